/* SPDX-License-Identifier: Apache-2.0 */
#include "people/own_session_pages.h"

#include "people/own_session_view.h"
#include "people/person_pages.h"

static Html own_view(Request *rq)
{
	OwnSessions shown = { .sessions = session_list(rq->db, rq->person->id, rq->now),
			      .here = session_of(rq) };
	return own_session_index_view(rq, &shown);
}

/* GET /sesi */
Response own_session_index(Request *rq)
{
	return page(rq, own_view(rq));
}

/* POST /sesi/{session}/akhir */
Response own_session_remove(Request *rq)
{
	Id session = session_find_of(rq->db, rq->person->id, path_id(rq, "session"));
	if (!session)
		return not_found(rq);
	session_end(rq->db, session, rq->by);
	return redirect(rq, "/sesi");
}

/* POST /sesi/akhiri-lain */
Response own_session_remove_others(Request *rq)
{
	session_end_all(rq->db, rq->person->id, session_of(rq), rq->by);
	return redirect(rq, "/sesi");
}

/* POST /sesi/surel: an address that the person gives is the person's own. */
Response own_email_update(Request *rq)
{
	Str email = form_email(rq);
	if (form_invalid(rq))
		return invalid(rq, own_view(rq));
	change_email(rq, rq->person, email);
	return redirect(rq, "/sesi");
}
