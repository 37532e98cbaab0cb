/* SPDX-License-Identifier: Apache-2.0 */
#include "home/scan_pages.h"

#include "home/scan_view.h"
#include "web/route.h"

/* GET /pemindaian */
Response scan_show(Request *rq)
{
	ScanPage shown = {
		.socket = rq->app->scanner,
		.scanner = scanner_health(rq->db),
		.waiting = scan_count_waiting(rq->db),
		.infected = scan_list_infected(rq->db),
		.evidence = evidence_list_infected(rq->db),
	};
	rq->section = "tugas";
	return page(rq, scan_show_view(rq, &shown));
}
