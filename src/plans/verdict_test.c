/* SPDX-License-Identifier: Apache-2.0 */
#include "plans/judge.h"
#include "plans/test_world.h"

/* Evidence of the health agency on an action that it leads and contributor helps; 0: nobody. */
static Id evidence_with(World *w, Id lead, Id contributor)
{
	accept_recommendation(w, "2026-03-03");
	Id action = add_action(w, lead, contributor, "2026-03-04");
	Id milestone = add_milestone(w, action, lead, "2026-04-30", "2026-03-05");
	return add_evidence(w, milestone, RANK_SYSTEM,
			    acting(w->health_officer, lead, "2026-03-09"));
}

static VerdictResult accept(World *w, Id evidence, Id person)
{
	return judge(w, evidence, VERDICT_ACCEPTED, person, "2026-03-10");
}

static void an_inspector_of_the_inspectorate_judges(void **state)
{
	World *w = *state;
	Id evidence = evidence_with(w, w->health, w->roads);
	assert_int_equal(accept(w, evidence, w->inspector), VERDICT_GIVEN);
	const Verdict *v = verdict_find_of(w->db, evidence);
	assert_int_equal(v->kind, VERDICT_ACCEPTED);
	assert_int_equal(v->reason, REASON_NONE);
	assert_int_equal(v->agency, w->inspectorate);
	assert_int_equal(v->person, w->inspector);
	assert_int_equal(v->given_on.number, on("2026-03-10").number);
	assert_text(v->agency_name, "Inspektorat");
	check_state(w, STATUS_CARRIED_OUT, HELD_BY_NOBODY, 0, "2026-03-10");
}

static void a_returned_one_gives_the_ball_back_with_reason_and_words(void **state)
{
	World *w = *state;
	Id evidence = evidence_with(w, w->health, 0);
	judge(w, evidence, VERDICT_RETURNED, w->inspector, "2026-03-10");
	check_state(w, STATUS_RETURNED, HELD_BY_OWNER, w->health, "2026-03-10");
	const Verdict *v = verdict_find_of(w->db, evidence);
	assert_int_equal(v->reason, REASON_INCOMPLETE);
	assert_text(journalled(w, "verdict", v->id)->public_facts,
		    str_c(w->arena, str_print(w->arena,
					      "{\"agency\":%d,\"evidence\":%d,"
					      "\"kind\":\"returned\",\"milestone\":%d,"
					      "\"reason\":\"incomplete\","
					      "\"words\":\"Kurang lengkap.\"}",
					      (int)w->inspectorate, (int)evidence,
					      (int)evidence_find(w->db, evidence)->milestone)));
}

static void returning_needs_a_reason_and_words(void **state)
{
	World *w = *state;
	Actor by = acting(w->inspector, w->inspectorate, "2026-03-10");
	Verdict verdict = { .evidence = evidence_with(w, w->health, 0), .kind = VERDICT_RETURNED };
	verdict.evidence_version = 1;
	Id id;
	verdict.words = S("Kurang lengkap.");
	assert_int_equal(verdict_add(w->db, &verdict, &id, &by), VERDICT_NEEDS_REASON);
	verdict.reason = REASON_OTHER;
	verdict.words = S(" \n ");
	assert_int_equal(verdict_add(w->db, &verdict, &id, &by), VERDICT_NEEDS_REASON);
	assert_null(verdict_find_of(w->db, verdict.evidence));
}

static void nobody_without_the_inspectors_role_judges(void **state)
{
	World *w = *state;
	Id evidence = evidence_with(w, w->health, 0);
	const Id others[] = {
		w->admin,	   w->coordinator,   w->leader, w->chief, w->health_head,
		w->health_officer, w->roads_officer, 0,		999
	};
	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		assert_int_equal(accept(w, evidence, others[i]), VERDICT_NOT_AN_INSPECTOR);
	assert_null(verdict_find_of(w->db, evidence));
	check_state(w, STATUS_WAITING, HELD_BY_INSPECTORATE, w->inspectorate, "2026-03-09");
}

