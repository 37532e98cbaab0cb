/* SPDX-License-Identifier: Apache-2.0 */
#include "plans/test_world.h"

static void the_reference_is_kind_year_and_number(void **state)
{
	World *w = *state;
	const Recommendation *r = recommendation_find(w->db, w->recommendation);
	assert_text(r->reference, "RB-2025-07");
	assert_int_equal(r->year, 2025);
	assert_int_equal(r->added_on.number, on(DAY_ONE).number);
	assert_int_equal(recommendation_find_reference(w->db, S("RB-2025-07"))->id, r->id);
	assert_null(recommendation_find_reference(w->db, S("RB-2025-08")));
}

static void a_number_is_taken_once(void **state)
{
	World *w = *state;
	assert_int_equal(world_recommendation(w, 7, "Yang lain"), 0);
	assert_true(world_recommendation(w, 8, "Yang lain"));
}

static void an_unknown_evaluation_takes_none(void **state)
{
	World *w = *state;
	Actor by = by_command();
	Recommendation r = { .evaluation = 999, .number = 1, .text = S("Apa pun") };
	assert_int_equal(recommendation_add(w->db, &r, &by), 0);
}

static void a_new_one_is_unanswered_at_the_organisation_bureau(void **state)
{
	World *w = *state;
	check_state(w, STATUS_UNANSWERED, HELD_BY_COORDINATOR, w->bureau, DAY_ONE);
	const Recommendation *r = recommendation_find(w->db, w->recommendation);
	assert_text(r->holder_slug, "bagian-organisasi");
	assert_text(journalled(w, "recommendation", r->id)->deed, "add");
}

static void benefit_priority_and_due_change_and_an_old_version_does_not(void **state)
{
	World *w = *state;
	Actor by = acting(w->coordinator, w->bureau, "2026-03-03");
	Recommendation r = *recommendation_find(w->db, w->recommendation);
	r.benefit = S("Keluhan dijawab dalam 3 hari kerja.");
	r.priority = S("high");
	r.due = on("2026-11-30");
	assert_true(recommendation_change(w->db, &r, &by));
	r.priority = S("low");
	assert_false(recommendation_change(w->db, &r, &by));
	assert_text(recommendation_find(w->db, r.id)->priority, "high");
	assert_text(journalled(w, "recommendation", r.id)->public_facts,
		    "{\"benefit\":\"Keluhan dijawab dalam 3 hari kerja.\","
		    "\"due\":\"2026-11-30\",\"priority\":\"high\"}");
}

static size_t count_of(World *w, RecommendationFilter filter)
{
	return recommendation_list(w->db, filter).count;
}

static void a_word_is_found_folded_in_reference_and_text(void **state)
{
	World *w = *state;
	world_recommendation(w, 8, "Tetapkan target kinerja");
	assert_int_equal(count_of(w, (RecommendationFilter){ .words = S("PENGADUAN") }), 1);
	assert_int_equal(count_of(w, (RecommendationFilter){ .words = S("rb 2025") }), 2);
	assert_int_equal(count_of(w, (RecommendationFilter){ .words = S("RB-2025-08") }), 1);
	assert_int_equal(count_of(w, (RecommendationFilter){ .words = S("100%") }), 0);
	assert_int_equal(count_of(w, (RecommendationFilter){ .words = S("_") }), 0);
}

static void a_word_is_found_in_the_indicators_name(void **state)
{
	World *w = *state;
	Actor by = by_command();
	Id indicator = indicator_add(w->db,
				     &(Indicator){ .instrument = w->instrument,
						   .code = S("G-C-6"),
						   .slug = S("rb-2024-g-c-6"),
						   .name = S("Survei Kepuasan Masyarakat") },
				     &by);
	Recommendation r = { .evaluation = w->evaluation,
			     .number = 9,
			     .text = S("Naikkan nilainya"),
			     .indicator = indicator };
	Id id = recommendation_add(w->db, &r, &by);
	RecommendationList found =
		recommendation_list(w->db, (RecommendationFilter){ .words = S("kepuasan") });
	assert_int_equal(found.count, 1);
	assert_int_equal(found.items[0].id, id);
	assert_text(found.items[0].indicator_code, "G-C-6");
}

