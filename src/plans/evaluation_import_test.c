/* SPDX-License-Identifier: Apache-2.0 */
#include "plans/test_import.h"

static void a_year_before_every_instrument_is_a_fault(void **state)
{
	(void)state;
	ImportDraft draft = draft_for("Indikator;Rekomendasi\nNilai SAKIP;satu\n",
				      (ImportLetter){ .year = 2020 });
	assert_int_equal(draft.faults.items[0].reason, IMPORT_NO_INSTRUMENT);
	draft = draft_for("Indikator;Rekomendasi\nNilai SAKIP;satu\n",
			  (ImportLetter){ .year = 2026 });
	assert_text(draft.instrument->code, "rb-2024");
}

#define WHOLE "Indikator;Catatan;Rekomendasi\nNilai SAKIP;turun;satu\nUmum;;dua\n"

static void an_applied_draft_is_stored_numbered_and_journalled(void **state)
{
	(void)state;
	ImportDraft draft = draft_of(WHOLE);
	assert_int_equal(import_apply(db, &draft, &by), IMPORT_DONE);

	const Recommendation *first = recommendation_find_reference(db, S("RB-2024-01"));
	assert_text(first->text, "satu");
	assert_text(first->note, "turun");
	assert_text(first->indicator_code, "G-B-5");
	const Recommendation *second = recommendation_find_reference(db, S("RB-2024-02"));
	assert_int_equal(second->indicator, 0);
	assert_text(evaluation_find_year(db, S("rb"), 2024)->letter_number, "B/1/RB/2025");
	JournalEntryList entries = journal_list_of(db, "recommendation", second->id);
	assert_text(entries.items[0].source, "import");
}

static void the_same_file_twice_changes_nothing(void **state)
{
	(void)state;
	ImportDraft draft = draft_of(WHOLE);
	import_apply(db, &draft, &by);
	Id last = journal_last_id(db);

	draft = draft_of(WHOLE);
	assert_int_equal(draft.faults.count, 0);
	assert_true(draft.is_same);
	assert_int_equal(import_apply(db, &draft, &by), IMPORT_UNCHANGED);
	assert_int_equal(journal_last_id(db), last);
}

static void another_file_for_a_year_that_has_one_is_refused(void **state)
{
	(void)state;
	ImportDraft draft = draft_of(WHOLE);
	import_apply(db, &draft, &by);

	assert_fault("Indikator;Rekomendasi\nNilai SAKIP;lain\n", IMPORT_YEAR_TAKEN, "");
	assert_text(last_fault.detail, "B/1/RB/2025");
	draft.items.items[0].text = S("lain");
	assert_int_equal(import_apply(db, &draft, &by), IMPORT_TAKEN);
	assert_null(recommendation_find_reference(db, S("RB-2024-03")));
}

static void the_same_file_with_another_letter_is_another(void **state)
{
	(void)state;
	ImportDraft draft = draft_of(WHOLE);
	import_apply(db, &draft, &by);
	draft = draft_for(WHOLE, (ImportLetter){ .year = 2024, .number = S("B/2/RB/2025") });
	assert_int_equal(draft.faults.items[0].reason, IMPORT_YEAR_TAKEN);
}

static void categories_are_those_of_the_index(void **state)
{
	(void)state;
	assert_true(evaluation_category_is_known(S("A-")));
	assert_false(evaluation_category_is_known(S("E")));
	assert_false(evaluation_category_is_known(S("bb")));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_DB(a_year_before_every_instrument_is_a_fault),
		IN_DB(an_applied_draft_is_stored_numbered_and_journalled),
		IN_DB(the_same_file_twice_changes_nothing),
		IN_DB(another_file_for_a_year_that_has_one_is_refused),
		IN_DB(the_same_file_with_another_letter_is_another),
		IN_DB(categories_are_those_of_the_index),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
