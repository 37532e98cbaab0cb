/* SPDX-License-Identifier: Apache-2.0 */
#include "base/embedded.h"
#include "plans/import_record.h"
#include "plans/recommendation_list.h"
#include "plans/test_world.h"

/* An evaluation of 2023 with two recommendations, as an import brings it. */
static Id import_one(World *w)
{
	ImportDraft draft = { .evaluation = { .instrument = w->instrument,
					      .kind = S("rb"),
					      .year = 2023,
					      .letter_number = S("B/9"),
					      .file_sha256 = S("ab") },
			      .file_name = S("lhe.xlsx") };
	*list_push(w->arena, &draft.items) = (ImportItem){ .text = S("Lengkapi arsip zebra") };
	*list_push(w->arena, &draft.items) = (ImportItem){ .text = S("Menata ulang") };
	Actor by = acting(w->coordinator, w->bureau, DAY_ONE);
	assert_int_equal(import_apply(w->db, &draft, &by), IMPORT_DONE);
	return recommendation_find_reference(w->db, S("RB-2023-01"))->id;
}

static const ImportRecord *record(World *w)
{
	return import_record_find_year(w->db, 2023);
}

static UndoResult undo(World *w)
{
	Actor by = acting(w->coordinator, w->bureau, DAY_ONE);
	return import_undo(w->db, record(w), &by);
}

/* Exactly one thing of this kind stands in the way, and nothing goes. */
static void check_hangs(World *w, HangingKind kind, const char *name)
{
	ImportHangingList hanging = import_hanging_list(w->db, record(w));
	bool found = false;
	for (size_t i = 0; i < hanging.count; i++)
		found |= hanging.items[i].kind == kind && str_equal_c(hanging.items[i].name, name);
	assert_true(found);
	assert_int_equal(undo(w), UNDO_HANGS);
	assert_non_null(recommendation_find_reference(w->db, S("RB-2023-01")));
}

static int64_t count_words(World *w, const char *words)
{
	return (int64_t)recommendation_list(w->db, (RecommendationFilter){ .words = str_of(words) })
		.count;
}

static void an_import_is_listed_with_who_when_and_what(void **state)
{
	World *w = *state;
	import_one(w);
	ImportRecordList list = import_record_list(w->db);
	assert_int_equal(list.count, 1);
	assert_text(list.items[0].file_name, "lhe.xlsx");
	assert_int_equal(list.items[0].recommendations, 2);
	assert_int_equal(list.items[0].person, w->coordinator);
	assert_true(list.items[0].evaluation > 0);
}

static void all_of_it_goes_and_the_journal_stays(void **state)
{
	World *w = *state;
	Id first = import_one(w);
	assert_int_equal(count_words(w, "zebra"), 1);
	Id id = record(w)->id, evaluation = record(w)->evaluation;
	assert_int_equal(undo(w), UNDO_DONE);

	assert_null(recommendation_find_reference(w->db, S("RB-2023-01")));
	assert_null(evaluation_find(w->db, evaluation));
	assert_int_equal(count_words(w, "zebra"), 0);
	assert_null(recommendation_state(w->db, first));
	assert_text(journalled(w, "recommendation", first)->deed, "remove");
	assert_text(journalled(w, "evaluation", evaluation)->deed, "remove");
	assert_text(journalled(w, "evaluation_import", id)->deed, "undo");
	assert_int_equal(import_record_find(w->db, id)->undone_by, w->coordinator);
}

static void the_same_file_comes_again_under_the_same_numbers(void **state)
{
	World *w = *state;
	Id first = import_one(w);
	Id evaluation = record(w)->evaluation;
	undo(w);
	Id second = import_one(w);
	assert_true(second > first + 1);
	assert_true(record(w)->evaluation > evaluation);
	assert_int_equal(journal_list_of(w->db, "recommendation", second).count, 1);
	assert_int_equal(recommendation_state(w->db, second)->status, STATUS_UNANSWERED);
	assert_int_equal(import_record_list(w->db).count, 2);
}

static void what_was_taken_back_is_not_taken_back_twice(void **state)
{
	World *w = *state;
	import_one(w);
	const ImportRecord *one = record(w);
	Actor by = acting(w->coordinator, w->bureau, DAY_ONE);
	assert_int_equal(import_undo(w->db, one, &by), UNDO_DONE);
	assert_int_equal(import_undo(w->db, one, &by), UNDO_BEFORE);
	assert_int_equal(import_undo(w->db, import_record_find(w->db, one->id), &by), UNDO_BEFORE);
}

