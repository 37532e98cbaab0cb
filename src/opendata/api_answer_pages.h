/* SPDX-License-Identifier: Apache-2.0 */
/* What all answers of /api/v1 have in common: how a parameter is read and refused, how an object
 * begins, how a list is turned. Days are ISO text, instants RFC 3339 in UTC, money is whole rupiah,
 * a decimal is text (exact in every language), what is blank is null and never 0. */
#ifndef NYATA_API_ANSWER_PAGES_H
#define NYATA_API_ANSWER_PAGES_H

#include "base/cursor.h"
#include "base/json.h"
#include "people/agency.h"
#include "plans/status.h"
#include "web/response.h"

#define API_ROWS 50
#define API_MOST_ROWS 200

/* Reads the parameters of one request; the first that cannot be read decides the answer. */
typedef struct ApiReader {
	Request *rq;
	bool has_fault;
	Response fault; /* 400, where has_fault */
} ApiReader;

/* The parameter is asked for and its value is one of the words: its index, else -1. An empty word
 * stands for "not asked" and is not offered. */
int api_word(ApiReader *reader, const char *name, const char *const *words, size_t count);
/* Bits 1 << Status of "late" or "late,returned"; 0 when it is not asked. */
uint32_t api_statuses(ApiReader *reader);
/* The agency of a slug; NULL when it is not asked or there is none. */
const Agency *api_agency(ApiReader *reader);
int64_t api_year(ApiReader *reader); /* 0: not asked */
Day api_day(ApiReader *reader, const char *name);
Id api_id(ApiReader *reader, const char *name); /* 0: not asked */
int api_limit(ApiReader *reader);
Cursor api_cursor(ApiReader *reader);
void api_refuse(ApiReader *reader, const char *name, const StrList *allowed, Str sentence);

/* The public address of a path; the path itself where the public address is not known. */
Str api_address(const Request *rq, Str path);
/* self, url (page empty: null) and sample; where all data are samples every object says so. */
JsonObject api_object(const Request *rq, Str self, Str page, bool is_sample);
void api_instant(JsonObject *object, const char *name, Instant at);
/* {"name", "short_name", "slug"}, or null. */
void api_agency_field(JsonObject *object, const char *name, const Agency *agency);

typedef struct ApiList {
	Request *rq;
	Buf items;
	size_t count;
	Str next; /* empty: this is the end */
	int64_t total;
	bool is_counted_to_the_end;
} ApiList;

ApiList api_list_begin(Request *rq);
void api_list_add(ApiList *list, const JsonObject *item);
/* The list goes on behind this row. */
void api_list_goes_on(ApiList *list, Cursor last);
/* count is what a …_list_count() gave for most. */
void api_list_counted(ApiList *list, int64_t count, int64_t most);
Response api_list_end(ApiList *list);
/* "[…]", for a field of another object. */
Str api_list_text(ApiList *list);
Response api_answer(Request *rq, const JsonObject *object);

#endif
