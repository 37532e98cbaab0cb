/* SPDX-License-Identifier: Apache-2.0 */
#include "plans/test_world.h"

static void a_year_has_one_evaluation_of_a_kind(void **state)
{
	World *w = *state;
	Actor by = by_command();
	Evaluation again = *evaluation_find(w->db, w->evaluation);
	assert_int_equal(evaluation_add(w->db, &again, &by), 0);
	again.year = 2024;
	assert_true(evaluation_add(w->db, &again, &by));
}

static void what_the_letter_says_is_read_back(void **state)
{
	World *w = *state;
	const Evaluation *e = evaluation_find_year(w->db, S("rb"), 2025);
	assert_non_null(e);
	assert_int_equal(e->id, w->evaluation);
	assert_text(e->letter_number, "B/1/2026");
	assert_int_equal(e->letter_day.number, on("2026-02-20").number);
	assert_false(e->index_value.is_set);
	assert_int_equal(e->version, 1);
	assert_null(evaluation_find_year(w->db, S("spbe"), 2025));
	assert_null(evaluation_find(w->db, 999));
}

static void the_newest_year_comes_first(void **state)
{
	World *w = *state;
	Actor by = by_command();
	Evaluation other = *evaluation_find(w->db, w->evaluation);
	other.year = 2024;
	evaluation_add(w->db, &other, &by);
	assert_int_equal(evaluation_newest(w->db)->year, 2025);
	EvaluationList list = evaluation_list(w->db);
	assert_int_equal(list.count, 2);
	assert_int_equal(list.items[1].year, 2024);
}

static void a_change_from_an_old_version_is_refused(void **state)
{
	World *w = *state;
	Actor by = by_command();
	Evaluation e = *evaluation_find(w->db, w->evaluation);
	e.category = S("BB");
	e.index_value = (MaybeDecimal){ true, { 703500 } };
	assert_true(evaluation_change(w->db, &e, &by));
	e.category = S("A");
	assert_false(evaluation_change(w->db, &e, &by));
	const Evaluation *after = evaluation_find(w->db, w->evaluation);
	assert_text(after->category, "BB");
	assert_int_equal(after->index_value.value.tenthousandths, 703500);
}

static void it_is_journalled(void **state)
{
	World *w = *state;
	Actor by = by_command();
	assert_text(journalled(w, "evaluation", w->evaluation)->deed, "add");
	Evaluation e = *evaluation_find(w->db, w->evaluation);
	evaluation_change(w->db, &e, &by);
	const JournalEntry *row = journalled(w, "evaluation", w->evaluation);
	assert_text(row->deed, "change");
	assert_true(str_find(row->public_facts, S("\"letter_number\":\"B/1/2026\"")) > 0);
}

RUN_IN_WORLD(IN_WORLD(a_year_has_one_evaluation_of_a_kind),
	     IN_WORLD(what_the_letter_says_is_read_back), IN_WORLD(the_newest_year_comes_first),
	     IN_WORLD(a_change_from_an_old_version_is_refused), IN_WORLD(it_is_journalled))
