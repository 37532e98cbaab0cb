/* SPDX-License-Identifier: Apache-2.0 */
#include "web/header.h"

#include "base/list.h"
#include "web/address.h"

#define PAGE_POLICY                                                                                \
	"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "          \
	"connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; "        \
	"require-trusted-types-for 'script'"
/* What people handed in never runs and fetches nothing, even where a browser shows it. */
#define DOWNLOAD_POLICY "sandbox; default-src 'none'; frame-ancestors 'none'"

static const struct {
	const char *name, *value;
} every_answer[] = {
	{ "X-Content-Type-Options", "nosniff" },
	/* same-origin, since with no-referrer a browser sends "Origin: null" with forms. */
	{ "Referrer-Policy", "same-origin" },
	{ "Permissions-Policy", "accelerometer=(), camera=(), geolocation=(), gyroscope=(), "
				"magnetometer=(), microphone=(), payment=(), usb=()" },
	{ "Cross-Origin-Opener-Policy", "same-origin" },
	{ "X-Frame-Options", "DENY" },
};

/* Whoever may read a page without an account may read the data behind it from another site: without
 * cookies, since a browser sends none where all origins are allowed. */
static const struct {
	const char *name, *value;
} open_answer[] = {
	{ "Cross-Origin-Resource-Policy", "cross-origin" },
	{ "Access-Control-Allow-Origin", "*" },
	{ "Access-Control-Expose-Headers", "ETag, Link, Retry-After" },
};

static void add(const Request *rq, HeaderLineList *list, const char *name, Str value);
static const char *cache_control(const Request *rq, const Response *response);
static Str disposition(Arena *arena, const Response *response);
static void add_own(const Request *rq, HeaderLineList *list, const Response *response);
static void add_openness(const Request *rq, HeaderLineList *list, const Response *response);

HeaderLineList header_list(const Request *rq, const Response *response)
{
	HeaderLineList list = { 0 };
	bool is_download = response->download_name.length > 0;
	for (size_t i = 0; i < sizeof every_answer / sizeof every_answer[0]; i++)
		add(rq, &list, every_answer[i].name, str_of(every_answer[i].value));
	add_openness(rq, &list, response);
	add(rq, &list, "Content-Security-Policy",
	    is_download ? S(DOWNLOAD_POLICY) : S(PAGE_POLICY));
	add(rq, &list, "Cache-Control", str_of(cache_control(rq, response)));
	if (rq->site->is_https)
		add(rq, &list, "Strict-Transport-Security", S("max-age=31536000"));
	add_own(rq, &list, response);
	return list;
}

static bool is_open_to_sites(const Request *rq, const Response *response)
{
	bool is_read = rq->method == GET || rq->method == HEAD || rq->method == OPTIONS;
	bool is_feed = str_equal_c(str_of(response->type), FEED_TYPE);
	return is_read && !viewer_is_signed_in(&rq->viewer) &&
	       (is_feed || address_is_api(rq->path));
}

static void add_openness(const Request *rq, HeaderLineList *list, const Response *response)
{
	if (!is_open_to_sites(rq, response)) {
		add(rq, list, "Cross-Origin-Resource-Policy", S("same-origin"));
		return;
	}
	for (size_t i = 0; i < sizeof open_answer / sizeof open_answer[0]; i++)
		add(rq, list, open_answer[i].name, str_of(open_answer[i].value));
	if (rq->method != OPTIONS)
		return;
	add(rq, list, "Access-Control-Allow-Methods", S("GET, HEAD"));
	add(rq, list, "Access-Control-Allow-Headers", S("If-None-Match"));
	add(rq, list, "Access-Control-Max-Age", S("86400"));
}

