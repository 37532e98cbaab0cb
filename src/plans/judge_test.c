/* SPDX-License-Identifier: Apache-2.0 */
#include "plans/judge.h"

#include "base/list.h"
#include "plans/test_world.h"

/* A link of the health officer on the lead's milestone, brought on 5 March. */
static Id link_of(World *w, Id lead)
{
	accept_recommendation(w, "2026-03-03");
	Id action = add_action(w, lead, 0, "2026-03-04");
	Id milestone = add_milestone(w, action, lead, "2026-04-30", "2026-03-04");
	Actor by = acting(w->health_officer, lead, "2026-03-05");
	return evidence_add(w->db,
			    &(Evidence){ .milestone = milestone,
					 .title = S("Berita"),
					 .is_link = true,
					 .link = S("https://contoh.go.id/berita"),
					 .rank = RANK_SYSTEM,
					 .effective_on = on("2026-02-27") },
			    &by);
}

/* On 9 March. */
static void keep_copy(World *w, Id link, Id person)
{
	Actor by = acting(person, 0, "2026-03-09");
	Evidence wanted = { .id = link,
			    .version = 1,
			    .file_sha256 = keep_file(w, S("Salinan berita."), by),
			    .file_name = S("berita.pdf") };
	assert_true(evidence_keep_copy(w->db, &wanted, &by));
}

static VerdictResult accept(World *w, Id evidence, Id person)
{
	return judge(w, evidence, VERDICT_ACCEPTED, person, "2026-03-12");
}

static void also(World *w, Id person, Id agency, const char *from, const char *until)
{
	Actor by = by_command();
	RoleGrant grant = { .person = person,
			    .role = ROLE_OFFICER,
			    .agency = agency,
			    .from = on(from),
			    .until = on(until) };
	assert_int_equal(role_grant(w->db, &grant, &by), GRANT_DONE);
}

/* The health agency stays on, since it owns the milestone. */
static void hand_over(World *w, Id link, Id lead, const char *day)
{
	Id action = milestone_action(w->db, evidence_find(w->db, link)->milestone);
	Actor by = acting(w->coordinator, w->bureau, day);
	ActionDraft draft = action_draft(w->db, action);
	draft.action.lead = lead;
	draft.contributors.count = 0;
	*list_push(w->arena, &draft.contributors) = w->health;
	assert_int_equal(action_change(w->db, &draft, &by), ACTION_CHANGED);
}

static void who_brought_a_links_copy_does_not_judge_it(void **state)
{
	World *w = *state;
	Id link = link_of(w, w->health);
	keep_copy(w, link, w->inspector);
	assert_int_equal(evidence_find(w->db, link)->copied_on.number, on("2026-03-09").number);
	assert_int_equal(accept(w, link, w->inspector), VERDICT_OWN_EVIDENCE);
	Id other = world_person(w, "pemeriksa-dua", ROLE_INSPECTOR, w->inspectorate, w->chief);
	assert_int_equal(accept(w, link, other), VERDICT_GIVEN);
}

static void who_brought_a_links_copy_is_not_named_as_its_judge(void **state)
{
	World *w = *state;
	Id link = link_of(w, w->inspectorate);
	keep_copy(w, link, w->bureau_inspector);
	AgencyList judges = judge_agencies(w->db, evidence_find(w->db, link), on("2026-03-12"));
	assert_int_equal(judges.count, 1);
	assert_int_equal(judges.items[0].id, w->campus);
	check_state(w, STATUS_WAITING, HELD_BY_INSPECTORATE, w->campus, "2026-03-05");
}

static void a_role_at_the_lead_on_the_day_of_the_copy_makes_dependent(void **state)
{
	World *w = *state;
	Id link = link_of(w, w->health);
	also(w, w->inspector, w->health, "2026-03-08", "2026-03-10");
	keep_copy(w, link, w->health_officer);
	assert_int_equal(accept(w, link, w->inspector), VERDICT_NOT_INDEPENDENT);
}

static void a_role_at_the_lead_since_the_upload_makes_dependent(void **state)
{
	World *w = *state;
	Id link = link_of(w, w->health);
	also(w, w->inspector, w->health, "2026-03-06", "2026-03-08");
	assert_int_equal(accept(w, link, w->inspector), VERDICT_NOT_INDEPENDENT);
}

static void who_led_between_upload_and_verdict_stays_a_party(void **state)
{
	World *w = *state;
	Id link = link_of(w, w->health);
	hand_over(w, link, w->inspectorate, "2026-03-06");
	hand_over(w, link, w->health, "2026-03-07");
	assert_int_equal(accept(w, link, w->inspector), VERDICT_NOT_INDEPENDENT);
	assert_int_equal(accept(w, link, w->bureau_inspector), VERDICT_GIVEN);
}

