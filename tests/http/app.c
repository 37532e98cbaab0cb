/* SPDX-License-Identifier: Apache-2.0 */
/* The smallest program over web/: a journal that counts, pages that take long, a form with a file.
 *     [HEAD_SECONDS=N] [BODY_SECONDS=N] [TRUSTED_PROXIES=LIST] [LISTEN_ALL=1]
 *     http_app DATABASE_URL LISTEN [PUBLIC_URL | --insecure-lan] */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/digest.h"
#include "web/form.h"
#include "web/form_token.h"
#include "web/health.h"
#include "web/server.h"

#define TEXT_PLAIN "text/plain; charset=utf-8"

static void nap(int milliseconds)
{
	nanosleep(&(struct timespec){ milliseconds / 1000, milliseconds % 1000 * 1000000L }, NULL);
}

static Response say(Request *rq, int64_t number)
{
	return plain(rq, 200, TEXT_PLAIN, str_print(rq->arena, "%lld\n", (long long)number));
}

static int64_t count_journal(Db *db, Str deed)
{
	Rows *rows = db_query(db, "SELECT count(*) AS n FROM journal WHERE deed = $1", TEXT(deed));
	int64_t count = db_next(rows) ? row_integer(rows, "n") : 0;
	db_rows_end(rows);
	return count;
}

static void journal(Request *rq, Str deed, int64_t subject)
{
	db_insert(rq->db,
		  "INSERT INTO journal (at, source, request, deed, kind, subject, public, private)"
		  " VALUES ($1, 'page', $2, $3, 'test', $4, '{}', '{}') RETURNING id",
		  INSTANT(rq->now), TEXT(rq->request_id), TEXT(deed), ID(subject));
}

/* GET /token?path=/count: what the field `form` of a form for that path would hold. */
static Response token_show(Request *rq)
{
	return plain(rq, 200, TEXT_PLAIN, form_token_text(rq, query_text(rq, "path")));
}

/* GET /count?deed=add: how many journal rows. */
static Response count_show(Request *rq)
{
	return say(rq, count_journal(rq->db, query_text(rq, "deed")));
}

static Response count_create(Request *rq)
{
	int64_t subject = form_integer(rq, "subject", 1, 1000000);
	if (form_invalid(rq))
		return plain(rq, 422, TEXT_PLAIN, S("wrong\n"));
	journal(rq, S("add"), subject);
	return redirect(rq, "/count/%lld", (long long)subject);
}

/* GET /count/{subject}: how often that one is there. */
static Response count_of(Request *rq)
{
	Rows *rows = db_query(rq->db,
			      "SELECT count(*) AS n FROM journal"
			      " WHERE kind = 'test' AND deed = 'add' AND subject = $1",
			      ID(path_id(rq, "subject")));
	int64_t count = db_next(rows) ? row_integer(rows, "n") : 0;
	db_rows_end(rows);
	return say(rq, count);
}

/* Counts up in the database for that many steps. */
static int64_t work(Db *db, int64_t steps)
{
	Rows *rows = db_query(db,
			      "WITH RECURSIVE step (n) AS"
			      " (SELECT CAST(1 AS BIGINT) UNION ALL"
			      "  SELECT n + 1 FROM step WHERE n < $1)"
			      " SELECT max(n) AS n FROM step",
			      INTEGER(steps));
	int64_t reached = db_next(rows) ? row_integer(rows, "n") : 0;
	db_rows_end(rows);
	return reached;
}

static Response work_show(Request *rq)
{
	return say(rq, work(rq->db, query_integer(rq, "steps", 1)));
}

/* A public page that says how often it was made, which no page of the program would. */
static Response public_show(Request *rq)
{
	static _Atomic int made;
	Buf out = buf_new(rq->arena);
	buf_print(&out, "<!doctype html><title>made %d</title>word %" STR_FORMAT ", count %lld",
		  ++made, STR_ARGS(query_text(rq, "kata")),
		  (long long)count_journal(rq->db, S("add")));
	for (int i = 0; i < 200; i++)
		buf_add_c(&out, "<p>The same words again and again.</p>");
	return plain(rq, 200, "text/html; charset=utf-8", buf_str(&out));
}

/* A picture of HEAVY, which says in its one line how often it was drawn. */
static Response picture_show(Request *rq)
{
	static _Atomic int made;
	return plain(rq, 200, "image/png", str_print(rq->arena, "<title>made %d<", ++made));
}

/* The same with a form, in which a token stands. */
static Response form_show(Request *rq)
{
	rq->has_form = true;
	return public_show(rq);
}

static Response nap_show(Request *rq)
{
	nap((int)query_integer(rq, "ms", 50));
	return say(rq, count_journal(rq->db, S("add")));
}

static void nap_before(Request *rq)
{
	nap(100);
	rq->prepared = NEW(rq->arena, int64_t);
	*(int64_t *)rq->prepared = count_journal(rq->db, S("prepared")) + 1;
}