static void a_letter_that_was_changed_hangs_on_it(void **state)
{
	World *w = *state;
	import_one(w);
	Evaluation letter = *evaluation_find_year(w->db, S("rb"), 2023);
	letter.letter_number = S("B/10");
	Actor by = acting(w->coordinator, w->bureau, DAY_ONE);
	assert_true(evaluation_change(w->db, &letter, &by));
	check_hangs(w, HANGS_LETTER, "");
}

static void a_recommendation_that_was_changed_hangs_on_it(void **state)
{
	World *w = *state;
	Recommendation changed = *recommendation_find(w->db, import_one(w));
	changed.priority = S("high");
	Actor by = acting(w->coordinator, w->bureau, DAY_ONE);
	assert_true(recommendation_change(w->db, &changed, &by));
	check_hangs(w, HANGS_CHANGE, "RB-2023-01");
}

static void a_response_hangs_on_it(void **state)
{
	World *w = *state;
	w->recommendation = import_one(w);
	accept_recommendation(w, DAY_ONE);
	check_hangs(w, HANGS_RESPONSE, "RB-2023-01");
}

static void an_action_hangs_on_it_also_when_it_was_withdrawn(void **state)
{
	World *w = *state;
	w->recommendation = import_one(w);
	accept_recommendation(w, DAY_ONE);
	Id action = add_action(w, w->health, 0, DAY_ONE);
	const Action *stands = action_find(w->db, action);
	Str title = stands->title;
	check_hangs(w, HANGS_ACTION, str_c(w->arena, title));
	Actor by = acting(w->coordinator, w->bureau, DAY_ONE);
	assert_true(withdraw(w, action, stands->version, &by));
	check_hangs(w, HANGS_ACTION, str_c(w->arena, title));
}

static void evidence_hangs_on_it(void **state)
{
	World *w = *state;
	w->recommendation = import_one(w);
	accept_recommendation(w, DAY_ONE);
	Id action = add_action(w, w->health, 0, DAY_ONE);
	Id milestone = add_milestone(w, action, w->health, "2026-06-30", DAY_ONE);
	Id evidence = add_evidence(w, milestone, RANK_DECREE,
				   acting(w->health_officer, w->health, DAY_ONE));
	Str title = evidence_find(w->db, evidence)->title;
	check_hangs(w, HANGS_EVIDENCE, str_c(w->arena, title));
}

static int64_t count_of(Str text, Str word)
{
	int64_t count = 0;
	ptrdiff_t at;
	while ((at = str_find(text, word)) >= 0) {
		count++;
		text = str_slice(text, (size_t)at + word.length, text.length);
	}
	return count;
}

/* Whoever adds a table that names one of the two adds it to import_hanging_list(), and then here.
 */
static void every_table_that_may_hang_on_an_import_is_known(void **state)
{
	(void)state;
	int64_t evaluations = 0, recommendations = 0;
	for (size_t i = 0; i < schema_files_count; i++) {
		Str text = { (const char *)schema_files[i].bytes, schema_files[i].size_bytes };
		evaluations += count_of(text, S("REFERENCES evaluation "));
		recommendations += count_of(text, S("REFERENCES recommendation "));
	}
	assert_int_equal(evaluations, 2);     /* recommendation, evaluation_import */
	assert_int_equal(recommendations, 3); /* response, action, state */
}

RUN_IN_WORLD(IN_WORLD(an_import_is_listed_with_who_when_and_what),
	     IN_WORLD(all_of_it_goes_and_the_journal_stays),
	     IN_WORLD(the_same_file_comes_again_under_the_same_numbers),
	     IN_WORLD(what_was_taken_back_is_not_taken_back_twice),
	     IN_WORLD(a_letter_that_was_changed_hangs_on_it),
	     IN_WORLD(a_recommendation_that_was_changed_hangs_on_it),
	     IN_WORLD(a_response_hangs_on_it),
	     IN_WORLD(an_action_hangs_on_it_also_when_it_was_withdrawn),
	     IN_WORLD(evidence_hangs_on_it),
	     IN_WORLD(every_table_that_may_hang_on_an_import_is_known))
