/* SPDX-License-Identifier: Apache-2.0 */
#include "web/dispatch.h"

#include "base/list.h"
#include "base/log.h"
#include "web/address.h"
#include "web/form.h"
#include "web/form_sent.h"
#include "web/form_token.h"
#include "web/header.h"
#include "web/problem.h"

static void find_session(const App *app, Request *rq, Str cookie);
static bool is_let_in(Request *rq, Response *answer);
static Response answer_once(const App *app, Request *rq);
static Response end_savepoint(Request *rq, Response answer);
static void journal_refusal(const App *app, Request *rq);

/* --- the row --- */

/* Cuts "?query" off, decodes the path and takes /en off it. false: it cannot be read. */
static bool read_address(Request *rq, Str raw_path)
{
	Str path = str_cut(&raw_path, '?');
	if (raw_path.length)
		rq->query = raw_path;
	rq->path = S("/");
	rq->query_fields = (FieldList){ 0 };
	rq->language = INDONESIAN;
	if (!str_starts(path, S("/")) || !address_decode(rq->arena, path, false, &path))
		return false;
	rq->path = path;
	if (!str_equal_c(path, "/en") && !str_starts(path, S("/en/")))
		return true;
	rq->language = ENGLISH;
	rq->path = path.length == 3 ? S("/") : str_slice(path, 3, path.length);
	return true;
}

/* A name or value that cannot be decoded counts as missing; the API says so. */
static FieldList decode_query(Request *rq)
{
	FieldList fields = { 0 };
	rq->strange_field = (Str){ 0 };
	Str rest = rq->query;
	while (rest.length) {
		Field field = { 0 };
		Str value = str_cut(&rest, '&');
		Str name = str_cut(&value, '=');
		if (!name.length)
			continue;
		bool is_decoded = address_decode(rq->arena, name, true, &field.name) &&
				  address_decode(rq->arena, value, true, &field.value);
		if (is_decoded)
			*list_push(rq->arena, &fields) = field;
		bool is_read = is_decoded && route_asks(rq->route, field.name);
		if (!is_read && !rq->strange_field.length)
			rq->strange_field = field.name.length ? field.name : name;
	}
	return fields;
}

static const Field *first_named(const FieldList *fields, Str name)
{
	for (size_t i = 0; i < fields->count; i++)
		if (str_equal(fields->items[i].name, name))
			return &fields->items[i];
	return NULL;
}

/* One address for one page: what the row does not read, what is empty and what comes twice is
 * dropped, and the rest stands in the row's order. */
static void read_query(Request *rq)
{
	FieldList sent = decode_query(rq);
	Buf query = buf_new(rq->arena);
	Str names = str_of(rq->route->query);
	while (names.length) {
		Str name = str_cut(&names, ' ');
		const Field *field = first_named(&sent, name);
		if (!field || !field->value.length)
			continue;
		*list_push(rq->arena, &rq->query_fields) = *field;
		if (query.length)
			buf_add_char(&query, '&');
		address_add_encoded(&query, name);
		buf_add_char(&query, '=');
		address_add_encoded(&query, field->value);
	}
	rq->query = buf_str(&query);
}

/* The page of this address without its last slash, if there is one. */
static bool is_slash_too_many(const App *app, const Request *rq, Str raw_path)
{
	const char *allow;
	Request asked = { .arena = rq->arena };
	bool is_english_front =
		rq->language == ENGLISH && str_starts(raw_path, S("/en/")) && rq->path.length == 1;
	if (is_english_front || rq->path.length < 2 || !str_ends(rq->path, S("/")))
		return is_english_front;
	Str path = str_slice(rq->path, 0, rq->path.length - 1);
	return route_find(app, &asked, GET, path, &allow) != NULL;
}

static Response without_slash(const App *app, Request *rq)
{
	const char *allow;
	if (rq->path.length > 1)
		rq->path = str_slice(rq->path, 0, rq->path.length - 1);
	rq->route = route_find(app, rq, GET, rq->path, &allow);
	read_query(rq);
	Response answer = redirect(rq, "%" STR_FORMAT, STR_ARGS(address_with(rq, "", (Str){ 0 })));
	answer.status = 301;
	return answer;
}

/* "/en/api/…", "/en/assets/…" and "/en/en/…" have no English twin. */
static bool has_no_twin(const Request *rq)
{
	return rq->language == ENGLISH && !address_takes_prefix(rq->path);
}

/* A browser asks first whether another site's script may read. */
static bool is_asked_first(const Request *rq, const char *allow)
{
	return rq->method == OPTIONS && address_is_api(rq->path) && allow[0] == 'G';
}

