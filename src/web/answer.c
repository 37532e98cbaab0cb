/* SPDX-License-Identifier: Apache-2.0 */
#include "web/answer.h"

#include <unistd.h>

#include "base/log.h"
#include "web/header.h"
#include "web/route.h"

static bool add_headers(const Request *rq, struct MHD_Response *made, const HeaderLineList *lines,
			bool closes);
static bool reader_has_it(const Request *rq, const Response *response);
static struct MHD_Response *body_of(Response *response, bool is_empty);
static void note_failure(const Request *rq, const Response *response);

enum MHD_Result answer_send(struct MHD_Connection *connection, const Request *rq,
			    Response *response, bool closes)
{
	HeaderLineList lines = header_list(rq, response);
	bool is_known = reader_has_it(rq, response);
	struct MHD_Response *made = body_of(response, is_known);
	if (!made)
		return MHD_NO;
	if (!add_headers(rq, made, &lines, closes)) {
		log_error("request=%" STR_FORMAT " the answer's headers cannot be set",
			  STR_ARGS(rq->request_id));
		MHD_destroy_response(made);
		return MHD_NO;
	}
	if (response->status >= 500)
		note_failure(rq, response);
	unsigned status = is_known ? MHD_HTTP_NOT_MODIFIED : (unsigned)response->status;
	enum MHD_Result result = MHD_queue_response(connection, status, made);
	MHD_destroy_response(made);
	return result;
}

/* An answer that lacks one of them is worse than none. */
static bool add_headers(const Request *rq, struct MHD_Response *made, const HeaderLineList *lines,
			bool closes)
{
	for (size_t i = 0; i < lines->count; i++)
		if (MHD_add_response_header(made, lines->items[i].name,
					    str_c(rq->arena, lines->items[i].value)) != MHD_YES)
			return false;
	return !closes ||
	       MHD_add_response_header(made, MHD_HTTP_HEADER_CONNECTION, "close") == MHD_YES;
}

/* One of the tags in If-None-Match is the answer's; W/ before a tag does not matter here. */
static bool reader_has_it(const Request *rq, const Response *response)
{
	Str rest = rq->if_none_match;
	if (response->status != 200 || !response->etag.length)
		return false;
	while (rest.length) {
		Str tag = str_trim(str_cut(&rest, ','));
		if (str_starts(tag, S("W/")))
			tag = str_slice(tag, 2, tag.length);
		if (str_equal(tag, response->etag) || str_equal(tag, S("*")))
			return true;
	}
	return false;
}

static struct MHD_Response *body_of(Response *response, bool is_empty)
{
	if (is_empty)
		answer_drop(response);
	if (!is_empty && response->descriptor > 0) {
		struct MHD_Response *made = MHD_create_response_from_fd64(
			(uint64_t)response->size_bytes, response->descriptor);
		if (made) /* it closes the descriptor */
			response->descriptor = 0;
		return made;
	}
	Str body = is_empty ? (Str){ 0 } : response->body;
	return MHD_create_response_from_buffer(body.length, (void *)body.at,
					       MHD_RESPMEM_PERSISTENT);
}

/* The row's path and not the request's, in which a secret may stand: that of an invitation does. */
static void note_failure(const Request *rq, const Response *response)
{
	log_error("request=%" STR_FORMAT " status=%d method=%s path=\"%s\"",
		  STR_ARGS(rq->request_id), response->status, rq->method == POST ? "POST" : "GET",
		  rq->route ? rq->route->path : "");
}

void answer_drop(Response *response)
{
	if (response->descriptor > 0)
		close(response->descriptor);
	response->descriptor = 0;
}
