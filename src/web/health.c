/* SPDX-License-Identifier: Apache-2.0 */
#include "web/health.h"

#include <stdatomic.h>

static atomic_bool is_ready_now;

Response health_show(Request *rq)
{
	return plain(rq, 200, "text/plain; charset=utf-8", S("ok\n"));
}

Response ready_show(Request *rq)
{
	Rows *rows = db_query(rq->db, "SELECT count(*) AS settings FROM setting");
	bool can_read = db_next(rows);
	db_rows_end(rows);
	if (can_read && !db_failed(rq->db) && server_is_ready())
		return plain(rq, 200, "text/plain; charset=utf-8", S("ready\n"));
	Response answer = plain(rq, 503, "text/plain; charset=utf-8", S("not ready\n"));
	answer.retry_after = 5;
	return answer;
}

bool server_is_ready(void)
{
	return atomic_load(&is_ready_now);
}

void server_set_ready(bool is_ready)
{
	atomic_store(&is_ready_now, is_ready);
}
