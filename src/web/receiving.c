/* SPDX-License-Identifier: Apache-2.0 */
#include "web/receiving.h"

#include <arpa/inet.h>
#include <inttypes.h>
#include <string.h>
#include <sys/socket.h>

#include "base/clock.h"
#include "base/log.h"
#include "web/answer.h"
#include "web/work.h"

/* A body of a refused request up to this size is read and thrown away before the answer, so that
 * the browser reads the answer instead of meeting a reset. */
#define SWALLOWED_BYTES INT64_C(65536)
#define QUERY_MOST_FIELDS 200
#define BODY_LIMIT_BYTES INT64_C(262144)
/* A body must be there after this long, however it drips, and a second later for each so many
 * bytes: evidence of 20 MB comes in over a line of 512 kbit/s. */
#define BODY_SECONDS 300
#define BODY_BYTES_A_SECOND 20000

static void limit_query(Visit *visit, char *target);
static void see_headers(Visit *visit, const char *method, const char *version);
static enum MHD_Result see_header(void *gate, enum MHD_ValueKind kind, const char *name,
				  size_t name_length, const char *value, size_t value_length);
static Str header_of(const Visit *visit, const char *name);
static Str address_of(const Visit *visit);
static enum MHD_Result add_forwarded(void *by, enum MHD_ValueKind kind, const char *name,
				     const char *value);
static Method method_of(const char *method);
static enum MHD_Result begin_head(Visit *visit, const char *method, const char *version);
static enum MHD_Result begin_body(Visit *visit);
static enum MHD_Result refuse(Visit *visit);
static enum MHD_Result receive(Visit *visit, const char *bytes, size_t *byte_count);
static bool is_late(const Visit *visit);
static enum MHD_Result end_late(const Visit *visit);
static bool is_cut(const Visit *visit);
static enum MHD_Result go(Visit *visit);
static enum MHD_Result send_answer(Visit *visit);

void *receiving_begin(void *by, const char *target, struct MHD_Connection *connection)
{
	Serving *serving = by;
	Arena *arena = reader_take_arena(reader_here(serving->readers));
	Visit *visit = NEW(arena, Visit);
	visit->serving = serving;
	visit->connection = connection;
	visit->arena = arena;
	visit->begun_ns = clock_monotonic_ns();
	visit->target = str_copy(arena, str_of(target));
	visit->gate.end = target + visit->target.length;
	limit_query(visit, (char *)target);
	atomic_fetch_add(&serving->in_progress, 1);
	return visit;
}

/* libmicrohttpd parses the query after this, into the memory of the connection. Where that does not
 * hold all fields it has no room for its answer either and lets the connection hang until it idles
 * out. So the target, which is libmicrohttpd's own buffer, keeps only as many separators. */
static void limit_query(Visit *visit, char *target)
{
	int count = 0;
	for (char *at = target; *at; at++)
		if (*at == '&' && ++count >= QUERY_MOST_FIELDS)
			*at = '+';
	visit->has_too_many_fields = count >= QUERY_MOST_FIELDS;
}

void receiving_end(void *by, struct MHD_Connection *connection, void **ended,
		   enum MHD_RequestTerminationCode how)
{
	(void)how;
	Serving *serving = by;
	Visit *visit = *ended;
	connection_owes_head(connection);
	if (!visit)
		return;
	*ended = NULL;
	for (size_t i = 0; i < visit->rq.uploads.count; i++)
		upload_close(&visit->rq.uploads.items[i]);
	answer_drop(&visit->answer);
	reader_give_arena(reader_here(serving->readers), visit->arena);
	atomic_fetch_sub(&serving->in_progress, 1);
}

enum MHD_Result receiving_go_on(void *by, struct MHD_Connection *connection, const char *url,
				const char *method, const char *version, const char *bytes,
				size_t *byte_count, void **kept)
{
	(void)by;
	(void)connection;
	(void)url;
	Visit *visit = *kept;
	switch (visit->stage) {
	case VISIT_BEGUN:
		return begin_head(visit, method, version);
	case VISIT_HEAD_READ:
		return begin_body(visit);
	case VISIT_RECEIVING:
	case VISIT_SWALLOWING:
		if (*byte_count)
			return receive(visit, bytes, byte_count);
		return visit->stage == VISIT_SWALLOWING ? send_answer(visit) : go(visit);
	case VISIT_AWAY:
		return MHD_YES;
	case VISIT_ANSWERED:
		return send_answer(visit);
	}
	return MHD_NO;
}