static void an_inspector_whose_role_has_ended_judges_no_more(void **state)
{
	World *w = *state;
	Id evidence = evidence_with(w, w->health, 0);
	Actor chief = acting(w->chief, w->inspectorate, "2026-03-09");
	Id grant = role_list_of(w->db, w->inspector, on("2026-03-09")).items[0].id;
	assert_true(role_end(w->db, grant, &chief));
	assert_int_equal(accept(w, evidence, w->inspector), VERDICT_NOT_AN_INSPECTOR);
}

static void one_verdict_on_one_evidence(void **state)
{
	World *w = *state;
	Id evidence = evidence_with(w, w->health, 0);
	Id second = world_person(w, "pemeriksa-dua", ROLE_INSPECTOR, w->inspectorate, w->chief);
	assert_int_equal(accept(w, evidence, w->inspector), VERDICT_GIVEN);
	assert_int_equal(accept(w, evidence, w->inspector), VERDICT_ALREADY);
	assert_int_equal(judge(w, evidence, VERDICT_RETURNED, second, "2026-03-11"),
			 VERDICT_ALREADY);
	assert_int_equal(verdict_find_of(w->db, evidence)->kind, VERDICT_ACCEPTED);
}

static void a_withdrawn_action_takes_no_verdict(void **state)
{
	World *w = *state;
	Id evidence = evidence_with(w, w->health, 0);
	Actor by = acting(w->coordinator, w->bureau, "2026-03-09");
	Id milestone = evidence_find(w->db, evidence)->milestone;
	withdraw(w, milestone_find(w->db, milestone)->action, 1, &by);
	assert_int_equal(accept(w, evidence, w->inspector), VERDICT_WITHDRAWN);
	assert_int_equal(accept(w, 999, w->inspector), VERDICT_WITHDRAWN);
}

static void an_inspector_does_not_judge_own_evidence(void **state)
{
	World *w = *state;
	accept_recommendation(w, "2026-03-03");
	Id action = add_action(w, w->health, 0, "2026-03-04");
	Id milestone = add_milestone(w, action, w->health, "2026-04-30", "2026-03-05");
	Id evidence = add_evidence(w, milestone, RANK_SYSTEM,
				   acting(w->inspector, w->health, "2026-03-09"));
	assert_int_equal(accept(w, evidence, w->inspector), VERDICT_OWN_EVIDENCE);
}

/* The inspector gets another role at an agency, in force from one day to another. */
static void also(World *w, Role role, Id agency, const char *from, const char *until)
{
	Actor by = by_command();
	RoleGrant grant = { .person = w->inspector,
			    .role = role,
			    .agency = agency,
			    .from = on(from),
			    .until = until ? on(until) : (Day){ 0 } };
	assert_int_equal(role_grant(w->db, &grant, &by), GRANT_DONE);
}

static void a_role_at_the_lead_now_makes_dependent(void **state)
{
	World *w = *state;
	Id evidence = evidence_with(w, w->health, 0);
	also(w, ROLE_OFFICER, w->health, "2026-03-10", NULL);
	assert_int_equal(accept(w, evidence, w->inspector), VERDICT_NOT_INDEPENDENT);
}

static void a_role_at_a_contributor_now_makes_dependent(void **state)
{
	World *w = *state;
	Id evidence = evidence_with(w, w->health, w->roads);
	also(w, ROLE_OFFICER, w->roads, "2026-03-10", NULL);
	assert_int_equal(accept(w, evidence, w->inspector), VERDICT_NOT_INDEPENDENT);
}

static void a_role_at_the_lead_on_the_day_of_the_upload_makes_dependent(void **state)
{
	World *w = *state;
	Id evidence = evidence_with(w, w->health, 0);
	also(w, ROLE_OFFICER, w->health, "2026-03-01", "2026-03-09");
	assert_int_equal(accept(w, evidence, w->inspector), VERDICT_NOT_INDEPENDENT);
}

static void a_role_at_the_lead_that_ended_before_the_upload_does_not(void **state)
{
	World *w = *state;
	Id evidence = evidence_with(w, w->health, 0);
	also(w, ROLE_OFFICER, w->health, "2026-03-01", "2026-03-08");
	assert_int_equal(accept(w, evidence, w->inspector), VERDICT_GIVEN);
}