static Response answer_unrouted(Request *rq, const char *allow)
{
	if (is_asked_first(rq, allow))
		return (Response){ .status = 204, .allow = "GET, HEAD, OPTIONS" };
	Response answer = problem_usual(rq, allow[0] ? 405 : 404);
	answer.allow = allow[0] ? allow : NULL;
	return answer;
}

bool dispatch_route(const App *app, Request *rq, Str raw_path, Response *answer)
{
	const char *allow = "";
	rq->app = app;
	if (!read_address(rq, raw_path)) {
		*answer = problem_usual(rq, 400);
		return false;
	}
	if (rq->method != POST && is_slash_too_many(app, rq, raw_path)) {
		*answer = without_slash(app, rq);
		return false;
	}
	rq->route = has_no_twin(rq) ? NULL : route_find(app, rq, rq->method, rq->path, &allow);
	if (address_is_api(rq->path))
		rq->language = ENGLISH;
	if (!rq->route) {
		*answer = answer_unrouted(rq, allow);
		return false;
	}
	read_query(rq);
	if (!address_is_api(rq->path) || !rq->strange_field.length)
		return true;
	*answer = problem_strange(rq);
	return false;
}

/* --- who --- */

bool dispatch_head(const App *app, Request *rq, Str raw_path, Str cookie, Response *answer)
{
	if (!rq->route && !dispatch_route(app, rq, raw_path, answer))
		return false;
	if (rq->route->lane != NO_DATABASE) {
		db_set_arena(rq->db, rq->arena);
		find_session(app, rq, cookie);
		if (db_failed(rq->db)) {
			*answer = dispatch_failure(rq, db_failure(rq->db));
			return false;
		}
	}
	return is_let_in(rq, answer);
}

static void find_session(const App *app, Request *rq, Str cookie)
{
	Str value = cookie_value(rq->site, cookie);
	rq->person = NULL;
	rq->by = NULL;
	rq->viewer = (Viewer){ .session = S("anon") };
	rq->device = device_cookie_value(rq->site, cookie);
	app->hooks.find_session(rq, value);
}

static Response to_sign_in(Request *rq)
{
	Buf out = buf_new(rq->arena);
	address_add_encoded(&out, address_with(rq, "", (Str){ 0 }));
	return redirect(rq, "/masuk?lanjut=%" STR_FORMAT, STR_ARGS(buf_str(&out)));
}

static bool is_let_in(Request *rq, Response *answer)
{
	if (route_is_for(rq->route, &rq->viewer))
		return true;
	if (viewer_is_signed_in(&rq->viewer))
		*answer = forbidden(rq);
	else if (rq->method == POST)
		*answer = problem_usual(rq, 401);
	else
		*answer = to_sign_in(rq);
	return false;
}

/* --- the token --- */

/* Scheme, host and port of an address. */
static Str origin_of(Str address)
{
	ptrdiff_t scheme = str_find(address, S("://"));
	if (scheme < 0)
		return address;
	Str host = str_slice(address, (size_t)scheme + 3, address.length);
	Str rest = host;
	host = str_cut(&rest, '/');
	return str_slice(address, 0, (size_t)scheme + 3 + host.length);
}

static bool is_from_here(const Request *rq, Str origin, Str fetch_site)
{
	if (origin.length == 0 && fetch_site.length == 0)
		return true;
	if (str_equal_c(fetch_site, "same-origin") ||
	    (str_equal_c(fetch_site, "none") && origin.length == 0))
		return true;
	return origin.length > 0 && str_equal_ascii_case(origin, origin_of(rq->site->public_url));
}

bool dispatch_token(const App *app, Request *rq, Str origin, Str fetch_site, Response *answer)
{
	(void)app;
	if (!is_from_here(rq, origin, fetch_site)) {
		*answer = problem_titled(
			rq, 403, T(rq, "Formulir tidak diterima"),
			T(rq, "Formulir ini dikirim dari situs lain, jadi tidak diterima. "
			      "Buka formulirnya di sini, lalu kirim lagi."));
		return false;
	}
	if (form_token_holds(rq))
		return true;
	*answer = problem_titled(
		rq, 403, T(rq, "Formulir sudah tidak berlaku"),
		T(rq, "Formulir ini sudah tidak berlaku dan tidak ada yang disimpan. Kembali "
		      "ke halaman sebelumnya, muat ulang, lalu kirim lagi."));
	return false;
}

/* --- before the write lane --- */

void dispatch_prepare(Request *rq)
{
	const Route *route = rq->route;
	if (route->prepare) {
		db_rest(rq->db);
		route->prepare(rq);
		db_rest(rq->db);
	}
	rq->keeps_no_file = rq->uploads.count > 0 && route->admit && !route->admit(rq);
}

