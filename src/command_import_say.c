/* SPDX-License-Identifier: Apache-2.0 */
#include <stdio.h>
#include <stdlib.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "command_import.h"
#include "plans/import_fault_pages.h"
#include "web/request.h"

/* A reader without a request: the arena and the language that the terminal is set to. */
Request import_reader(Arena *arena)
{
	static const char *const names[] = { "LC_ALL", "LC_MESSAGES", "LANG" };
	Str locale = { 0 };
	for (size_t i = 0; i < sizeof names / sizeof *names && locale.length == 0; i++)
		locale = str_of(getenv(names[i]));
	return (Request){ .arena = arena,
			  .language = str_starts(locale, S("id")) ? INDONESIAN : ENGLISH };
}

/* On one line, without tabs, and without what a terminal obeys. */
static Str line_of(Arena *arena, Str text)
{
	Str line = str_squeeze(arena, text);
	Buf out = buf_new(arena);
	for (size_t at = 0; at < line.length;) {
		size_t control = utf8_control(line, at);
		buf_add_char(&out, control ? '?' : line.at[at]);
		at += control ? control : 1;
	}
	return buf_str(&out);
}

static Str ask(Arena *arena, Str question)
{
	char *line = arena_take(arena, 1000);
	printf("%" STR_FORMAT " ", STR_ARGS(question));
	fflush(stdout);
	return fgets(line, 1000, stdin) ? str_trim(str_of(line)) : (Str){ 0 };
}

bool import_read_day(Str text, Day today, Day *day)
{
	*day = day_from_typed(text);
	return day_is_set(*day) && !day_before(today, *day);
}

bool import_read_index(Str text, MaybeDecimal *index)
{
	index->is_set = decimal_from_typed(text, &index->value) == DECIMAL_OK &&
			index->value.tenthousandths >= 0 &&
			decimal_compare(index->value, decimal_of(EVALUATION_MOST_INDEX)) <= 0;
	return index->is_set;
}

static void ask_day(const Request *rq, Day today, Day *day)
{
	Str answer = { 0 };
	do
		answer = ask(rq->arena, T(rq, "Tanggal surat, misalnya 30/04/2025 (kosongkan bila "
					      "tidak tahu):"));
	while (answer.length > 0 && !import_read_day(answer, today, day));
}

static void ask_index(const Request *rq, MaybeDecimal *index)
{
	Str answer = { 0 };
	do
		answer = ask(rq->arena,
			     T(rq, "Indeks, misalnya 72,35 (kosongkan bila tidak tahu):"));
	while (answer.length > 0 && !import_read_index(answer, index));
}

static void ask_category(const Request *rq, Str *category)
{
	Str answer = { 0 };
	do
		answer =
			ask(rq->arena, T(rq, "Kategori, misalnya BB (kosongkan bila tidak tahu):"));
	while (answer.length > 0 && !evaluation_category_is_known(answer));
	*category = answer;
}

void import_ask_letter(Arena *arena, ImportOrder *order, Day today)
{
	Request rq = import_reader(arena);
	ImportLetter *letter = &order->letter;
	if (letter->number.length == 0)
		letter->number = ask(arena, T(&rq, "Nomor surat (kosongkan bila tidak tahu):"));
	if (!day_is_set(letter->day))
		ask_day(&rq, today, &letter->day);
	if (!letter->index_value.is_set)
		ask_index(&rq, &letter->index_value);
	if (letter->category.length == 0)
		ask_category(&rq, &letter->category);
}

bool import_says_yes(Arena *arena, Str question)
{
	Str answer = ask(arena, question);
	return answer.length > 0 && (answer.at[0] == 'y' || answer.at[0] == 'Y');
}

bool import_confirm(Arena *arena, const ImportDraft *draft)
{
	Request rq = import_reader(arena);
	return import_says_yes(arena, TF(&rq, "Simpan {n} rekomendasi ini? (y/t)",
					 HOLE_N("n", (int64_t)draft->items.count)));
}

static void say_fault(const Request *rq, const ImportOrder *order, const ImportFault *fault)
{
	Arena *arena = rq->arena;
	Str place = import_fault_place(arena, fault);
	if (place.length == 0)
		place = str_of(order->file_name);
	printf("%" STR_FORMAT "\t%" STR_FORMAT "\t%" STR_FORMAT "\t%" STR_FORMAT "\n",
	       STR_ARGS(line_of(arena, place)), STR_ARGS(line_of(arena, fault->value)),
	       STR_ARGS(line_of(arena, import_reason_words(rq, fault))),
	       STR_ARGS(line_of(arena, import_mend_words(rq, fault))));
}

static Str item_place(Arena *arena, const ImportItem *item)
{
	return import_fault_place(
		arena,
		&(ImportFault){ .sheet = item->sheet, .row = item->row, .column = item->column });
}

static void say_item(const Request *rq, const ImportItem *item, size_t number)
{
	Str code = item->indicator ? item->indicator_code : T(rq, "Umum");
	printf("%zu\t%" STR_FORMAT "\t%" STR_FORMAT "\t%" STR_FORMAT "\n", number,
	       STR_ARGS(line_of(rq->arena, code)), STR_ARGS(line_of(rq->arena, item->text)),
	       STR_ARGS(line_of(rq->arena, item_place(rq->arena, item))));
}