static void add_own(const Request *rq, HeaderLineList *list, const Response *response)
{
	add(rq, list, "Content-Type", str_of(response->type));
	add(rq, list, "Location", response->location);
	add(rq, list, "Set-Cookie", response->set_cookie);
	add(rq, list, "Set-Cookie", response->device_cookie);
	add(rq, list, "ETag", response->etag);
	add(rq, list, "Content-Encoding", str_of(response->encoding));
	add(rq, list, "Allow", str_of(response->allow));
	add(rq, list, "Link", response->link);
	if (response->download_name.length)
		add(rq, list, "Content-Disposition", disposition(rq->arena, response));
	if (response->retry_after > 0)
		add(rq, list, "Retry-After", str_print(rq->arena, "%d", response->retry_after));
	bool is_asset = str_starts(rq->path, S("/assets/"));
	Str page = response->etag.length ? S("Accept-Encoding, Cookie") : S("Cookie");
	add(rq, list, "Vary", is_asset ? S("Accept-Encoding") : page);
}

static const char *cache_control(const Request *rq, const Response *response)
{
	bool is_kept_by_reader = response->status == 304;
	if ((response->status >= 300 && !is_kept_by_reader) || rq->has_form)
		return "no-store";
	if (response->cache_control)
		return response->cache_control;
	return viewer_is_signed_in(&rq->viewer) ? "no-store" : "no-cache";
}

static void add(const Request *rq, HeaderLineList *list, const char *name, Str value)
{
	if (value.length == 0)
		return;
	/* A line end would begin a header line of its own. */
	for (size_t i = 0; i < value.length; i++)
		if ((unsigned char)value.at[i] < ' ' || value.at[i] == 0x7f)
			return;
	*list_push(rq->arena, list) = (HeaderLine){ name, value };
}

/* RFC 6266: an ASCII name for old programs, then the true one. */
static Str disposition(Arena *arena, const Response *response)
{
	Str name = response->download_name;
	Buf out = buf_new(arena);
	buf_add_c(&out, response->is_inline ? "inline" : "attachment");
	buf_add_c(&out, "; filename=\"");
	for (size_t i = 0; i < name.length; i++) {
		unsigned char c = (unsigned char)name.at[i];
		bool is_plain =
			c > ' ' && c < 0x7f && c != '"' && c != '\\' && c != '/' && c != '%';
		buf_add_char(&out, is_plain ? (char)c : '_');
	}
	buf_add_c(&out, "\"; filename*=UTF-8''");
	address_add_encoded(&out, name);
	return buf_str(&out);
}

/* --- cookies --- */

#define DEVICE_SECONDS (400 * 24 * 60 * 60) /* the longest that browsers keep one */

const char *cookie_name(const Site *site)
{
	return site->is_https ? "__Host-nyata" : "nyata";
}

static const char *device_cookie_name(const Site *site)
{
	return site->is_https ? "__Host-nyata-perangkat" : "nyata-perangkat";
}

static Str value_of(const char *wanted, Str header)
{
	while (header.length) {
		Str value = str_trim(str_cut(&header, ';'));
		Str name = str_cut(&value, '=');
		if (str_equal_c(name, wanted))
			return value;
	}
	return (Str){ 0 };
}

Str cookie_value(const Site *site, Str header)
{
	return value_of(cookie_name(site), header);
}

Str cookie_line(Arena *arena, const Site *site, Str token)
{
	return str_print(arena, "%s=%" STR_FORMAT "; Path=/; HttpOnly; SameSite=Lax%s%s",
			 cookie_name(site), STR_ARGS(token), site->is_https ? "; Secure" : "",
			 token.length ? "" : "; Max-Age=0");
}

Str device_cookie_value(const Site *site, Str header)
{
	return value_of(device_cookie_name(site), header);
}

Str device_cookie_line(Arena *arena, const Site *site, Str value)
{
	return str_print(arena, "%s=%" STR_FORMAT "; Path=/; HttpOnly; SameSite=Lax; Max-Age=%d%s",
			 device_cookie_name(site), STR_ARGS(value), DEVICE_SECONDS,
			 site->is_https ? "; Secure" : "");
}