/* The head is there: gate, row, and for a POST who sends it. */
static enum MHD_Result begin_head(Visit *visit, const char *method, const char *version)
{
	Request *rq = &visit->rq;
	if (!connection_has_head(visit->connection))
		return MHD_NO;
	see_headers(visit, method, version);
	if (!gate_passes(&visit->gate, !strcmp(version, "HTTP/1.0")) ||
	    !gate_passes_target(visit->target)) {
		visit->answer = plain(rq, 400, "text/plain; charset=utf-8",
				      S("Permintaan ini rusak. / This request is malformed.\n"));
		visit->must_close = true;
		return send_answer(visit);
	}
	if (visit->has_too_many_fields) {
		visit->answer =
			plain(rq, 414, "text/plain; charset=utf-8",
			      S("Alamat ini punya terlalu banyak isian. / This address has too"
				" many fields.\n"));
		visit->must_close = true;
		return send_answer(visit);
	}
	bool has_body = visit->gate.length_bytes > 0 || visit->gate.encodings > 0;
	if (!dispatch_route(visit->serving->app, rq, visit->target, &visit->answer))
		return refuse(visit);
	if (rq->method != POST && has_body) {
		visit->answer = problem_usual(rq, 400);
		return refuse(visit);
	}
	visit->start = arena_mark(visit->arena);
	visit->parsed = *rq;
	if (rq->method != POST) {
		visit->stage = VISIT_RECEIVING;
		return MHD_YES;
	}
	return work_head(visit) ? begin_body(visit) : MHD_YES;
}

static void see_headers(Visit *visit, const char *method, const char *version)
{
	Request *rq = &visit->rq;
	Serving *serving = visit->serving;
	Gate *gate = &visit->gate;
	gate_see_version(gate, str_of(version));
	MHD_get_connection_values_n(visit->connection, MHD_HEADER_KIND, see_header, gate);
	const union MHD_ConnectionInfo *size =
		MHD_get_connection_info(visit->connection, MHD_CONNECTION_INFO_REQUEST_HEADER_SIZE);
	if (size)
		gate_see_end(gate, method + size->header_size);
	uint64_t number = atomic_fetch_add(&serving->requests, 1) + 1;
	*rq = (Request){ .arena = visit->arena,
			 .method = method_of(method),
			 .now = clock_now(),
			 .remote_address = address_of(visit),
			 .user_agent = header_of(visit, "User-Agent"),
			 .accept_encoding = header_of(visit, "Accept-Encoding"),
			 .if_none_match = header_of(visit, "If-None-Match") };
	rq->request_id = str_print(visit->arena, "%" STR_FORMAT "-%" PRIx64,
				   STR_ARGS(serving->id_start), number);
	readers_put_site(serving->readers, rq);
	visit->cookie = header_of(visit, "Cookie");
}

static enum MHD_Result see_header(void *gate, enum MHD_ValueKind kind, const char *name,
				  size_t name_length, const char *value, size_t value_length)
{
	(void)kind;
	gate_see(gate, (Str){ name, name_length }, (Str){ value, value_length });
	return MHD_YES;
}

static Str header_of(const Visit *visit, const char *name)
{
	return str_of(MHD_lookup_connection_value(visit->connection, MHD_HEADER_KIND, name));
}