static void an_agency_that_is_moved_stays_what_it_was_at_the_upload(void **state)
{
	World *w = *state;
	Id link = link_of(w, w->clinic);
	also(w, w->inspector, w->health, "2026-03-10", "2026-03-20");
	Actor by = by_command();
	Agency moved = *agency_find(w->db, w->clinic);
	moved.parent = w->root;
	assert_true(agency_change(w->db, &moved, &by));
	assert_int_equal(accept(w, link, w->inspector), VERDICT_NOT_INDEPENDENT);
}

/* Both are parts of the secretariat, which is no party. */
static void a_sister_of_a_party_is_none(void **state)
{
	World *w = *state;
	Actor by = by_command();
	Id sister = agency_add(w->db,
			       &(Agency){ .parent = w->secretariat,
					  .kind = AGENCY_BAGIAN,
					  .slug = S("bagian-umum"),
					  .name = S("Bagian Umum"),
					  .short_name = S("Umum") },
			       &by);
	accept_recommendation(w, "2026-03-03");
	Id action = add_action(w, w->inspectorate, sister, "2026-03-04");
	Id milestone = add_milestone(w, action, sister, "2026-04-30", "2026-03-04");
	Id evidence = add_evidence(w, milestone, RANK_SYSTEM, acting(0, sister, "2026-03-05"));
	assert_int_equal(accept(w, evidence, w->bureau_inspector), VERDICT_GIVEN);
}

static void an_inspector_of_any_other_agency_judges_nothing(void **state)
{
	World *w = *state;
	Id link = link_of(w, w->inspectorate);
	db_write(w->db, "UPDATE agency SET kind = 'dinas' WHERE id = $1", ID(w->campus));
	assert_int_equal(accept(w, link, w->campus_inspector), VERDICT_FOR_INSPECTORATE);
	AgencyList judges = judge_agencies(w->db, evidence_find(w->db, link), on("2026-03-12"));
	assert_int_equal(judges.count, 1);
	assert_int_equal(judges.items[0].id, w->bureau);
}

static void who_is_judged_does_not_choose_the_judge(void **state)
{
	World *w = *state;
	Id action = milestone_action(w->db, evidence_find(w->db, link_of(w, w->health))->milestone);
	ActionDraft draft = action_draft(w->db, action);
	*list_push(w->arena, &draft.contributors) = w->inspectorate;
	Actor head = acting(w->health_head, w->health, "2026-03-06");
	assert_int_equal(action_change(w->db, &draft, &head), ACTION_FOR_COORDINATOR);
	Actor coordinator = acting(w->coordinator, w->bureau, "2026-03-06");
	assert_int_equal(action_change(w->db, &draft, &coordinator), ACTION_CHANGED);
	draft = action_draft(w->db, action);
	draft.contributors.count = 0;
	assert_int_equal(action_change(w->db, &draft, &head), ACTION_FOR_COORDINATOR);
	draft = action_draft(w->db, action);
	draft.action.title = S("Judul lain");
	assert_int_equal(action_change(w->db, &draft, &head), ACTION_CHANGED);
}

static void who_led_on_the_day_of_the_copy_stays_a_party(void **state)
{
	World *w = *state;
	Id link = link_of(w, w->health);
	hand_over(w, link, w->inspectorate, "2026-03-08");
	keep_copy(w, link, w->health_officer);
	hand_over(w, link, w->health, "2026-03-10");
	assert_int_equal(accept(w, link, w->inspector), VERDICT_NOT_INDEPENDENT);
	assert_int_equal(accept(w, link, w->bureau_inspector), VERDICT_GIVEN);
}

RUN_IN_WORLD(IN_WORLD(who_brought_a_links_copy_does_not_judge_it),
	     IN_WORLD(who_brought_a_links_copy_is_not_named_as_its_judge),
	     IN_WORLD(a_role_at_the_lead_on_the_day_of_the_copy_makes_dependent),
	     IN_WORLD(a_role_at_the_lead_since_the_upload_makes_dependent),
	     IN_WORLD(who_led_between_upload_and_verdict_stays_a_party),
	     IN_WORLD(an_agency_that_is_moved_stays_what_it_was_at_the_upload),
	     IN_WORLD(a_sister_of_a_party_is_none),
	     IN_WORLD(an_inspector_of_any_other_agency_judges_nothing),
	     IN_WORLD(who_is_judged_does_not_choose_the_judge),
	     IN_WORLD(who_led_on_the_day_of_the_copy_stays_a_party))