static void lists_filter_by_statuses_and_year(void **state)
{
	World *w = *state;
	world_recommendation(w, 8, "Tetapkan target kinerja");
	accept_recommendation(w, "2026-03-03");
	assert_int_equal(count_of(w, (RecommendationFilter){ .statuses = 1u << STATUS_UNPLANNED }),
			 1);
	assert_int_equal(count_of(w, (RecommendationFilter){ .statuses = 1u << STATUS_UNPLANNED |
									 1u << STATUS_UNANSWERED }),
			 2);
	assert_int_equal(count_of(w, (RecommendationFilter){ .statuses = 1u << STATUS_LATE }), 0);
	assert_int_equal(count_of(w, (RecommendationFilter){ .year = 2025 }), 2);
	assert_int_equal(count_of(w, (RecommendationFilter){ .year = 2024 }), 0);
}

static void lists_filter_by_agencies_that_lead_contribute_or_hold(void **state)
{
	World *w = *state;
	accept_recommendation(w, "2026-03-03");
	assert_int_equal(count_of(w, (RecommendationFilter){ .agency = w->bureau }), 1);
	Id action = add_action(w, w->health, w->roads, "2026-03-04");
	add_milestone(w, action, w->health, "2026-04-30", "2026-03-04");
	assert_int_equal(count_of(w, (RecommendationFilter){ .agency = w->health }), 1);
	assert_int_equal(count_of(w, (RecommendationFilter){ .agency = w->roads }), 1);
	assert_int_equal(count_of(w, (RecommendationFilter){ .agency = w->bureau }), 0);
	Actor by = acting(w->coordinator, w->bureau, "2026-03-05");
	withdraw(w, action, 1, &by);
	assert_int_equal(count_of(w, (RecommendationFilter){ .agency = w->roads }), 0);
	assert_int_equal(count_of(w, (RecommendationFilter){ .agency = w->bureau }), 1);
}

static void the_most_urgent_come_first(void **state)
{
	World *w = *state;
	Id unanswered = world_recommendation(w, 8, "Tetapkan target kinerja");
	accept_recommendation(w, "2026-03-03");
	Id action = add_action(w, w->health, 0, "2026-03-04");
	add_milestone(w, action, w->health, "2026-03-06", "2026-03-04");
	RecommendationList list = recommendation_list(w->db, (RecommendationFilter){ 0 });
	assert_int_equal(list.items[0].id, w->recommendation);
	assert_int_equal(list.items[1].id, unanswered);
	assert_int_equal(recommendation_list_of_action(w->db, action).items[0].id,
			 w->recommendation);
}

static void statuses_are_counted(void **state)
{
	World *w = *state;
	world_recommendation(w, 8, "Tetapkan target kinerja");
	accept_recommendation(w, "2026-03-03");
	int64_t counts[STATUSES];
	recommendation_count_by_status(w->db, w->evaluation, counts);
	assert_int_equal(counts[STATUS_UNANSWERED], 1);
	assert_int_equal(counts[STATUS_UNPLANNED], 1);
	assert_int_equal(counts[STATUS_LATE], 0);
}

static void a_role_stands_as_its_agency_does_in_the_actions(void **state)
{
	World *w = *state;
	Id action = add_action(w, w->health, w->roads, "2026-03-04");
	const Recommendation *r = recommendation_find(w->db, w->recommendation);
	const Person *head = person_find(w->db, w->health_head, on("2026-03-04"));
	const Person *officer = person_find(w->db, w->roads_officer, on("2026-03-04"));
	StandingList leads = recommendation_relation(w->db, r, head);
	StandingList contributes = recommendation_relation(w->db, r, officer);
	assert_int_equal(leads.items[leads.count - 1].relation, REL_LEADS);
	assert_int_equal(contributes.items[contributes.count - 1].relation, REL_CONTRIBUTES);
	Actor by = acting(w->coordinator, w->bureau, "2026-03-05");
	withdraw(w, action, 1, &by);
	leads = recommendation_relation(w->db, r, head);
	assert_int_equal(leads.count, 1);
	assert_int_equal(leads.items[0].relation, REL_ANY);
}

RUN_IN_WORLD(IN_WORLD(the_reference_is_kind_year_and_number), IN_WORLD(a_number_is_taken_once),
	     IN_WORLD(an_unknown_evaluation_takes_none),
	     IN_WORLD(a_new_one_is_unanswered_at_the_organisation_bureau),
	     IN_WORLD(benefit_priority_and_due_change_and_an_old_version_does_not),
	     IN_WORLD(a_word_is_found_folded_in_reference_and_text),
	     IN_WORLD(a_word_is_found_in_the_indicators_name),
	     IN_WORLD(lists_filter_by_statuses_and_year),
	     IN_WORLD(lists_filter_by_agencies_that_lead_contribute_or_hold),
	     IN_WORLD(the_most_urgent_come_first), IN_WORLD(statuses_are_counted),
	     IN_WORLD(a_role_stands_as_its_agency_does_in_the_actions))