static void a_part_of_the_lead_and_its_parent_count_as_the_lead(void **state)
{
	World *w = *state;
	Id evidence = evidence_with(w, w->health, 0);
	also(w, ROLE_OFFICER, w->clinic, "2026-03-10", NULL);
	assert_int_equal(accept(w, evidence, w->inspector), VERDICT_NOT_INDEPENDENT);
}

static void the_parent_of_the_lead_counts_as_the_lead(void **state)
{
	World *w = *state;
	Id evidence = evidence_with(w, w->clinic, 0);
	also(w, ROLE_OFFICER, w->health, "2026-03-10", NULL);
	assert_int_equal(accept(w, evidence, w->inspector), VERDICT_NOT_INDEPENDENT);
}

static void a_role_at_the_root_does_not_make_dependent(void **state)
{
	World *w = *state;
	Id evidence = evidence_with(w, w->health, 0);
	also(w, ROLE_AUDITOR, w->root, "2026-03-01", NULL);
	assert_int_equal(accept(w, evidence, w->inspector), VERDICT_GIVEN);
}

static void who_uploaded_stays_a_party_when_the_action_drops_them(void **state)
{
	World *w = *state;
	accept_recommendation(w, "2026-03-03");
	Id id = add_action(w, w->health, w->roads, "2026-03-04");
	Id milestone = add_milestone(w, id, w->roads, "2026-04-30", "2026-03-05");
	Id evidence = add_evidence(w, milestone, RANK_SYSTEM,
				   acting(w->health_officer, w->health, "2026-03-09"));
	Actor by = acting(w->coordinator, w->bureau, "2026-03-09");
	ActionDraft draft = action_draft(w->db, id);
	draft.action.lead = w->roads;
	draft.contributors.count = 0;
	assert_int_equal(action_change(w->db, &draft, &by), ACTION_CHANGED);
	also(w, ROLE_OFFICER, w->health, "2026-03-10", NULL);
	assert_int_equal(accept(w, evidence, w->inspector), VERDICT_NOT_INDEPENDENT);
}

/* The inspectorate leads, the roads agency proves, and before the verdict the lead is handed to
 * the health agency. */
static Id handed_over(World *w)
{
	accept_recommendation(w, "2026-03-03");
	Id id = add_action(w, w->inspectorate, w->roads, "2026-03-04");
	Id milestone = add_milestone(w, id, w->roads, "2026-04-30", "2026-03-05");
	Id evidence = add_evidence(w, milestone, RANK_SYSTEM,
				   acting(w->roads_officer, w->roads, "2026-03-09"));
	Actor by = acting(w->coordinator, w->bureau, "2026-03-09");
	ActionDraft draft = action_draft(w->db, id);
	draft.action.lead = w->health;
	assert_int_equal(action_change(w->db, &draft, &by), ACTION_CHANGED);
	return evidence;
}

static void who_led_on_the_day_of_the_upload_stays_a_party(void **state)
{
	World *w = *state;
	Id evidence = handed_over(w);
	assert_int_equal(accept(w, evidence, w->inspector), VERDICT_NOT_INDEPENDENT);
	check_state(w, STATUS_WAITING, HELD_BY_INSPECTORATE, w->bureau, "2026-03-09");
	assert_int_equal(accept(w, evidence, w->bureau_inspector), VERDICT_GIVEN);
}

static void who_leads_now_is_a_party_too(void **state)
{
	World *w = *state;
	Id evidence = handed_over(w);
	Actor by = by_command();
	RoleGrant grant = { .person = w->bureau_inspector,
			    .role = ROLE_OFFICER,
			    .agency = w->health,
			    .from = on("2026-03-10") };
	assert_int_equal(role_grant(w->db, &grant, &by), GRANT_DONE);
	assert_int_equal(accept(w, evidence, w->bureau_inspector), VERDICT_NOT_INDEPENDENT);
}

