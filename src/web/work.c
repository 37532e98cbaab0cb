/* SPDX-License-Identifier: Apache-2.0 */
#include "web/work.h"

#include <microhttpd.h>
#include <stddef.h>

#include "web/answer.h"

#define MILLISECONDS INT64_C(1000000)

/* A READ on an I/O thread holds up all its connections; what is slower goes to HEAVY. */
static const ReadLimit quick = { .thread_ns = 20 * MILLISECONDS, .wall_ns = 200 * MILLISECONDS };
static const ReadLimit long_read = { .wall_ns = 5000 * MILLISECONDS };

static bool read_now(Visit *visit, Reader *reader, ReadLimit limit);
static void head_now(Visit *visit, Reader *reader, ReadLimit limit);
static void say_failure(Visit *visit, DbFailure failure);
static bool suspend(Visit *visit);
static bool send_away(Visit *visit, Pool *pool, void (*run)(Errand *, Reader *));
static void come_back(Visit *visit);
static void refuse_busy(Visit *visit);
static void run_head(Errand *errand, Reader *reader);
static void run_read(Errand *errand, Reader *reader);
static void run_prepare(Errand *errand, Reader *reader);
static void to_lane(Visit *visit, bool (*add)(Writer *, Piece *));
static bool add_next(Writer *writer, Piece *piece);
static void run_chunk(Piece *piece, Db *db);
static void chunk_done(Piece *piece, DbFailure fate);
static void run_handler(Piece *piece, Db *db);
static void handler_done(Piece *piece, DbFailure fate);

static Visit *visit_of_errand(Errand *errand)
{
	return (Visit *)((char *)errand - offsetof(Visit, errand));
}

static Visit *visit_of_piece(Piece *piece)
{
	return (Visit *)((char *)piece - offsetof(Visit, piece));
}

/* --- reading --- */

bool work_head(Visit *visit)
{
	Serving *serving = visit->serving;
	if (serving->reads) {
		visit->stage_after = VISIT_HEAD_READ;
		return send_away(visit, serving->reads, run_head);
	}
	head_now(visit, reader_here(serving->readers), long_read);
	return true;
}

static void run_head(Errand *errand, Reader *reader)
{
	Visit *visit = visit_of_errand(errand);
	head_now(visit, reader, long_read);
	come_back(visit);
}

static void head_now(Visit *visit, Reader *reader, ReadLimit limit)
{
	Request *rq = &visit->rq;
	DbFailure failure = DB_BROKEN;
	if (reader_begin(reader, rq, limit)) {
		visit->is_refused = !dispatch_head(visit->serving->app, rq, visit->target,
						   visit->cookie, &visit->answer);
		failure = reader_end(reader, rq);
	}
	if (failure == DB_FINE)
		return;
	say_failure(visit, failure);
	visit->is_refused = true;
}

/* Unless the answer says it already. */
static void say_failure(Visit *visit, DbFailure failure)
{
	if (visit->answer.status >= 500)
		return;
	answer_drop(&visit->answer);
	visit->answer = dispatch_failure(&visit->rq, failure);
}

bool work_read(Visit *visit)
{
	Serving *serving = visit->serving;
	Request *rq = &visit->rq;
	visit->stage_after = VISIT_ANSWERED;
	if (rq->route->lane == NO_DATABASE) {
		if (dispatch_head(serving->app, rq, visit->target, visit->cookie, &visit->answer))
			visit->answer = dispatch_read(serving->app, rq);
		return true;
	}
	if (rq->route->lane == HEAVY)
		return send_away(visit, serving->heavy, run_read);
	if (serving->reads)
		return send_away(visit, serving->reads, run_read);
	if (read_now(visit, reader_here(serving->readers), quick))
		return true;
	/* It took too long here. A READ changes nothing but its answer, so it can begin again. */
	answer_drop(&visit->answer);
	visit->rq = visit->parsed;
	visit->answer = (Response){ 0 };
	arena_reset_to(visit->arena, visit->start);
	return send_away(visit, serving->heavy, run_read);
}

static void run_read(Errand *errand, Reader *reader)
{
	Visit *visit = visit_of_errand(errand);
	if (!read_now(visit, reader, long_read)) {
		answer_drop(&visit->answer);
		refuse_busy(visit);
	}
	come_back(visit);
}

/* false: the limit broke it off. */
static bool read_now(Visit *visit, Reader *reader, ReadLimit limit)
{
	Request *rq = &visit->rq;
	DbFailure failure = DB_BROKEN;
	rq->revision = revision_now(&visit->serving->revision);
	if (reader_begin(reader, rq, limit)) {
		if (dispatch_head(visit->serving->app, rq, visit->target, visit->cookie,
				  &visit->answer))
			visit->answer = dispatch_read(visit->serving->app, rq);
		failure = reader_end(reader, rq);
	}
	if (failure == DB_INTERRUPTED)
		return false;
	if (failure != DB_FINE)
		say_failure(visit, failure);
	else
		page_cache_keep(visit->serving->pages, rq, visit->page_key, &visit->answer);
	return true;
}

/* --- away and back --- */

