/* SPDX-License-Identifier: Apache-2.0 */
/* For the tests of imports: a database with the instruments, drafts of a table in CSV. */
#ifndef NYATA_TEST_IMPORT_H
#define NYATA_TEST_IMPORT_H

#include "base/test.h"
#include "base/buf.h"
#include "db/test_db.h"
#include "measure/measure_load.h"
#include "plans/evaluation_import.h"
#include "plans/import_rows.h"
#include "records/setting.h"

static Arena *arena;
static Db *db;
static Actor by;
__attribute__((unused)) static ImportFault last_fault;

static inline int set_up(void **state)
{
	(void)state;
	arena = arena_new();
	db = test_db(arena);
	by = (Actor){ .source = BY_COMMAND,
		      .request = S("test"),
		      .now = { 1780000000 },
		      .today = day_of(2026, 5, 28) };
	db_begin_write(db);
	instruments_load(db, &by);
	setting_change(db, "regency.name", S("Kabupaten Lumajang"), &by);
	return 0;
}

static inline int tear_down(void **state)
{
	(void)state;
	assert_false(db_failed(db));
	db_rollback(db);
	test_db_end(db);
	arena_free(arena);
	return 0;
}

static inline ImportDraft draft_for(const char *text, ImportLetter letter)
{
	CsvTable table = csv_read(arena, str_of(text), (CsvLimits){ 1000, 10000, 10000 });
	Workbook workbook = import_workbook_of(arena, &table);
	ImportKnown known = import_known(db, letter.year);
	return import_draft(arena, &known, &workbook, &letter);
}

static inline ImportDraft draft_of(const char *text)
{
	return draft_for(text, (ImportLetter){ .year = 2024, .number = S("B/1/RB/2025") });
}

/* "G-B-5 Meningkatkan mutu | Umum …": what would be added, in order. */
static inline Str shown(const ImportDraft *draft)
{
	Buf out = buf_new(arena);
	for (size_t i = 0; i < draft->items.count; i++) {
		const ImportItem *item = &draft->items.items[i];
		Str code = item->indicator ? item->indicator_code : S("Umum");
		buf_print(&out, "%s%.*s %.*s", i ? " | " : "", STR_ARGS(code),
			  STR_ARGS(item->text));
	}
	return buf_str(&out);
}

#define assert_draft(text, expected)                                                               \
	do {                                                                                       \
		ImportDraft made = draft_of(text);                                                 \
		assert_int_equal(made.faults.count, 0);                                            \
		assert_text(shown(&made), (expected));                                             \
	} while (0)

/* Exactly this fault, in this cell. */
#define assert_fault(text, expected_reason, expected_place)                                        \
	do {                                                                                       \
		ImportDraft made = draft_of(text);                                                 \
		assert_int_equal(made.faults.count, 1);                                            \
		assert_int_equal(made.faults.items[0].reason, (expected_reason));                  \
		assert_text(import_fault_place(arena, &made.faults.items[0]), (expected_place));   \
		last_fault = made.faults.items[0];                                                 \
	} while (0)

#define IN_DB(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

#endif
