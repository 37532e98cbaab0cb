/* SPDX-License-Identifier: Apache-2.0 */
#include "opendata/api_answer_pages.h"

#include "base/list.h"
#include "base/word.h"
#include "web/address.h"

static void refuse_value(ApiReader *reader, const char *name, const StrList *allowed);

/* --- parameters --- */

void api_refuse(ApiReader *reader, const char *name, const StrList *allowed, Str sentence)
{
	if (reader->has_fault)
		return;
	reader->has_fault = true;
	reader->fault = problem_parameter(reader->rq, str_of(name), allowed, sentence);
}

static void refuse_value(ApiReader *reader, const char *name, const StrList *allowed)
{
	api_refuse(reader, name, allowed,
		   TF(reader->rq, "Parameter “{name}” tidak boleh bernilai itu.",
		      HOLE("name", str_of(name))));
}

int api_word(ApiReader *reader, const char *name, const char *const *words, size_t count)
{
	Str value = query_text(reader->rq, name);
	StrList allowed = { 0 };
	if (!value.length)
		return -1;
	int index = word_index(words, count, value);
	for (size_t i = 0; i < count; i++)
		if (words[i][0])
			*list_push(reader->rq->arena, &allowed) = str_of(words[i]);
	if (index < 0)
		refuse_value(reader, name, &allowed);
	return index;
}

uint32_t api_statuses(ApiReader *reader)
{
	Str rest = query_text(reader->rq, "status");
	StrList allowed = { 0 };
	uint32_t bits = 0;
	bool is_known = true;
	for (Status s = 0; s < STATUSES; s++)
		*list_push(reader->rq->arena, &allowed) = str_of(status_word(s));
	while (rest.length) {
		Status status = 0;
		bool is_one = status_from(str_cut(&rest, ','), &status);
		bits |= is_one ? UINT32_C(1) << status : 0;
		is_known = is_known && is_one;
	}
	if (!is_known)
		refuse_value(reader, "status", &allowed);
	return bits;
}

const Agency *api_agency(ApiReader *reader)
{
	Str slug = query_text(reader->rq, "agency");
	const Agency *agency = slug.length ? agency_find_slug(reader->rq->db, slug) : NULL;
	if (slug.length && !agency)
		api_refuse(reader, "agency", &(StrList){ 0 },
			   T(reader->rq, "Perangkat daerah itu tidak ada. Pakai slug dari "
					 "/api/v1/agencies."));
	return agency;
}

int64_t api_year(ApiReader *reader)
{
	Str text = query_text(reader->rq, "year");
	int64_t year = 0;
	if (text.length && (!str_integer(text, &year) || year < 1 || year > 9999))
		api_refuse(reader, "year", &(StrList){ 0 },
			   T(reader->rq, "Tahun ditulis dengan empat angka, misalnya 2025."));
	return year;
}

Day api_day(ApiReader *reader, const char *name)
{
	Str text = query_text(reader->rq, name);
	Day day = text.length ? day_from_iso(text) : (Day){ 0 };
	if (text.length && !day_is_set(day))
		api_refuse(reader, name, &(StrList){ 0 },
			   T(reader->rq, "Tanggal ditulis seperti 2026-04-30."));
	return day;
}

Id api_id(ApiReader *reader, const char *name)
{
	Str text = query_text(reader->rq, name);
	Id id = 0;
	if (text.length && (!str_integer(text, &id) || id < 1))
		api_refuse(reader, name, &(StrList){ 0 },
			   T(reader->rq, "Nomor adalah bilangan bulat mulai dari 1."));
	return id;
}

int api_limit(ApiReader *reader)
{
	Str text = query_text(reader->rq, "limit");
	int64_t limit = API_ROWS;
	if (text.length && (!str_integer(text, &limit) || limit < 1 || limit > API_MOST_ROWS))
		api_refuse(reader, "limit", &(StrList){ 0 },
			   T(reader->rq, "Banyaknya baris adalah 1 sampai 200."));
	return (int)limit;
}

/* The API turns forward alone, though pages turn both ways. */
Cursor api_cursor(ApiReader *reader)
{
	Cursor cursor = { 0 };
	if (!cursor_read(query_text(reader->rq, "cursor"), &cursor) || cursor.is_back)
		api_refuse(reader, "cursor", &(StrList){ 0 },
			   T(reader->rq, "Penanda halaman daftar ini tidak dikenal. Mulailah lagi "
					 "dari halaman pertama."));
	return cursor;
}

/* --- objects --- */

Str api_address(const Request *rq, Str path)
{
	return str_print(rq->arena, "%" STR_FORMAT "%" STR_FORMAT, STR_ARGS(rq->site->public_url),
			 STR_ARGS(path));
}

JsonObject api_object(const Request *rq, Str self, Str page, bool is_sample)
{
	JsonObject object = json_object(rq->arena);
	json_text(&object, "self", api_address(rq, self));
	json_text(&object, "url", page.length ? api_address(rq, page) : page);
	json_bool(&object, "sample", is_sample || rq->site->is_demo);
	return object;
}

void api_instant(JsonObject *object, const char *name, Instant at)
{
	json_text(object, name, at.seconds ? instant_iso(object->arena, at) : (Str){ 0 });
}

void api_agency_field(JsonObject *object, const char *name, const Agency *agency)
{
	JsonObject field = json_object(object->arena);
	if (!agency) {
		json_text(object, name, (Str){ 0 });
		return;
	}
	json_text(&field, "name", agency->name);
	json_text(&field, "short_name", agency->short_name);
	json_text(&field, "slug", agency->slug);
	json_raw(object, name, json_print(&field));
}

Response api_answer(Request *rq, const JsonObject *object)
{
	return plain(rq, 200, JSON_TYPE, json_print(object));
}

/* --- lists --- */

ApiList api_list_begin(Request *rq)
{
	return (ApiList){ .rq = rq, .items = buf_new(rq->arena), .is_counted_to_the_end = true };
}

void api_list_add(ApiList *list, const JsonObject *item)
{
	buf_add_char(&list->items, list->count ? ',' : '[');
	buf_add_str(&list->items, json_print(item));
	list->count++;
}

void api_list_goes_on(ApiList *list, Cursor last)
{
	Str place = cursor_text(list->rq->arena, last);
	list->next = api_address(list->rq, address_with(list->rq, "cursor", place));
}

void api_list_counted(ApiList *list, int64_t count, int64_t most)
{
	list->is_counted_to_the_end = count >= 0 && count <= most;
	list->total = count <= most ? count : most;
}

Str api_list_text(ApiList *list)
{
	if (!list->count)
		buf_add_char(&list->items, '[');
	buf_add_char(&list->items, ']');
	return buf_str(&list->items);
}

Response api_list_end(ApiList *list)
{
	Request *rq = list->rq;
	JsonObject whole = json_object(rq->arena), count = json_object(rq->arena);
	if (list->total < 0) /* its words are too common to be counted */
		list->total = (int64_t)list->count;
	json_integer(&count, "value", list->total);
	json_bool(&count, "exact", list->is_counted_to_the_end);
	json_raw(&whole, "count", json_print(&count));
	json_raw(&whole, "items", api_list_text(list));
	json_text(&whole, "next", list->next);
	Response answer = api_answer(rq, &whole);
	if (list->next.length)
		answer.link = str_print(rq->arena, "<%" STR_FORMAT ">; rel=\"next\"",
					STR_ARGS(list->next));
	return answer;
}
