/* SPDX-License-Identifier: Apache-2.0 */
#include "web/response.h"

#include <stdarg.h>
#include <stdio.h>

#include "base/log.h"
#include "web/address.h"
#include "web/layout_view.h"

Response page(Request *rq, Html body)
{
	return page_with_status(rq, 200, body);
}

Response page_with_status(Request *rq, int status, Html body)
{
	Html whole = layout_view(rq, status, body);
	return plain(rq, status, "text/html; charset=utf-8", whole.text);
}

Response invalid(Request *rq, Html body)
{
	return page_with_status(rq, 422, body);
}

Response conflict(Request *rq, Html body)
{
	return page_with_status(rq, 409, body);
}

Response plain(Request *rq, int status, const char *type, Str body)
{
	(void)rq;
	return (Response){ .status = status, .type = type, .body = body };
}

/* A place outside this site is a bug, or somebody's try; it becomes the front page. */
static Str place_of(Request *rq, Str path)
{
	Buf out = buf_new(rq->arena);
	if (!address_is_local(path))
		path = S("/");
	if (rq->language == ENGLISH && address_takes_prefix(path))
		buf_add_c(&out, "/en");
	bool is_front = path.length == 1 || path.at[1] == '?' || path.at[1] == '#';
	buf_add_str(&out, str_slice(path, is_front && out.length ? 1 : 0, path.length));
	return buf_str(&out);
}

Response redirect(Request *rq, const char *format, ...)
{
	va_list values, again;
	va_start(values, format);
	va_copy(again, values);
	int length = vsnprintf(NULL, 0, format, values);
	va_end(values);
	if (length < 0)
		fatal("redirect: bad format");
	char *path = arena_take(rq->arena, (size_t)length + 1);
	vsnprintf(path, (size_t)length + 1, format, again);
	va_end(again);
	return (Response){ .status = 303, .location = place_of(rq, str_of(path)) };
}