/* Suspends before another thread can see the visit, which may come back before this returns. false:
 * the server is about to end, and *visit has its answer. It counts first and asks then: so a stop
 * that has seen nobody suspended will not meet one. */
static bool suspend(Visit *visit)
{
	Serving *serving = visit->serving;
	atomic_fetch_add(&serving->suspended, 1);
	if (atomic_load(&serving->refuses_waiting)) {
		atomic_fetch_sub(&serving->suspended, 1);
		refuse_busy(visit);
		return false;
	}
	visit->stage = VISIT_AWAY;
	MHD_suspend_connection(visit->connection);
	return true;
}

/* Gives false, or true when there was no going away and the answer is there. */
static bool send_away(Visit *visit, Pool *pool, void (*run)(Errand *, Reader *))
{
	if (!suspend(visit))
		return true;
	visit->errand.run = run;
	if (!pool_add(pool, &visit->errand)) {
		refuse_busy(visit);
		come_back(visit);
	}
	return false;
}

static void refuse_busy(Visit *visit)
{
	visit->answer = problem_usual(&visit->rq, 503);
	visit->is_refused = true;
}

/* After this the visit may be gone. */
static void come_back(Visit *visit)
{
	Serving *serving = visit->serving;
	visit->stage = visit->stage_after;
	MHD_resume_connection(visit->connection);
	atomic_fetch_sub(&serving->suspended, 1);
}

/* --- writing --- */

bool work_write(Visit *visit)
{
	Serving *serving = visit->serving;
	visit->stage_after = VISIT_ANSWERED;
	if (visit->rq.route->prepare || visit->rq.route->admit)
		return send_away(visit, visit->rq.route->hashes ? serving->hashing : serving->heavy,
				 run_prepare);
	if (!suspend(visit))
		return true;
	to_lane(visit, writer_add);
	return false;
}

static void run_prepare(Errand *errand, Reader *reader)
{
	Visit *visit = visit_of_errand(errand);
	Request *rq = &visit->rq;
	DbFailure failure = DB_BROKEN;
	if (reader_begin(reader, rq, long_read)) {
		dispatch_prepare(rq);
		if (db_failed(rq->db))
			visit->answer = dispatch_failure(rq, db_failure(rq->db));
		failure = reader_end(reader, rq);
	}
	if (failure == DB_FINE) {
		to_lane(visit, writer_add);
		return;
	}
	say_failure(visit, failure);
	come_back(visit);
}

/* The files' chunks first, one piece each, then the handler. */
static void to_lane(Visit *visit, bool (*add)(Writer *, Piece *))
{
	bool has_chunk = !visit->rq.keeps_no_file && visit->next_upload < visit->rq.uploads.count;
	visit->piece.run = has_chunk ? run_chunk : run_handler;
	visit->piece.done = has_chunk ? chunk_done : handler_done;
	if (add(visit->serving->writer, &visit->piece))
		return;
	refuse_busy(visit);
	come_back(visit);
}

static bool add_next(Writer *writer, Piece *piece)
{
	writer_add_next(writer, piece);
	return true;
}

static void run_chunk(Piece *piece, Db *db)
{
	Visit *visit = visit_of_piece(piece);
	Request *rq = &visit->rq;
	const Upload *upload = &rq->uploads.items[visit->next_upload];
	ArenaMark mark = arena_mark(rq->arena);
	db_set_arena(db, rq->arena);
	bool ok;
	Str bytes = upload_chunk(rq->arena, upload, visit->next_chunk, &ok);
	db_savepoint(db);
	if (ok)
		visit->serving->app->hooks.keep_chunk(db, upload, visit->next_chunk, bytes,
						      rq->now);
	visit->answer = (Response){ 0 };
	if (ok && !db_failed(db)) {
		db_release(db);
	} else {
		visit->answer.status = db_failure(db) == DB_FULL ? 507 : 503;
		db_rollback_savepoint(db);
	}
	arena_reset_to(rq->arena, mark);
}

static void chunk_done(Piece *piece, DbFailure fate)
{
	Visit *visit = visit_of_piece(piece);
	Upload *upload = &visit->rq.uploads.items[visit->next_upload];
	if (fate == DB_FINE && !visit->answer.status) {
		if (++visit->next_chunk == upload_chunks(upload)) {
			upload->is_kept = true;
			visit->next_upload++;
			visit->next_chunk = 0;
		}
		to_lane(visit, add_next);
		return;
	}
	visit->answer = fate == DB_FINE ? problem_usual(&visit->rq, visit->answer.status)
					: dispatch_failure(&visit->rq, fate);
	come_back(visit);
}

static void run_handler(Piece *piece, Db *db)
{
	Visit *visit = visit_of_piece(piece);
	visit->rq.db = db;
	db_set_arena(db, visit->arena);
	visit->answer = dispatch_write(visit->serving->app, &visit->rq, visit->cookie);
	visit->rq.db = NULL;
}

static void handler_done(Piece *piece, DbFailure fate)
{
	Visit *visit = visit_of_piece(piece);
	if (fate != DB_FINE) {
		answer_drop(&visit->answer);
		visit->answer = dispatch_failure(&visit->rq, fate);
	}
	come_back(visit);
}
