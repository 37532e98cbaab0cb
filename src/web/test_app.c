/* SPDX-License-Identifier: Apache-2.0 */
#include "web/test_app.h"

#include "web/form.h"

struct Person {
	Id id;
};
static const struct Person somebody = { 7 };

/* Cookies: "petugas" has no role, "koordinator" has one, all others are unknown. */
static void find_session(Request *rq, Str cookie)
{
	bool is_coordinator = str_equal_c(cookie, "koordinator");
	if (!is_coordinator && !str_equal_c(cookie, "petugas"))
		return;
	rq->person = &somebody;
	rq->viewer = (Viewer){ .name = cookie,
			       .session = cookie,
			       .roles = is_coordinator ? TEST_COORDINATOR : 0 };
}

static void note(Db *db, const char *deed)
{
	db_write(db,
		 "INSERT INTO journal (at, source, request, deed, kind, public, private)"
		 " VALUES (0, 'page', 'here', $1, 'setting', '{}', '{}')",
		 TEXT(str_of(deed)));
}

int64_t test_app_count(Db *db, const char *deed)
{
	Rows *rows = db_query(db, "SELECT COUNT(*) AS n FROM journal WHERE deed = $1",
			      TEXT(str_of(deed)));
	int64_t n = db_next(rows) ? row_integer(rows, "n") : -1;
	db_rows_end(rows);
	return n;
}

bool test_app_has_setting(Db *db, const char *name)
{
	Rows *rows = db_query(db, "SELECT name FROM setting WHERE name = $1", TEXT(str_of(name)));
	bool exists = db_next(rows);
	db_rows_end(rows);
	return exists;
}

static void journal_refusal(Request *rq)
{
	note(rq->db, str_c(rq->arena, rq->refused_deed));
}

static void run_effects(Request *rq)
{
	if (str_equal_c(form_line(rq, "name"), "akibat"))
		note(rq->db, "effect");
}

static Html form_of(Request *rq)
{
	Buf out = buf_new(rq->arena);
	buf_print(&out, "<form method=\"post\" action=\"%" STR_FORMAT "\">", STR_ARGS(rq->path));
	OUT_TEXT(&out, rq, form_token(rq, rq->path));
	buf_add_c(&out, "<input name=\"name\" value=\"");
	OUT_ATTR(&out, rq, form_typed(rq, "name", (Str){ 0 }));
	buf_add_c(&out, "\"></form>");
	return html_of(&out);
}

static Response form_show(Request *rq)
{
	rq->title = S("Formulir");
	return page(rq, form_of(rq));
}

static void setting_add(Request *rq, Str name)
{
	db_write(rq->db, "INSERT INTO setting (name, value, version) VALUES ($1, 'x', 1)",
		 TEXT(name));
}

/* POST /atur: the usual shape of a handler. */
static Response setting_create(Request *rq)
{
	Str name = form_text(rq, "name", 20);
	if (form_invalid(rq))
		return invalid(rq, form_of(rq));
	setting_add(rq, name);
	note(rq->db, "add");
	return redirect(rq, "/atur/%" STR_FORMAT, STR_ARGS(name));
}

/* POST /diam: a bug, nothing is journalled. */
static Response silent_create(Request *rq)
{
	setting_add(rq, form_text(rq, "name", 20));
	return redirect(rq, "/diam");
}

/* POST /ubah-lalu-tolak: changes rows and then finds a reason against it. */
static Response refused_create(Request *rq)
{
	setting_add(rq, form_text(rq, "name", 20));
	note(rq->db, "add");
	rq->refused_deed = S("give_verdict");
	return forbidden(rq);
}

/* POST /halaman: answers with a page, without asking about faults. */
static Response page_create(Request *rq)
{
	Str name = form_line(rq, "name");
	if (name.length) {
		setting_add(rq, name);
		note(rq->db, "add");
	}
	rq->title = S("Sekali tampil");
	return page(rq, form_of(rq));
}

