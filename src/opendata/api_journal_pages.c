/* SPDX-License-Identifier: Apache-2.0 */
#include "base/list.h"
#include "opendata/api_answer_pages.h"
#include "opendata/api_pages.h"
#include "opendata/journal_words_pages.h"
#include "records/journal_list.h"

/* Entries are many, and few people count them. */
#define MOST_COUNTED 1000

static const char *const orders[] = { "newest", "oldest" };

static void refuse_words(ApiReader *reader, const char *name, const JournalWordTable *table)
{
	Request *rq = reader->rq;
	Str value = query_text(rq, name);
	StrList allowed = { 0 };
	bool is_known = !value.length;
	for (size_t i = 0; i < table->count; i++) {
		*list_push(rq->arena, &allowed) = str_of(table->words[i].word);
		is_known = is_known || str_equal_c(value, table->words[i].word);
	}
	if (!is_known)
		api_refuse(reader, name, &allowed,
			   TF(rq, "Parameter “{name}” tidak boleh bernilai itu.",
			      HOLE("name", str_of(name))));
}

static bool read_question(ApiReader *reader, JournalQuestion *question)
{
	Request *rq = reader->rq;
	const Agency *agency = api_agency(reader);
	bool is_oldest = api_word(reader, "sort", orders, 2) == 1;
	JournalAsked asked = { .kind = query_text(rq, "kind"),
			       .deed = query_text(rq, "deed"),
			       .source = query_text(rq, "source"),
			       .from = query_text(rq, "from"),
			       .until = query_text(rq, "until"),
			       .order = is_oldest ? S("terlama") : S("terbaru"),
			       .cursor = query_text(rq, "cursor"),
			       .agency = agency ? agency->id : 0,
			       .subject = api_id(reader, "subject"),
			       .zone_hours = rq->site->zone_hours };
	refuse_words(reader, "kind", &journal_kinds);
	refuse_words(reader, "deed", &journal_deeds);
	refuse_words(reader, "source", &journal_sources);
	api_day(reader, "from");
	api_day(reader, "until");
	api_cursor(reader);
	int limit = api_limit(reader);
	if (!reader->has_fault && journal_question_read(&asked, question) != JOURNAL_WELL)
		api_refuse(reader, "subject", &(StrList){ 0 },
			   T(rq, "Nomor hanya bersama “kind”."));
	question->limit = limit;
	return !reader->has_fault;
}

static JsonObject entry_object(Request *rq, const JournalEntry *entry, const JournalNames *names)
{
	Str self = str_print(rq->arena, "/api/v1/journal/%lld", (long long)entry->id);
	JsonObject object = api_object(rq, self, journal_thing(rq, entry).page, false);
	Str facts = entry->public_facts;
	json_integer(&object, "id", entry->id);
	api_instant(&object, "at", entry->at);
	json_text(&object, "deed", entry->deed);
	json_text(&object, "kind", entry->kind);
	if (entry->subject)
		json_integer(&object, "subject", entry->subject);
	else
		json_text(&object, "subject", (Str){ 0 });
	json_text(&object, "source", entry->source);
	json_text(&object, "office", entry->person ? journal_who(rq, names, entry) : (Str){ 0 });
	api_agency_field(&object, "agency", agency_among(&names->agencies, entry->agency));
	json_raw(&object, "facts", facts.length ? facts : S("{}"));
	return object;
}

/* GET /api/v1/journal?kind=&subject=&deed=&agency=&source=&from=&until=&sort=&limit=&cursor= */
Response api_journal_index(Request *rq)
{
	ApiReader reader = { .rq = rq };
	JournalQuestion question;
	if (!read_question(&reader, &question))
		return reader.fault;
	JournalEntryList rows = journal_list_page(rq->db, &question);
	ApiList list = api_list_begin(rq);
	if (rows.count > (size_t)question.limit) {
		rows.count = (size_t)question.limit;
		api_list_goes_on(&list, journal_cursor(&rows.items[rows.count - 1]));
	}
	JournalNames names = journal_names(rq);
	for (size_t i = 0; i < rows.count; i++) {
		JsonObject object = entry_object(rq, &rows.items[i], &names);
		api_list_add(&list, &object);
	}
	api_list_counted(&list, journal_list_count(rq->db, &question, MOST_COUNTED), MOST_COUNTED);
	return api_list_end(&list);
}

/* GET /api/v1/journal/{entry} */
Response api_journal_show(Request *rq)
{
	Id id = path_id(rq, "entry");
	JournalQuestion question = {
		.zone_hours = rq->site->zone_hours,
		.oldest_first = true,
		.cursor = { .is_set = true, .id = id - 1 },
		.limit = 1,
	};
	JournalEntryList rows = journal_list_page(rq->db, &question);
	if (!rows.count || rows.items[0].id != id)
		return not_found(rq);
	JournalNames names = journal_names(rq);
	JsonObject object = entry_object(rq, &rows.items[0], &names);
	return api_answer(rq, &object);
}
