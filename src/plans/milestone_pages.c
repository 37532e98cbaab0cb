/* SPDX-License-Identifier: Apache-2.0 */
#include "plans/milestone_pages.h"

#include <inttypes.h>

#include "base/list.h"
#include "people/clash_pages.h"
#include "people/permission_pages.h"
#include "plans/action_pages.h"
#include "plans/milestone_view.h"

static Response refuse_change(Request *rq, const Action *action, const Milestone *milestone,
			      MilestoneChange why);

static void add_owner(Request *rq, MilestoneForm *form, Id agency)
{
	const Agency *owner = agency_find(rq->db, agency);
	if (!owner ||
	    !milestone_may_be_owned_by(rq->db, form->action->id, agency, form->milestone.owner))
		return;
	*list_push(rq->arena, &form->owners) =
		(Option){ .value = str_print(rq->arena, "%" PRId64, agency), .label = owner->name };
}

static void add_owners(Request *rq, MilestoneForm *form)
{
	add_owner(rq, form, form->action->lead);
	AgencyList contributors = action_contributors(rq->db, form->action->id);
	for (size_t i = 0; i < contributors.count; i++)
		add_owner(rq, form, contributors.items[i].id);
}

static MilestoneForm new_form(Request *rq, const Action *action)
{
	MilestoneForm form = {
		.action = action,
		.path = str_print(rq->arena, "/rencana-aksi/%" PRId64 "/tonggak", action->id),
	};
	add_owners(rq, &form);
	return form;
}

static MilestoneForm form_of(Request *rq, const Action *action, const Milestone *milestone)
{
	MilestoneForm form = {
		.action = action,
		.path = str_print(rq->arena, "/tonggak/%" PRId64 "/ubah", milestone->id),
		.milestone = *milestone,
	};
	add_owners(rq, &form);
	return form;
}

/* before: its owner until now; 0: a new one. */
static Milestone read_form(Request *rq, const Action *action, Id before)
{
	Milestone milestone = {
		.action = action->id,
		.title = form_text(rq, "title", 300),
		.owner = form_id(rq, "owner"),
		.due = form_day(rq, "due", (Day){ 0 }, (Day){ 0 }),
		.proof = form_text(rq, "proof", 600),
	};
	if (milestone.owner &&
	    !milestone_may_be_owned_by(rq->db, action->id, milestone.owner, before))
		form_fault(rq, "owner",
			   T(rq, "Pilih perangkat daerah yang memimpin atau menyumbang pada "
				 "rencana aksi ini dan belum ditutup."));
	return milestone;
}

/* GET /rencana-aksi/{action}/tonggak */
Response milestone_new(Request *rq)
{
	const Action *action = action_of_path(rq);
	if (!action)
		return not_found(rq);
	if (!may(rq, CHANGE_ACTION, action_relation(rq->db, action, rq->person),
		 action_about(rq, action)))
		return forbidden(rq);
	if (day_is_set(action->withdrawn_on))
		return action_is_withdrawn(rq, action);
	return page(rq, milestone_form_view(rq, new_form(rq, action)));
}

/* POST /rencana-aksi/{action}/tonggak */
Response milestone_create(Request *rq)
{
	const Action *action = action_of_path(rq);
	if (!action)
		return not_found(rq);
	if (!may(rq, CHANGE_ACTION, action_relation(rq->db, action, rq->person),
		 action_about(rq, action)))
		return forbidden(rq);
	if (day_is_set(action->withdrawn_on))
		return action_is_withdrawn(rq, action);

	Milestone milestone = read_form(rq, action, 0);
	if (form_invalid(rq))
		return invalid(rq, milestone_form_view(rq, new_form(rq, action)));

	Id id = milestone_add(rq->db, &milestone, rq->by);
	return redirect(rq, "/rencana-aksi/%" PRId64 "#tonggak-%" PRId64, action->id, id);
}

/* GET /tonggak/{milestone}/ubah */
Response milestone_edit(Request *rq)
{
	const Milestone *milestone = milestone_find(rq->db, path_id(rq, "milestone"));
	if (!milestone)
		return not_found(rq);
	const Action *action = action_find(rq->db, milestone->action);
	if (!action)
		return not_found(rq);
	if (!may(rq, CHANGE_ACTION, milestone_relation(rq->db, milestone, rq->person),
		 action_about(rq, action)))
		return forbidden(rq);
	if (day_is_set(action->withdrawn_on))
		return refuse_change(rq, action, milestone, MILESTONE_WITHDRAWN);
	if (milestone->facts.has_accepted)
		return refuse_change(rq, action, milestone, MILESTONE_DONE);
	return page(rq, milestone_form_view(rq, form_of(rq, action, milestone)));
}

/* POST /tonggak/{milestone}/ubah */
Response milestone_update(Request *rq)
{
	const Milestone *milestone = milestone_find(rq->db, path_id(rq, "milestone"));
	if (!milestone)
		return not_found(rq);
	const Action *action = action_find(rq->db, milestone->action);
	if (!action)
		return not_found(rq);
	if (!may(rq, CHANGE_ACTION, milestone_relation(rq->db, milestone, rq->person),
		 action_about(rq, action)))
		return forbidden(rq);

	Milestone wanted = read_form(rq, action, milestone->owner);
	wanted.id = milestone->id;
	wanted.version = form_version(rq);
	if (form_invalid(rq))
		return invalid(rq, milestone_form_view(rq, form_of(rq, action, milestone)));

	MilestoneChange change = milestone_change(rq->db, &wanted, rq->by);
	if (change != MILESTONE_CHANGED)
		return refuse_change(rq, action, milestone, change);
	return redirect(rq, "/rencana-aksi/%" PRId64 "#tonggak-%" PRId64, action->id,
			milestone->id);
}

static Response milestone_is_past(Request *rq, const Milestone *milestone, Str sentence)
{
	return past(rq, sentence, T(rq, "Lihat tonggaknya"),
		    str_print(rq->arena, "/rencana-aksi/%" PRId64 "#tonggak-%" PRId64,
			      milestone->action, milestone->id));
}

static Response refuse_change(Request *rq, const Action *action, const Milestone *milestone,
			      MilestoneChange why)
{
	if (why == MILESTONE_WITHDRAWN)
		return action_is_withdrawn(rq, action);
	if (why == MILESTONE_DONE)
		return milestone_is_past(
			rq, milestone,
			T(rq, "Tonggak ini sudah terbukti, jadi tidak ditulis ulang. Buat "
			      "tonggak baru jika ada hasil lain yang dijanjikan."));
	if (why == MILESTONE_WAITS)
		return milestone_is_past(
			rq, milestone,
			T(rq, "Buktinya sedang diperiksa, jadi isi, bukti yang diminta, dan "
			      "penanggung jawab tonggak ini tidak ditulis ulang. Tunggu "
			      "putusannya; batasnya boleh diubah."));
	clash_fault(rq, "milestone", milestone->id);
	return conflict(rq, milestone_form_view(rq, form_of(rq, action, milestone)));
}
