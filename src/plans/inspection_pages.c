/* SPDX-License-Identifier: Apache-2.0 */
#include "plans/inspection_pages.h"

#include "plans/inspection_view.h"

#define VERDICTS_SHOWN 12

int inspection_days(const Request *rq, const InspectionPage *page, const Inspection *item)
{
	Day since = day_of_instant(item->uploaded_at, rq->site->zone_hours);
	return calendar_working_days(&page->calendar, since, rq->today);
}

/* GET /pemeriksaan */
Response inspection_show(Request *rq)
{
	InspectionPage shown = {
		.waiting = inspection_list(rq->db, rq->person->id, rq->today),
		.verdicts = inspection_newest_verdicts(rq->db, VERDICTS_SHOWN),
		.calendar = calendar_find(rq->db, calendar_week(rq->db)),
	};
	for (size_t i = 0; i < shown.waiting.count; i++)
		shown.mine += shown.waiting.items[i].may == VERDICT_GIVEN;
	rq->section = "pemeriksaan";
	return page(rq, inspection_view(rq, &shown));
}