/* What the command takes as --column, and what is used or guessed. */
static void say_unknown(const Request *rq, const ImportUnknown *unknown)
{
	Str heading = line_of(rq->arena, unknown->heading);
	if (unknown->choice)
		command_say(
			TF(rq, "Judul \"{heading}\" dibaca sebagai: {column}",
			   HOLE("heading", heading),
			   HOLE("column", str_of(import_column_word(unknown->choice->column)))));
	else if (unknown->guess != IMPORT_COLUMNS)
		command_say(TF(rq,
			       "Judul \"{heading}\" tidak dikenal dan dilewati; mungkin: "
			       "--column \"{heading}={column}\"",
			       HOLE("heading", heading),
			       HOLE("column", str_of(import_column_word(unknown->guess)))));
	else
		command_say(TF(rq, "Judul \"{heading}\" tidak dikenal dan dilewati.",
			       HOLE("heading", heading)));
}

static void say_counts(const Request *rq, const ImportDraft *draft)
{
	if (draft->instrument) {
		Str name = rq->language == ENGLISH ? draft->instrument->name_en
						   : draft->instrument->name;
		command_say(TF(rq, "Instrumen: {name}", HOLE("name", name)));
	}
	if (draft->left_out > 0)
		command_say(
			TF(rq, "{n} baris instansi lain dilewati.", HOLE_N("n", draft->left_out)));
	if (draft->without > 0)
		command_say(TF(rq, "{n} baris tanpa rekomendasi dilewati.",
			       HOLE_N("n", draft->without)));
}

void import_say_draft(Arena *arena, const ImportOrder *order, const ImportDraft *draft)
{
	Request rq = import_reader(arena);
	if (order->json)
		return;
	for (size_t i = 0; i < draft->faults.count; i++)
		say_fault(&rq, order, &draft->faults.items[i]);
	for (size_t i = 0; i < draft->unknown.count; i++)
		say_unknown(&rq, &draft->unknown.items[i]);
	if (draft->faults.count > 0)
		return;
	for (size_t i = 0; i < draft->items.count; i++)
		say_item(&rq, &draft->items.items[i], i + 1);
	say_counts(&rq, draft);
}

static Str fault_json(const Request *rq, const ImportFault *fault)
{
	JsonObject object = json_object(rq->arena);
	json_text(&object, "sheet", fault->sheet);
	json_text(&object, "cell", import_cell_name(rq->arena, fault->row, fault->column));
	json_text(&object, "value", fault->value);
	json_text(&object, "reason", import_reason_words(rq, fault));
	json_text(&object, "mend", import_mend_words(rq, fault));
	return json_print(&object);
}

static Str item_json(const Request *rq, const ImportItem *item, size_t number)
{
	JsonObject object = json_object(rq->arena);
	json_integer(&object, "number", (int64_t)number);
	json_text(&object, "indicator", item->indicator_code);
	json_text(&object, "text", item->text);
	json_text(&object, "note", item->note);
	json_text(&object, "sheet", item->sheet);
	json_text(&object, "cell", import_cell_name(rq->arena, item->row, item->column));
	return json_print(&object);
}

static Str unknown_json(Arena *arena, const ImportUnknown *unknown)
{
	JsonObject object = json_object(arena);
	json_text(&object, "heading", unknown->heading);
	json_text(&object, "sheet", unknown->sheet);
	json_text(&object, "cell", import_cell_name(arena, unknown->row, unknown->column));
	if (unknown->choice)
		json_text(&object, "column", str_of(import_column_word(unknown->choice->column)));
	else if (unknown->guess != IMPORT_COLUMNS)
		json_text(&object, "guess", str_of(import_column_word(unknown->guess)));
	return json_print(&object);
}

static Str list_json(Arena *arena, const StrList *objects)
{
	return str_print(arena, "[%" STR_FORMAT "]", STR_ARGS(str_join(arena, objects, S(","))));
}

static void say_json(const Request *rq, const ImportDraft *draft, const char *outcome)
{
	StrList faults = { 0 }, items = { 0 }, headings = { 0 };
	for (size_t i = 0; i < draft->unknown.count; i++)
		*list_push(rq->arena, &headings) =
			unknown_json(rq->arena, &draft->unknown.items[i]);
	for (size_t i = 0; i < draft->faults.count; i++)
		*list_push(rq->arena, &faults) = fault_json(rq, &draft->faults.items[i]);
	for (size_t i = 0; i < draft->items.count; i++)
		*list_push(rq->arena, &items) = item_json(rq, &draft->items.items[i], i + 1);
	JsonObject object = json_object(rq->arena);
	json_text(&object, "outcome", str_of(outcome));
	json_integer(&object, "year", draft->evaluation.year);
	json_text(&object, "instrument", draft->instrument ? draft->instrument->code : (Str){ 0 });
	json_integer(&object, "left_out", draft->left_out);
	json_integer(&object, "without_recommendation", draft->without);
	json_raw(&object, "headings", list_json(rq->arena, &headings));
	json_raw(&object, "faults", list_json(rq->arena, &faults));
	json_raw(&object, "recommendations", list_json(rq->arena, &items));
	command_say(json_print(&object));
}

void import_say_end(Arena *arena, const ImportOrder *order, const ImportDraft *draft,
		    const char *outcome)
{
	Request rq = import_reader(arena);
	Str word = str_of(outcome);
	Hole count = HOLE_N("n", (int64_t)draft->items.count);
	if (order->json)
		say_json(&rq, draft, outcome);
	else if (str_equal_c(word, "stored"))
		command_say(TF(&rq, "{n} rekomendasi disimpan.", count));
	else if (str_equal_c(word, "unchanged"))
		command_say(T(&rq,
			      "Tidak ada yang berubah: evaluasi ini sudah tersimpan sama persis."));
	else if (!str_equal_c(word, "refused"))
		command_say(
			TF(&rq, "{n} rekomendasi akan disimpan; belum ada yang disimpan.", count));
	if (str_equal_c(word, "refused"))
		command_refused("%zu fault%s; mend and import again, nothing was stored",
				draft->faults.count, draft->faults.count == 1 ? "" : "s");
}