static void evidence_that_changed_since_it_was_read_is_a_clash(void **state)
{
	World *w = *state;
	Id evidence = evidence_with(w, w->health, 0), id = 0;
	Actor by = acting(w->inspector, w->inspectorate, "2026-03-10");
	Verdict verdict = { .evidence = evidence, .kind = VERDICT_ACCEPTED };
	assert_int_equal(verdict_add(w->db, &verdict, &id, &by), VERDICT_CLASH);
	assert_null(verdict_find_of(w->db, evidence));
	verdict.evidence_version = evidence_find(w->db, evidence)->version;
	assert_int_equal(verdict_add(w->db, &verdict, &id, &by), VERDICT_GIVEN);
}

static void where_the_inspectorate_is_independent_no_other_inspector_judges(void **state)
{
	World *w = *state;
	Id evidence = evidence_with(w, w->health, 0);
	assert_int_equal(accept(w, evidence, w->bureau_inspector), VERDICT_FOR_INSPECTORATE);
	assert_int_equal(accept(w, evidence, w->campus_inspector), VERDICT_FOR_INSPECTORATE);
}

static void where_the_inspectorate_leads_the_bureau_or_an_outside_body_judges(void **state)
{
	World *w = *state;
	Id evidence = evidence_with(w, w->inspectorate, 0);
	check_state(w, STATUS_WAITING, HELD_BY_INSPECTORATE, w->bureau, "2026-03-09");
	assert_int_equal(accept(w, evidence, w->inspector), VERDICT_NOT_INDEPENDENT);
	assert_int_equal(accept(w, evidence, w->bureau_inspector), VERDICT_GIVEN);
	assert_int_equal(verdict_find_of(w->db, evidence)->agency, w->bureau);
}

static void where_the_inspectorate_contributes_it_does_not_judge(void **state)
{
	World *w = *state;
	Id evidence = evidence_with(w, w->health, w->inspectorate);
	assert_int_equal(accept(w, evidence, w->inspector), VERDICT_NOT_INDEPENDENT);
	assert_int_equal(accept(w, evidence, w->campus_inspector), VERDICT_GIVEN);
}

static void the_bureau_is_one_with_the_secretariat(void **state)
{
	World *w = *state;
	Id evidence = evidence_with(w, w->inspectorate, w->secretariat);
	check_state(w, STATUS_WAITING, HELD_BY_INSPECTORATE, w->campus, "2026-03-09");
	assert_int_equal(accept(w, evidence, w->bureau_inspector), VERDICT_NOT_INDEPENDENT);
	assert_int_equal(accept(w, evidence, w->campus_inspector), VERDICT_GIVEN);
}

static void the_agencies_that_may_judge_are_named(void **state)
{
	World *w = *state;
	Day today = on("2026-03-10");
	const Evidence *usual = evidence_find(w->db, evidence_with(w, w->health, 0));
	const Evidence *own = evidence_find(w->db, evidence_with(w, w->inspectorate, 0));
	AgencyList judges = judge_agencies(w->db, usual, today);
	assert_int_equal(judges.count, 1);
	assert_int_equal(judges.items[0].id, w->inspectorate);
	judges = judge_agencies(w->db, own, today);
	assert_int_equal(judges.count, 2);
	assert_int_equal(judges.items[0].id, w->bureau);
	assert_int_equal(judges.items[1].id, w->campus);
}

static void whom_law_2_bars_is_not_named_as_a_judge(void **state)
{
	World *w = *state;
	Id evidence = evidence_with(w, w->inspectorate, 0);
	Actor by = by_command();
	RoleGrant grant = { .person = w->bureau_inspector,
			    .role = ROLE_AUDITOR,
			    .agency = w->inspectorate,
			    .from = on("2026-03-10") };
	assert_int_equal(role_grant(w->db, &grant, &by), GRANT_DONE);
	AgencyList judges = judge_agencies(w->db, evidence_find(w->db, evidence), on("2026-03-10"));
	assert_int_equal(judges.count, 1);
	assert_int_equal(judges.items[0].id, w->campus);
}

