/* SPDX-License-Identifier: Apache-2.0 */
/* The way of a request through all steps on one connection, as tests want it. */
#include "web/dispatch.h"

#include <unistd.h>

enum { CHUNK_BYTES = 256 * 1024 };

static Request *request_of(Db *db, Arena *arena, const Site *site, Instant now, const Sent *sent);
static bool read_here(const App *app, Request *rq, const Sent *sent, Response *answer);
static Response write_here(const App *app, Request *rq, const Sent *sent);

Response dispatch_here(const App *app, Db *db, Arena *arena, const Site *site, Instant now,
		       Sent sent)
{
	App *strict = NEW(arena, App);
	*strict = *app;
	strict->is_strict = true;
	Request *rq = request_of(db, arena, site, now, &sent);
	Response answer = { 0 };
	db_set_arena(db, arena);
	db_begin_read(db);
	bool is_done = read_here(strict, rq, &sent, &answer);
	db_commit(db);
	return is_done ? answer : write_here(strict, rq, &sent);
}

static Request *request_of(Db *db, Arena *arena, const Site *site, Instant now, const Sent *sent)
{
	Request *rq = NEW(arena, Request);
	*rq = (Request){
		.arena = arena,
		.db = db,
		.method = sent->method,
		.request_id = S("here"),
		.form_fields = sent->fields,
		.uploads = sent->uploads,
		.now = now,
		.today = day_of_instant(now, site->zone_hours),
		.site = site,
		.remote_address = sent->address ? str_of(sent->address) : S("127.0.0.1"),
		.user_agent = str_of(sent->user_agent),
	};
	return rq;
}

/* true: *answer is the answer; false: the row writes. */
static bool read_here(const App *app, Request *rq, const Sent *sent, Response *answer)
{
	if (!dispatch_head(app, rq, str_of(sent->path), str_of(sent->cookie), answer))
		return true;
	if (rq->route->lane != WRITE) {
		*answer = dispatch_read(app, rq);
		return true;
	}
	if (!dispatch_token(app, rq, str_of(sent->origin), str_of(sent->fetch_site), answer))
		return true;
	dispatch_prepare(rq);
	return false;
}

static void keep_chunks(const App *app, Request *rq, Upload *upload)
{
	char *bytes = arena_take(rq->arena, CHUNK_BYTES);
	int64_t position = 0, from = 0;
	while (from < upload->size_bytes) {
		ssize_t count = pread(upload->descriptor, bytes, CHUNK_BYTES, from);
		if (count <= 0)
			return;
		app->hooks.keep_chunk(rq->db, upload, position++, (Str){ bytes, (size_t)count },
				      rq->now);
		from += count;
	}
	upload->is_kept = true;
}

static Response write_here(const App *app, Request *rq, const Sent *sent)
{
	db_begin_write(rq->db);
	for (size_t i = 0; i < rq->uploads.count && !rq->keeps_no_file; i++)
		keep_chunks(app, rq, &rq->uploads.items[i]);
	Response answer = dispatch_write(app, rq, str_of(sent->cookie));
	if (db_lost_transaction(rq->db)) {
		db_rollback(rq->db);
		return dispatch_failure(rq, DB_BROKEN);
	}
	DbFailure failure = db_commit(rq->db);
	return failure == DB_FINE ? answer : dispatch_failure(rq, failure);
}