/* --- the handler --- */

Response dispatch_read(const App *app, Request *rq)
{
	(void)app;
	if (rq->route->lane == NO_DATABASE)
		return rq->route->handler(rq);
	db_set_arena(rq->db, rq->arena);
	Response answer = rq->route->handler(rq);
	return db_failed(rq->db) ? dispatch_failure(rq, db_failure(rq->db)) : answer;
}

Response dispatch_write(const App *app, Request *rq, Str cookie)
{
	Response answer;
	db_set_arena(rq->db, rq->arena);
	db_savepoint(rq->db);
	find_session(app, rq, cookie);
	if (is_let_in(rq, &answer))
		answer = answer_once(app, rq);
	answer = end_savepoint(rq, answer);
	if (rq->refused_deed.length && !db_lost_transaction(rq->db))
		journal_refusal(app, rq);
	return answer;
}

Response dispatch_failure(Request *rq, DbFailure failure)
{
	/* A read that was broken off is no fault: it goes on elsewhere, or the reader is told to
	 * wait. */
	(failure == DB_INTERRUPTED ? log_info : log_error)("request=%" STR_FORMAT " database: %s",
							   STR_ARGS(rq->request_id),
							   rq->db ? db_failure_text(rq->db) : "");
	switch (failure) {
	case DB_FULL:
		return problem_usual(rq, 507);
	case DB_CONSTRAINT:
		return problem_usual(rq, 500);
	case DB_FINE:
	case DB_BROKEN:
	case DB_INTERRUPTED:
		break;
	}
	return problem_usual(rq, 503);
}

/* --- sending twice --- */

static Response answer_again(Request *rq, const FormSent *before)
{
	rq->stored_at = before->location;
	if (before->location.length)
		return (Response){ .status = 303, .location = before->location };
	return problem(rq, 409, T(rq, "Formulir ini sudah terkirim dan tersimpan."));
}

/* The handler meets a fault that is there already, so it answers with its own form, in which what
 * was typed stands. One that asks about no faults is undone with its savepoint. */
static Response answer_clash(Request *rq, const FormSent *before)
{
	Str sentence = T(rq, "Formulir ini sudah pernah dikirim dengan isian lain, dan yang itu "
			     "tersimpan. Bandingkan dulu; kirim lagi hanya jika memang perlu.");
	form_fault(rq, "form", sentence);
	rq->stored_at = before->location;
	Response answer = rq->route->handler(rq);
	if (answer.status == 422)
		answer.status = 409;
	return answer.status >= 400 ? answer : problem(rq, 409, sentence);
}

/* An answer that sets a cookie is made anew, since the cookie is not kept; a page that changed
 * nothing may be asked for again. */
static bool is_to_keep(const Request *rq, const Response *answer)
{
	return answer->set_cookie.length == 0 &&
	       (answer->location.length > 0 || db_changed(rq->db));
}

static Response answer_unjournalled(const App *app, Request *rq)
{
	log_error("request=%" STR_FORMAT " %s changed rows and journalled nothing",
		  STR_ARGS(rq->request_id), rq->route->path);
	if (app->is_strict)
		fatal("a change without a journal row: %s", rq->route->path);
	return problem_usual(rq, 500);
}

static Response answer_once(const App *app, Request *rq)
{
	Str key = form_token_key(rq);
	Str fields = form_fields_sha256(rq);
	const FormSent *before = form_sent_find(rq->db, key);
	if (before && str_equal(before->fields_sha256, fields))
		return answer_again(rq, before);
	if (before)
		return answer_clash(rq, before);

	Response answer = rq->route->handler(rq);
	if (answer.status >= 400 || db_failed(rq->db))
		return answer;
	app->hooks.run_effects(rq);
	if (db_changed(rq->db) && !db_journalled(rq->db))
		return answer_unjournalled(app, rq);
	if (is_to_keep(rq, &answer))
		form_sent_add(rq->db, key, &(FormSent){ fields, answer.location }, rq->now);
	return answer;
}

static Response end_savepoint(Request *rq, Response answer)
{
	if (db_failed(rq->db))
		answer = dispatch_failure(rq, db_failure(rq->db));
	if (answer.status >= 400) {
		db_rollback_savepoint(rq->db);
		return answer;
	}
	db_release(rq->db);
	return db_failed(rq->db) ? dispatch_failure(rq, db_failure(rq->db)) : answer;
}

static void journal_refusal(const App *app, Request *rq)
{
	db_savepoint(rq->db);
	app->hooks.journal_refusal(rq);
	if (db_failed(rq->db))
		db_rollback_savepoint(rq->db);
	else
		db_release(rq->db);
}