/* POST /masuk: sets a cookie. */
static Response session_create(Request *rq)
{
	note(rq->db, "begin");
	Response answer = redirect(rq, "/");
	answer.set_cookie = S("nyata=petugas; Path=/; HttpOnly");
	return answer;
}

/* POST /rusak: a statement that a constraint refuses. */
static Response broken_create(Request *rq)
{
	setting_add(rq, S("kembar"));
	setting_add(rq, S("kembar"));
	return redirect(rq, "/");
}

static void prepare_name(Request *rq)
{
	rq->prepared = (void *)"disiapkan";
}

static Response prepared_create(Request *rq)
{
	note(rq->db, rq->prepared);
	return redirect(rq, "/");
}

static void keep_chunk(Db *db, const Upload *upload, int64_t position, Str bytes, Instant now)
{
	db_write(
		db,
		"INSERT INTO file_chunk (sha256, position, bytes, kept_at) VALUES ($1, $2, $3, $4)",
		TEXT(upload->sha256), INTEGER(position), BYTES(bytes), INSTANT(now));
}

static bool upload_admits(Request *rq)
{
	return !str_equal_c(form_line(rq, "name"), "orang lain");
}

static Response upload_create(Request *rq)
{
	if (!upload_admits(rq))
		return forbidden(rq);
	const Upload *upload = form_file(rq, "berkas", true);
	if (!upload || !upload->is_kept)
		return problem_usual(rq, 422);
	note(rq->db, "upload");
	return redirect(rq, "/");
}

static Response query_show(Request *rq)
{
	return plain(rq, 200, "text/plain", query_text(rq, "kata"));
}

static const Route rows[] = {
	{ GET, "/", ANYONE, READ, form_show },
	{ GET, "/cari", ANYONE, READ, query_show, .query = "kata" },
	{ GET, "/atur", ANYONE, READ, form_show, .query = "kata" },
	{ POST, "/atur", ANYONE, WRITE, setting_create },
	{ GET, "/diam", ANYONE, READ, form_show },
	{ POST, "/diam", ANYONE, WRITE, silent_create },
	{ GET, "/ubah-lalu-tolak", ANYONE, READ, form_show },
	{ POST, "/ubah-lalu-tolak", ANYONE, WRITE, refused_create },
	{ GET, "/halaman", ANYONE, READ, form_show },
	{ POST, "/halaman", ANYONE, WRITE, page_create },
	{ GET, "/masuk", ANYONE, READ, form_show },
	{ POST, "/masuk", ANYONE, WRITE, session_create },
	{ GET, "/rusak", ANYONE, READ, form_show },
	{ POST, "/rusak", ANYONE, WRITE, broken_create },
	{ GET, "/siap", ANYONE, READ, form_show },
	{ POST, "/siap", ANYONE, WRITE, prepared_create, prepare_name },
	{ GET, "/unggah", ANYONE, READ, form_show },
	{ POST, "/unggah", ANYONE, WRITE, upload_create, .takes_files = true,
	  .admit = upload_admits },
	{ GET, "/tugas", SIGNED_IN, READ, form_show, .query = "tampil" },
	{ POST, "/tugas", SIGNED_IN, WRITE, setting_create },
	{ GET, "/impor", TEST_COORDINATOR, READ, form_show },
	{ POST, "/impor", TEST_COORDINATOR, WRITE, setting_create },
	{ GET, "/sehat", ANYONE, NO_DATABASE, query_show, .query = "kata" },
	{ GET, "/berkas/{sha256}", ANYONE, READ, query_show, .query = "kata" },
};
const App test_app = {
	.routes = rows,
	.route_count = sizeof rows / sizeof rows[0],
	.hooks = { .find_session = find_session,
		   .keep_chunk = keep_chunk,
		   .journal_refusal = journal_refusal,
		   .run_effects = run_effects },
};