static void asking_beforehand_gives_the_same_answer_and_changes_nothing(void **state)
{
	World *w = *state;
	Id evidence = evidence_with(w, w->health, 0);
	Day today = on("2026-03-10");
	assert_int_equal(verdict_may_be_given(w->db, evidence, w->inspector, today), VERDICT_GIVEN);
	assert_int_equal(verdict_may_be_given(w->db, evidence, w->admin, today),
			 VERDICT_NOT_AN_INSPECTOR);
	assert_int_equal(verdict_may_be_given(w->db, evidence, w->campus_inspector, today),
			 VERDICT_FOR_INSPECTORATE);
	assert_null(verdict_find_of(w->db, evidence));
}

static void verdicts_of_a_milestone_are_listed_oldest_first(void **state)
{
	World *w = *state;
	Id first = evidence_with(w, w->health, 0);
	judge(w, first, VERDICT_RETURNED, w->inspector, "2026-03-10");
	Id milestone = evidence_find(w->db, first)->milestone;
	Id second = add_evidence(w, milestone, RANK_PHOTO,
				 acting(w->health_officer, w->health, "2026-03-11"));
	judge(w, second, VERDICT_ACCEPTED, w->inspector, "2026-03-12");
	VerdictList list = verdict_list_of_milestone(w->db, milestone);
	assert_int_equal(list.count, 2);
	assert_int_equal(list.items[0].kind, VERDICT_RETURNED);
	assert_int_equal(list.items[1].evidence, second);
}

static void reasons_are_read_as_they_are_written(void **state)
{
	(void)state;
	VerdictReason reason;
	for (int i = 0; i < VERDICT_REASONS; i++) {
		assert_true(verdict_reason_from(str_of(verdict_reason_word((VerdictReason)i)),
						&reason));
		assert_int_equal(reason, i);
	}
	assert_false(verdict_reason_from(S("lain"), &reason));
}

RUN_IN_WORLD(IN_WORLD(an_inspector_of_the_inspectorate_judges),
	     IN_WORLD(a_returned_one_gives_the_ball_back_with_reason_and_words),
	     IN_WORLD(returning_needs_a_reason_and_words),
	     IN_WORLD(nobody_without_the_inspectors_role_judges),
	     IN_WORLD(an_inspector_whose_role_has_ended_judges_no_more),
	     IN_WORLD(one_verdict_on_one_evidence), IN_WORLD(a_withdrawn_action_takes_no_verdict),
	     IN_WORLD(an_inspector_does_not_judge_own_evidence),
	     IN_WORLD(a_role_at_the_lead_now_makes_dependent),
	     IN_WORLD(a_role_at_a_contributor_now_makes_dependent),
	     IN_WORLD(a_role_at_the_lead_on_the_day_of_the_upload_makes_dependent),
	     IN_WORLD(a_role_at_the_lead_that_ended_before_the_upload_does_not),
	     IN_WORLD(a_part_of_the_lead_and_its_parent_count_as_the_lead),
	     IN_WORLD(the_parent_of_the_lead_counts_as_the_lead),
	     IN_WORLD(a_role_at_the_root_does_not_make_dependent),
	     IN_WORLD(who_uploaded_stays_a_party_when_the_action_drops_them),
	     IN_WORLD(who_led_on_the_day_of_the_upload_stays_a_party),
	     IN_WORLD(who_leads_now_is_a_party_too),
	     IN_WORLD(evidence_that_changed_since_it_was_read_is_a_clash),
	     IN_WORLD(whom_law_2_bars_is_not_named_as_a_judge),
	     IN_WORLD(where_the_inspectorate_is_independent_no_other_inspector_judges),
	     IN_WORLD(where_the_inspectorate_leads_the_bureau_or_an_outside_body_judges),
	     IN_WORLD(where_the_inspectorate_contributes_it_does_not_judge),
	     IN_WORLD(the_bureau_is_one_with_the_secretariat),
	     IN_WORLD(the_agencies_that_may_judge_are_named),
	     IN_WORLD(asking_beforehand_gives_the_same_answer_and_changes_nothing),
	     IN_WORLD(verdicts_of_a_milestone_are_listed_oldest_first),
	     IN_WORLD(reasons_are_read_as_they_are_written))