static Response prepared_create(Request *rq)
{
	journal(rq, S("prepared"), *(int64_t *)rq->prepared);
	return redirect(rq, "/count");
}

/* POST /nap: holds the lane up for a moment. */
static Response nap_create(Request *rq)
{
	nap(300);
	journal(rq, S("nap"), 0);
	return redirect(rq, "/count");
}

static bool upload_admits(Request *rq)
{
	return !str_equal_c(form_line(rq, "note"), "stranger");
}

static Response upload_create(Request *rq)
{
	if (!upload_admits(rq))
		return forbidden(rq);
	const Upload *upload = form_file(rq, "file", true);
	Str note = form_text_optional(rq, "note", 100000);
	if (form_invalid(rq))
		return plain(rq, 422, TEXT_PLAIN, S("no file\n"));
	journal(rq, S("upload"), 0);
	return plain(rq, 200, TEXT_PLAIN,
		     str_print(rq->arena, "%" STR_FORMAT " %lld %" STR_FORMAT " %zu kept=%d\n",
			       STR_ARGS(upload->name), (long long)upload->size_bytes,
			       STR_ARGS(upload->sha256), note.length, upload->is_kept));
}

static Response chunks_show(Request *rq)
{
	Rows *rows = db_query(rq->db, "SELECT count(*) AS n FROM file_chunk");
	int64_t count = db_next(rows) ? row_integer(rows, "n") : 0;
	db_rows_end(rows);
	return say(rq, count);
}

static Response fields_create(Request *rq)
{
	Buf out = buf_new(rq->arena);
	for (size_t i = 0; i < rq->form_fields.count; i++) {
		Field field = rq->form_fields.items[i];
		if (!str_equal_c(field.name, "form"))
			buf_print(&out, "%" STR_FORMAT "=%" STR_FORMAT ";", STR_ARGS(field.name),
				  STR_ARGS(field.value));
	}
	return plain(rq, 200, TEXT_PLAIN, buf_str(&out));
}

/* A constraint that only a bug lets fire. */
static Response bug_create(Request *rq)
{
	journal(rq, S("bug"), 0);
	db_write(rq->db, "INSERT INTO setting (name, value, version) VALUES ('twice', '', 1)");
	db_write(rq->db, "INSERT INTO setting (name, value, version) VALUES ('twice', '', 1)");
	return redirect(rq, "/count");
}

static Response large_show(Request *rq)
{
	size_t length = 1000000;
	char *text = arena_take(rq->arena, length);
	memset(text, 'x', length);
	Response answer = plain(rq, 200, TEXT_PLAIN, (Str){ text, length });
	answer.etag = S("\"large\"");
	return answer;
}

static Response file_show(Request *rq)
{
	char name[] = "/tmp/nyata-app-XXXXXX";
	int descriptor = mkstemp(name);
	unlink(name);
	if (write(descriptor, "bytes", 5) != 5)
		return problem_usual(rq, 500);
	Response answer = plain(rq, 200, "application/pdf", (Str){ 0 });
	answer.descriptor = descriptor;
	answer.size_bytes = 5;
	answer.download_name = S("bukti é.pdf");
	return answer;
}

/* GET /address: who asks, as far as the server knows. */
static Response address_show(Request *rq)
{
	return plain(rq, 200, TEXT_PLAIN, rq->remote_address);
}

/* GET /site: the name of the regency as the server knows it. */
static Response site_show(Request *rq)
{
	return plain(rq, 200, TEXT_PLAIN, rq->site->regency);
}

/* A page that fails under an address that nobody else may know. */
static Response secret_show(Request *rq)
{
	return problem_usual(rq, 500);
}

static void read_site(Db *db, Site *site, Arena *arena)
{
	Rows *rows = db_query(db, "SELECT value FROM setting WHERE name = 'regency'");
	site->regency = db_next(rows) ? str_copy(arena, row_text(rows, "value")) : S("Uji");
	db_rows_end(rows);
	site->zone_hours = 7;
	site->zone_name = S("WIB");
	site->form_secret = S("0123456789abcdef0123456789abcdef");
}

static void find_session(Request *rq, Str cookie)
{
	if (!str_equal_c(cookie, "tester"))
		return;
	rq->viewer = (Viewer){ .name = S("Tester"), .session = S("1"), .roles = 1 };
}

static void keep_chunk(Db *db, const Upload *upload, int64_t position, Str bytes, Instant now)
{
	db_write(db,
		 "INSERT INTO file_chunk (sha256, position, bytes, kept_at)"
		 " VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING",
		 TEXT(upload->sha256), INTEGER(position), BYTES(bytes), INSTANT(now));
}

static void nothing(Request *rq)
{
	(void)rq;
}

static void every_minute(Db *db, Arena *arena, Instant now)
{
	(void)db;
	(void)arena;
	(void)now;
}

