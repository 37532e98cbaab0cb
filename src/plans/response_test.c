/* SPDX-License-Identifier: Apache-2.0 */
#include "plans/test_world.h"

static FormalResponse response_of(World *w, ResponseKind kind, const char *reason)
{
	return (FormalResponse){ .recommendation = w->recommendation,
				 .kind = kind,
				 .reason = str_of(reason),
				 .signer = S("Sekretaris Daerah"),
				 .signed_on = on("2026-02-27") };
}

static void an_answer_moves_the_ball_on_the_day_it_is_entered(void **state)
{
	World *w = *state;
	accept_recommendation(w, "2026-03-04");
	check_state(w, STATUS_UNPLANNED, HELD_BY_COORDINATOR, w->bureau, "2026-03-04");
	const FormalResponse *r = response_newest(w->db, w->recommendation);
	assert_int_equal(r->kind, RESPONSE_ACCEPTED);
	assert_text(r->signer, "Sekretaris Daerah");
	assert_int_equal(r->person, w->coordinator);
	assert_text(journalled(w, "response", r->id)->deed, "add");
}

static void noted_ends_it_with_its_reason(void **state)
{
	World *w = *state;
	Actor by = acting(w->coordinator, w->bureau, "2026-03-04");
	FormalResponse noted = response_of(w, RESPONSE_NOTED, "Bukan wewenang kabupaten.");
	assert_true(response_add(w->db, &noted, 0, &by));
	check_state(w, STATUS_NOTED, HELD_BY_NOBODY, 0, "2026-03-04");
}

static void partly_and_noted_need_a_reason(void **state)
{
	World *w = *state;
	Actor by = acting(w->coordinator, w->bureau, "2026-03-04");
	FormalResponse partly = response_of(w, RESPONSE_PARTLY, "  "),
		       noted = response_of(w, RESPONSE_NOTED, "");
	assert_int_equal(response_add(w->db, &partly, 0, &by), 0);
	assert_int_equal(response_add(w->db, &noted, 0, &by), 0);
	assert_null(response_newest(w->db, w->recommendation));
	assert_false(response_needs_reason(RESPONSE_ACCEPTED));
}

static void one_that_has_not_seen_the_newest_is_refused(void **state)
{
	World *w = *state;
	accept_recommendation(w, "2026-03-04");
	Actor by = acting(w->coordinator, w->bureau, "2026-03-05");
	FormalResponse noted = response_of(w, RESPONSE_NOTED, "Sudah selesai.");
	assert_int_equal(response_add(w->db, &noted, 0, &by), 0);
	Id seen = response_newest(w->db, w->recommendation)->id;
	assert_true(response_add(w->db, &noted, seen, &by));
	FormalResponseList all = response_list(w->db, w->recommendation);
	assert_int_equal(all.count, 2);
	assert_int_equal(all.items[0].kind, RESPONSE_ACCEPTED);
	assert_int_equal(all.items[1].kind, RESPONSE_NOTED);
}

static void a_second_yes_does_not_start_the_count_anew(void **state)
{
	World *w = *state;
	accept_recommendation(w, "2026-03-04");
	accept_recommendation(w, "2026-03-09");
	check_state(w, STATUS_UNPLANNED, HELD_BY_COORDINATOR, w->bureau, "2026-03-04");
}

static void a_yes_after_noted_starts_it(void **state)
{
	World *w = *state;
	Actor by = acting(w->coordinator, w->bureau, "2026-03-04");
	FormalResponse noted = response_of(w, RESPONSE_NOTED, "Menunggu anggaran.");
	response_add(w->db, &noted, 0, &by);
	accept_recommendation(w, "2026-03-09");
	check_state(w, STATUS_UNPLANNED, HELD_BY_COORDINATOR, w->bureau, "2026-03-09");
}

RUN_IN_WORLD(IN_WORLD(an_answer_moves_the_ball_on_the_day_it_is_entered),
	     IN_WORLD(noted_ends_it_with_its_reason), IN_WORLD(partly_and_noted_need_a_reason),
	     IN_WORLD(one_that_has_not_seen_the_newest_is_refused),
	     IN_WORLD(a_second_yes_does_not_start_the_count_anew),
	     IN_WORLD(a_yes_after_noted_starts_it))