static Str address_of(const Visit *visit)
{
	const union MHD_ConnectionInfo *info =
		MHD_get_connection_info(visit->connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
	char *text = arena_take(visit->arena, INET6_ADDRSTRLEN);
	const struct sockaddr *address = info ? info->client_addr : NULL;
	if (address && address->sa_family == AF_INET)
		inet_ntop(AF_INET, &((const struct sockaddr_in *)address)->sin_addr, text,
			  INET6_ADDRSTRLEN);
	else if (address && address->sa_family == AF_INET6)
		inet_ntop(AF_INET6, &((const struct sockaddr_in6 *)address)->sin6_addr, text,
			  INET6_ADDRSTRLEN);
	Buf forwarded = buf_new(visit->arena);
	MHD_get_connection_values(visit->connection, MHD_HEADER_KIND, add_forwarded, &forwarded);
	return proxies_reader(visit->arena, &visit->serving->app->proxies, str_of(text),
			      buf_str(&forwarded));
}

/* A proxy may add to the line that came or write one of its own behind it. */
static enum MHD_Result add_forwarded(void *by, enum MHD_ValueKind kind, const char *name,
				     const char *value)
{
	(void)kind;
	Buf *forwarded = by;
	if (!str_equal_ascii_case(str_of(name), S("X-Forwarded-For")))
		return MHD_YES;
	if (forwarded->length)
		buf_add_char(forwarded, ',');
	buf_add_c(forwarded, value ? value : "");
	return MHD_YES;
}

static Method method_of(const char *method)
{
	if (!strcmp(method, "GET"))
		return GET;
	if (!strcmp(method, "HEAD"))
		return HEAD;
	if (!strcmp(method, "OPTIONS"))
		return OPTIONS;
	return strcmp(method, "POST") ? OTHER_METHOD : POST;
}

/* Who sends it is known: yes to the body, or no before its first byte. */
static enum MHD_Result begin_body(Visit *visit)
{
	Request *rq = &visit->rq;
	int64_t limit =
		rq->route->body_limit_bytes ? rq->route->body_limit_bytes : BODY_LIMIT_BYTES;
	visit->body = (Body){ .app = visit->serving->app,
			      .rq = rq,
			      .origin = header_of(visit, "Origin"),
			      .fetch_site = header_of(visit, "Sec-Fetch-Site") };
	int no = 0;
	if (visit->gate.encodings)
		no = 411;
	else if (visit->gate.length_bytes > limit)
		no = 413;
	else if (header_of(visit, "Content-Encoding").length)
		no = 415;
	else if (visit->gate.length_bytes && !visit->is_refused &&
		 !body_begin(&visit->body, header_of(visit, "Content-Type")))
		no = 415;
	if (!no && !visit->is_refused) {
		visit->stage = VISIT_RECEIVING;
		return MHD_YES;
	}
	if (!visit->is_refused)
		visit->answer = problem_usual(rq, no);
	return refuse(visit);
}

static enum MHD_Result refuse(Visit *visit)
{
	const Gate *gate = &visit->gate;
	if (!gate->encodings && gate->length_bytes <= SWALLOWED_BYTES &&
	    !header_of(visit, "Expect").length) {
		visit->stage = VISIT_SWALLOWING;
		return MHD_YES;
	}
	visit->must_close = true;
	return send_answer(visit);
}

static enum MHD_Result receive(Visit *visit, const char *bytes, size_t *byte_count)
{
	visit->received_bytes += (int64_t)*byte_count;
	if (is_cut(visit))
		return MHD_NO;
	if (is_late(visit))
		return end_late(visit);
	if (visit->stage == VISIT_RECEIVING)
		body_add(&visit->body, (Str){ bytes, *byte_count });
	*byte_count = 0;
	return MHD_YES;
}

static bool is_late(const Visit *visit)
{
	const App *app = visit->serving->app;
	int64_t seconds = (app->body_seconds ? app->body_seconds : BODY_SECONDS) +
			  visit->gate.length_bytes / BODY_BYTES_A_SECOND;
	return clock_monotonic_ns() - visit->begun_ns > seconds * 1000000000;
}

/* libmicrohttpd takes no answer before the end of the body, so this one is written past it; of its
 * own it has nothing to say on this connection now. */
static enum MHD_Result end_late(const Visit *visit)
{
	static const char answer[] = "HTTP/1.1 408 Request Timeout\r\nConnection: close\r\n"
				     "Content-Type: text/plain; charset=utf-8\r\n\r\n"
				     "Kiriman ini terlalu lama di jalan, jadi tidak disimpan. / "
				     "This took too long to arrive and was not stored.\n";
	const union MHD_ConnectionInfo *info =
		MHD_get_connection_info(visit->connection, MHD_CONNECTION_INFO_CONNECTION_FD);
	if (info &&
	    send(info->connect_fd, answer, sizeof answer - 1, MSG_DONTWAIT | MSG_NOSIGNAL) < 0)
		log_info("request=%" STR_FORMAT " the answer 408 cannot be sent",
			 STR_ARGS(visit->rq.request_id));
	return MHD_NO;
}

/* The other side has gone and left the body unfinished. libmicrohttpd 0.9 does not notice an end
 * that came together with the last bytes, and would keep connection and files until its timeout. */
static bool is_cut(const Visit *visit)
{
	char next;
	const union MHD_ConnectionInfo *info =
		MHD_get_connection_info(visit->connection, MHD_CONNECTION_INFO_CONNECTION_FD);
	return info && visit->received_bytes < visit->gate.length_bytes &&
	       recv(info->connect_fd, &next, 1, MSG_PEEK | MSG_DONTWAIT) == 0;
}

/* Sent from the kept pages; else it is known whether the answer will be one. */
static bool is_kept(Visit *visit)
{
	Serving *serving = visit->serving;
	Request *rq = &visit->rq;
	visit->page_key = page_cache_key(rq, visit->cookie);
	rq->revision = revision_now(&serving->revision);
	return visit->page_key.length && !atomic_load(&serving->is_stopping) &&
	       page_cache_send(serving->pages, visit->connection, rq, visit->page_key);
}

/* All of the request is there. */
static enum MHD_Result go(Visit *visit)
{
	Request *rq = &visit->rq;
	if (rq->method == POST && !body_end(&visit->body, &visit->answer))
		return send_answer(visit);
	if (rq->method != POST && is_kept(visit))
		return MHD_YES;
	bool is_done = rq->method == POST ? work_write(visit) : work_read(visit);
	return is_done ? send_answer(visit) : MHD_YES;
}

/* A page that has just been kept is sent as the next reader gets it. */
static enum MHD_Result send_answer(Visit *visit)
{
	bool closes = visit->must_close || atomic_load(&visit->serving->is_stopping);
	if (!closes && visit->page_key.length && visit->answer.status == 200 &&
	    page_cache_send(visit->serving->pages, visit->connection, &visit->rq, visit->page_key))
		return MHD_YES;
	return answer_send(visit->connection, &visit->rq, &visit->answer, closes);
}