static void every_day(Db *db, Arena *arena, Instant now, Day today)
{
	(void)arena;
	db_insert(db,
		  "INSERT INTO journal (at, source, request, deed, kind, public, private)"
		  " VALUES ($1, 'job', 'day', 'day', $2, '{}', '{}') RETURNING id",
		  INSTANT(now), DAY(today));
}

static bool has_job(Db *db, Instant now)
{
	(void)db;
	(void)now;
	return false;
}

static bool run_job(Db *db, Arena *arena, Instant now, Day today)
{
	(void)db;
	(void)arena;
	(void)now;
	(void)today;
	return false;
}

static const Route routes[] = {
	{ GET, "/healthz", ANYONE, NO_DATABASE, health_show, NULL, 0, false },
	{ GET, "/readyz", ANYONE, READ, ready_show, NULL, 0, false },
	{ GET, "/token", ANYONE, READ, token_show, .query = "path" },
	{ GET, "/picture", ANYONE, HEAVY, picture_show },
	{ GET, "/public", ANYONE, READ, public_show, .query = "kata" },
	{ GET, "/form", ANYONE, READ, form_show, .query = "kata" },
	{ GET, "/count", ANYONE, READ, count_show, .query = "deed" },
	{ POST, "/count", ANYONE, WRITE, count_create, NULL, 0, false },
	{ GET, "/count/{subject}", ANYONE, READ, count_of, NULL, 0, false },
	{ GET, "/secret/{token}", ANYONE, READ, secret_show, NULL, 0, false },
	{ GET, "/address", ANYONE, READ, address_show, NULL, 0, false },
	{ GET, "/site", ANYONE, READ, site_show, NULL, 0, false },
	{ GET, "/work", ANYONE, READ, work_show, .query = "steps" },
	{ GET, "/heavy", ANYONE, HEAVY, nap_show, .query = "ms" },
	{ POST, "/prepared", ANYONE, WRITE, prepared_create, nap_before, 0, false },
	{ POST, "/hashed", ANYONE, WRITE, prepared_create, .prepare = nap_before, .hashes = true },
	{ POST, "/nap", ANYONE, WRITE, nap_create, NULL, 0, false },
	{ POST, "/upload", ANYONE, WRITE, upload_create, NULL, 4 << 20, true, upload_admits },
	{ POST, "/fields", ANYONE, WRITE, fields_create, NULL, 2 << 20, false },
	{ POST, "/bug", ANYONE, WRITE, bug_create, NULL, 0, false },
	{ GET, "/signed", SIGNED_IN, READ, count_show, .query = "deed" },
	{ POST, "/signed", SIGNED_IN, WRITE, count_create, NULL, 0, false },
	{ POST, "/ruled", UINT32_C(2), WRITE, count_create, NULL, 0, false },
	{ GET, "/chunks", ANYONE, READ, chunks_show, NULL, 0, false },
	{ GET, "/large", ANYONE, READ, large_show, NULL, 0, false },
	{ GET, "/file", ANYONE, READ, file_show, NULL, 0, false },
};

static bool bring_forward(Str url)
{
	Arena *arena = arena_new();
	const char *why = NULL;
	Db *db = db_open(arena, url, DB_WRITE, &why);
	bool is_done = db && db_migrate(db) == MIGRATE_DONE;
	if (!is_done)
		fprintf(stderr, "http_app: %s\n", db ? db_failure_text(db) : why);
	if (db)
		db_close(db);
	arena_free(arena);
	return is_done;
}

int main(int argc, char **argv)
{
	if (argc < 3)
		return 2;
	App app = { .routes = routes,
		    .route_count = sizeof routes / sizeof *routes,
		    .hooks = { .read_site = read_site,
			       .find_session = find_session,
			       .keep_chunk = keep_chunk,
			       .journal_refusal = nothing,
			       .run_effects = nothing,
			       .every_minute = every_minute,
			       .every_day = every_day,
			       .has_job = has_job,
			       .run_job = run_job },
		    .database_url = str_of(argv[1]),
		    .listen = str_of(argv[2]) };
	app.head_seconds = atoi(getenv("HEAD_SECONDS") ?: "0");
	app.body_seconds = atoi(getenv("BODY_SECONDS") ?: "0");
	if (getenv("LISTEN_ALL"))
		app.listen = S("0.0.0.0:0");
	Arena *arena = arena_new();
	Str wrong;
	proxies_read(arena, str_of(getenv("TRUSTED_PROXIES")), &app.proxies, &wrong);
	if (argc > 3 && strcmp(argv[3], "--insecure-lan") != 0)
		app.public_url = str_of(argv[3]);
	else
		app.insecure_lan = argc > 3;
	digest_start();
	int code = bring_forward(app.database_url) ? server_run(&app) : 1;
	arena_free(arena);
	return code;
}
