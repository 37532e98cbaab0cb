/* SPDX-License-Identifier: Apache-2.0 */
#include "opendata/api_answer_pages.h"
#include "opendata/api_pages.h"

static JsonObject agency_object(Request *rq, const Agency *agency, const AgencyList *all)
{
	Str self = str_print(rq->arena, "/api/v1/agencies/%.*s", STR_ARGS(agency->slug));
	Str page = str_print(rq->arena, "/perangkat-daerah/%.*s", STR_ARGS(agency->slug));
	JsonObject object = api_object(rq, self, page, false);
	json_text(&object, "slug", agency->slug);
	json_text(&object, "name", agency->name);
	json_text(&object, "short_name", agency->short_name);
	json_text(&object, "kind", str_of(agency_kind_word(agency->kind)));
	json_text(&object, "code", agency->code);
	json_text(&object, "source", agency->source);
	json_day(&object, "closed_on", agency->closed_on);
	api_agency_field(&object, "parent", agency_among(all, agency->parent));
	return object;
}

/* Where the page begins: behind the agency of the cursor, in the order of the tree. */
static size_t place_of(const AgencyList *agencies, Cursor cursor)
{
	for (size_t i = 0; cursor.is_set && i < agencies->count; i++)
		if (agencies->items[i].id == cursor.id)
			return i + 1;
	return cursor.is_set ? agencies->count : 0;
}

/* GET /api/v1/agencies?limit=&cursor= */
Response api_agency_index(Request *rq)
{
	ApiReader reader = { .rq = rq };
	Cursor cursor = api_cursor(&reader);
	size_t limit = (size_t)api_limit(&reader);
	if (reader.has_fault)
		return reader.fault;
	AgencyList agencies = agency_list(rq->db);
	ApiList list = api_list_begin(rq);
	size_t from = place_of(&agencies, cursor);
	for (size_t i = from; i < agencies.count && i < from + limit; i++) {
		JsonObject object = agency_object(rq, &agencies.items[i], &agencies);
		api_list_add(&list, &object);
	}
	if (from + limit < agencies.count)
		api_list_goes_on(&list, (Cursor){ .is_set = true,
						  .id = agencies.items[from + limit - 1].id });
	api_list_counted(&list, (int64_t)agencies.count, INT64_MAX);
	return api_list_end(&list);
}

/* GET /api/v1/agencies/{slug} */
Response api_agency_show(Request *rq)
{
	const Agency *agency = agency_find_slug(rq->db, path_text(rq, "slug"));
	if (!agency)
		return not_found(rq);
	AgencyList all = agency_all(rq->db);
	JsonObject object = agency_object(rq, agency, &all);
	return api_answer(rq, &object);
}
