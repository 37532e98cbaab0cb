/* SPDX-License-Identifier: Apache-2.0 */
#include "web/body.h"

#include "base/list.h"
#include "web/address.h"

static Str media_type(Str content_type);
static bool part_begins(void *by, Str name, Str file_name, bool is_file);
static bool file_begins(Body *body, Str name, Str file_name);
static bool part_grows(void *by, Str bytes);
static bool part_ends(void *by);
static bool keep_result(Body *body, UploadResult result);
static bool check_token(Body *body);
static void read_urlencoded(Body *body);

bool body_begin(Body *body, Str content_type)
{
	Arena *arena = body->rq->arena;
	body->text = buf_new(arena);
	Str type = media_type(content_type);
	if (str_equal_ascii_case(type, S("application/x-www-form-urlencoded")))
		return true;
	Str boundary = multipart_boundary(content_type);
	if (!str_equal_ascii_case(type, S("multipart/form-data")) || !boundary.length)
		return false;
	body->multipart = multipart_new(arena, boundary,
					(MultipartReader){ .by = body,
							   .part = part_begins,
							   .bytes = part_grows,
							   .part_end = part_ends });
	return true;
}

static Str media_type(Str content_type)
{
	return str_trim(str_cut(&content_type, ';'));
}

void body_add(Body *body, Str bytes)
{
	if (body->fault_status || body->is_refused)
		return;
	if (body->multipart) {
		if (!multipart_add(body->multipart, bytes) && !body->fault_status)
			body->fault_status = 400;
		return;
	}
	body->text_bytes += bytes.length;
	if (body->text_bytes > BODY_TEXT_BYTES)
		body->fault_status = 413;
	else
		buf_add_str(&body->text, bytes);
}

static bool part_begins(void *by, Str name, Str file_name, bool is_file)
{
	Body *body = by;
	body->in_file = false;
	body->in_nothing = is_file && !file_name.length;
	body->text = buf_new(body->rq->arena);
	if (is_file && !body->token_was_checked && !check_token(body))
		return false;
	if (++body->parts > BODY_FIELDS + BODY_FILES) {
		body->fault_status = 413;
		return false;
	}
	if (body->in_nothing)
		return true;
	if (is_file)
		return file_begins(body, name, file_name);
	Field *field = list_push(body->rq->arena, &body->rq->form_fields);
	field->name = str_copy(body->rq->arena, name);
	return true;
}

static bool file_begins(Body *body, Str name, Str file_name)
{
	Request *rq = body->rq;
	if (!rq->route->takes_files)
		body->fault_status = 400;
	else if (rq->uploads.count == BODY_FILES)
		body->fault_status = 413;
	if (body->fault_status)
		return false;
	body->in_file = true;
	Upload *upload = list_push(rq->arena, &rq->uploads);
	upload->field = str_copy(rq->arena, name);
	upload->name = upload_shown_name(rq->arena, file_name);
	return keep_result(body, upload_begin(&body->stream, upload));
}

static bool part_grows(void *by, Str bytes)
{
	Body *body = by;
	if (body->in_file)
		return keep_result(body, upload_add(&body->stream, bytes));
	if (body->in_nothing)
		return true;
	body->text_bytes += bytes.length;
	if (body->text.length + bytes.length > BODY_FIELD_BYTES ||
	    body->text_bytes > BODY_TEXT_BYTES) {
		body->fault_status = 413;
		return false;
	}
	buf_add_str(&body->text, bytes);
	return true;
}

static bool part_ends(void *by)
{
	Body *body = by;
	if (body->in_file)
		return keep_result(body, upload_end(&body->stream, body->rq->arena));
	if (body->in_nothing)
		return true;
	FieldList *fields = &body->rq->form_fields;
	fields->items[fields->count - 1].value = buf_str(&body->text);
	return body->token_was_checked || check_token(body);
}

static bool keep_result(Body *body, UploadResult result)
{
	switch (result) {
	case UPLOAD_FINE:
		return true;
	case UPLOAD_DISK_FULL:
		body->fault_status = 507;
		return false;
	case UPLOAD_FAILED:
		body->fault_status = 503;
		return false;
	}
	return false;
}

static bool check_token(Body *body)
{
	body->token_was_checked = true;
	body->is_refused = !dispatch_token(body->app, body->rq, body->origin, body->fetch_site,
					   &body->refusal);
	return !body->is_refused;
}

bool body_end(Body *body, Response *answer)
{
	if (!body->fault_status && !body->is_refused) {
		if (!body->multipart)
			read_urlencoded(body);
		else if (!multipart_is_whole(body->multipart))
			body->fault_status = 400;
	}
	if (!body->fault_status && !body->token_was_checked)
		check_token(body);
	if (body->is_refused)
		*answer = body->refusal;
	else if (body->fault_status)
		*answer = problem_usual(body->rq, body->fault_status);
	return !body->is_refused && !body->fault_status;
}

static void read_urlencoded(Body *body)
{
	Arena *arena = body->rq->arena;
	Str rest = buf_str(&body->text);
	while (rest.length && !body->fault_status) {
		Str value = str_cut(&rest, '&');
		if (!value.length)
			continue;
		Str name = str_cut(&value, '=');
		Field field = { 0 };
		if (!address_decode(arena, name, true, &field.name) ||
		    !address_decode(arena, value, true, &field.value))
			body->fault_status = 400;
		else if (body->rq->form_fields.count == BODY_FIELDS ||
			 field.value.length > BODY_FIELD_BYTES)
			body->fault_status = 413;
		else
			*list_push(arena, &body->rq->form_fields) = field;
	}
}
