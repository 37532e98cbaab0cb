/* SPDX-License-Identifier: Apache-2.0 */
#include "people/permission_pages.h"

static void act_for(Request *rq, Id agency)
{
	Actor *by = NEW(rq->arena, Actor);
	*by = *rq->by;
	by->agency = agency;
	rq->by = by;
}

bool may(Request *rq, Deed deed, StandingList standing, Str about)
{
	if (permits(rq->person, deed, &standing)) {
		act_for(rq, permitting_agency(rq->person, deed, &standing));
		return true;
	}
	if (deed_is_watched(deed)) {
		rq->refused_deed = str_of(deed_word(deed));
		rq->refused_about = about;
	}
	return false;
}

bool could(const Request *rq, Deed deed, StandingList standing)
{
	return permits(rq->person, deed, &standing);
}
