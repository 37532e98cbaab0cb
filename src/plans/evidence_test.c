/* SPDX-License-Identifier: Apache-2.0 */
#include "plans/test_world.h"

static Id sample_milestone(World *w)
{
	accept_recommendation(w, "2026-03-03");
	Id action = add_action(w, w->health, w->roads, "2026-03-04");
	return add_milestone(w, action, w->health, "2026-04-30", "2026-03-05");
}

static Actor officer(World *w)
{
	return acting(w->health_officer, w->health, "2026-03-09");
}

static bool keep_copy(World *w, Id link, int64_t version, Str sha256)
{
	Actor by = officer(w);
	Evidence wanted = {
		.id = link, .version = version, .file_sha256 = sha256, .file_name = S("berita.pdf")
	};
	return evidence_keep_copy(w->db, &wanted, &by);
}

static bool open_to_all(World *w, Id evidence, int64_t version, bool is_open)
{
	Actor by = acting(w->health_head, w->health, "2026-03-10");
	Evidence wanted = { .id = evidence, .version = version, .is_open = is_open };
	return evidence_open(w->db, &wanted, &by);
}

static Id add_link(World *w, Id milestone, Rank rank)
{
	Actor by = officer(w);
	return evidence_add(w->db,
			    &(Evidence){ .milestone = milestone,
					 .title = S("Berita"),
					 .is_link = true,
					 .link = S("https://contoh.go.id/berita"),
					 .rank = rank,
					 .effective_on = on("2026-02-27") },
			    &by);
}

static void it_is_read_back_with_its_file_and_who_brought_it(void **state)
{
	World *w = *state;
	Id id = add_evidence(w, sample_milestone(w), RANK_SYSTEM, officer(w));
	const Evidence *e = evidence_find(w->db, id);
	assert_text(e->title, "Catatan loket");
	assert_text(e->file_kind, "pdf");
	assert_int_equal(e->file_bytes, 14);
	assert_int_equal(e->rank, RANK_SYSTEM);
	assert_int_equal(e->effective_on.number, on("2026-02-27").number);
	assert_int_equal(e->uploaded_on.number, on("2026-03-09").number);
	assert_int_equal(e->person, w->health_officer);
	assert_int_equal(e->agency, w->health);
	assert_text(e->agency_name, "Dinas Kesehatan");
	assert_int_equal(e->verdict, 0);
	assert_false(e->is_open);
	assert_null(evidence_find(w->db, 999));
}

static void it_waits_at_the_inspectorate(void **state)
{
	World *w = *state;
	Id id = add_evidence(w, sample_milestone(w), RANK_SYSTEM, officer(w));
	check_state(w, STATUS_WAITING, HELD_BY_INSPECTORATE, w->inspectorate, "2026-03-09");
	EvidenceList queue = evidence_list_waiting(w->db);
	assert_int_equal(queue.count, 1);
	assert_int_equal(queue.items[0].id, id);
}

static void the_queue_is_oldest_first_and_without_what_has_its_verdict(void **state)
{
	World *w = *state;
	Id milestone = sample_milestone(w);
	Id first = add_evidence(w, milestone, RANK_PHOTO, officer(w));
	Id second = add_evidence(w, milestone, RANK_SYSTEM,
				 acting(w->health_officer, w->health, "2026-03-10"));
	assert_int_equal(evidence_list_waiting(w->db).items[0].id, first);
	judge(w, first, VERDICT_RETURNED, w->inspector, "2026-03-11");
	EvidenceList queue = evidence_list_waiting(w->db);
	assert_int_equal(queue.count, 1);
	assert_int_equal(queue.items[0].id, second);
	assert_true(evidence_find(w->db, first)->verdict);
	assert_int_equal(evidence_list(w->db, milestone).count, 2);
}

static void the_queue_leaves_out_what_was_withdrawn(void **state)
{
	World *w = *state;
	Id milestone = sample_milestone(w);
	add_evidence(w, milestone, RANK_PHOTO, officer(w));
	Actor by = acting(w->coordinator, w->bureau, "2026-03-10");
	withdraw(w, milestone_find(w->db, milestone)->action, 1, &by);
	assert_int_equal(evidence_list_waiting(w->db).count, 0);
}

static void a_withdrawn_action_takes_none(void **state)
{
	World *w = *state;
	Id milestone = sample_milestone(w);
	Actor by = acting(w->coordinator, w->bureau, "2026-03-10");
	withdraw(w, milestone_find(w->db, milestone)->action, 1, &by);
	assert_int_equal(add_evidence(w, milestone, RANK_PHOTO, officer(w)), 0);
	assert_int_equal(add_evidence(w, 999, RANK_PHOTO, officer(w)), 0);
}

static void a_withdrawn_action_takes_no_copy_of_a_link(void **state)
{
	World *w = *state;
	Id milestone = sample_milestone(w), link = add_link(w, milestone, RANK_PHOTO);
	Actor by = acting(w->coordinator, w->bureau, "2026-03-10");
	Str copy = keep_file(w, S("Salinan berita."), officer(w));
	withdraw(w, milestone_find(w->db, milestone)->action, 1, &by);
	assert_false(keep_copy(w, link, 1, copy));
}

static void what_has_no_file_is_not_opened(void **state)
{
	World *w = *state;
	Id link = add_link(w, sample_milestone(w), RANK_PHOTO);
	assert_false(open_to_all(w, link, 1, true));
}

static void a_done_milestone_takes_stronger_evidence(void **state)
{
	World *w = *state;
	Id milestone = sample_milestone(w);
	Id weak = add_evidence(w, milestone, RANK_DECREE, officer(w));
	judge(w, weak, VERDICT_ACCEPTED, w->inspector, "2026-03-10");
	check_state(w, STATUS_RUNNING, HELD_BY_LEAD, w->health, "2026-03-10");
	Id strong = add_evidence(w, milestone, RANK_CITIZEN,
				 acting(w->health_officer, w->health, "2026-03-11"));
	check_state(w, STATUS_RUNNING, HELD_BY_INSPECTORATE, w->inspectorate, "2026-03-11");
	judge(w, strong, VERDICT_ACCEPTED, w->inspector, "2026-03-12");
	check_state(w, STATUS_CARRIED_OUT, HELD_BY_NOBODY, 0, "2026-03-12");
}

static void a_link_without_a_kept_copy_is_worth_a_plan_document(void **state)
{
	World *w = *state;
	Id milestone = sample_milestone(w);
	Id link = add_link(w, milestone, RANK_SYSTEM);
	assert_int_equal(evidence_rank(evidence_find(w->db, link)), RANK_PLAN);
	judge(w, link, VERDICT_ACCEPTED, w->inspector, "2026-03-10");
	assert_int_equal(state_now(w)->status, STATUS_RUNNING);
}

static void a_kept_copy_gives_a_link_its_rank(void **state)
{
	World *w = *state;
	Id milestone = sample_milestone(w);
	Id link = add_link(w, milestone, RANK_SYSTEM);
	Actor by = officer(w);
	Str copy = keep_file(w, S("Salinan berita."), by);
	assert_true(keep_copy(w, link, 1, copy));
	assert_int_equal(evidence_rank(evidence_find(w->db, link)), RANK_SYSTEM);
	assert_text(journalled(w, "evidence", link)->deed, "keep_copy");
	judge(w, link, VERDICT_ACCEPTED, w->inspector, "2026-03-10");
	assert_int_equal(state_now(w)->status, STATUS_CARRIED_OUT);
}

static void a_copy_is_kept_once_of_a_link_before_its_verdict(void **state)
{
	World *w = *state;
	Id milestone = sample_milestone(w);
	Actor by = officer(w);
	Str copy = keep_file(w, S("Salinan berita."), by);
	Id file = add_evidence(w, milestone, RANK_PHOTO, by);
	Id link = add_link(w, milestone, RANK_PHOTO), judged = add_link(w, milestone, RANK_PHOTO);
	judge(w, judged, VERDICT_ACCEPTED, w->inspector, "2026-03-10");
	assert_false(keep_copy(w, file, 1, copy));
	assert_false(keep_copy(w, judged, 1, copy));
	assert_false(keep_copy(w, link, 2, copy));
	assert_true(keep_copy(w, link, 1, copy));
	assert_false(keep_copy(w, link, 2, copy));
}

static void opening_it_to_the_public_is_journalled_and_can_be_taken_back(void **state)
{
	World *w = *state;
	Id id = add_evidence(w, sample_milestone(w), RANK_PHOTO, officer(w));
	assert_true(open_to_all(w, id, 1, true));
	assert_true(evidence_find(w->db, id)->is_open);
	assert_false(open_to_all(w, id, 1, false));
	assert_true(open_to_all(w, id, 2, false));
	assert_false(evidence_find(w->db, id)->is_open);
	assert_text(journalled(w, "evidence", id)->deed, "close");
}

static void the_same_bytes_elsewhere_are_found(void **state)
{
	World *w = *state;
	Id milestone = sample_milestone(w);
	Id first = add_evidence(w, milestone, RANK_PHOTO, officer(w));
	Str sha256 = evidence_find(w->db, first)->file_sha256;
	assert_int_equal(evidence_list_same_file(w->db, sha256, first).count, 0);
	Id second = add_evidence(w, milestone, RANK_PHOTO, officer(w));
	EvidenceList others = evidence_list_same_file(w->db, sha256, first);
	assert_int_equal(others.count, 1);
	assert_int_equal(others.items[0].id, second);
}

static void the_public_journal_has_no_link_and_no_file_name(void **state)
{
	World *w = *state;
	Id id = add_link(w, sample_milestone(w), RANK_PHOTO);
	const JournalEntry *row = journalled(w, "evidence", id);
	assert_true(str_find(row->public_facts, S("contoh.go.id")) < 0);
	assert_true(str_find(row->private_facts, S("contoh.go.id")) > 0);
	assert_true(str_find(row->public_facts, S("\"rank\":\"plan\"")) > 0);
}

static void an_actor_without_an_agency_acts_for_the_owner(void **state)
{
	World *w = *state;
	Id id = add_evidence(w, sample_milestone(w), RANK_PHOTO, by_command());
	assert_int_equal(evidence_find(w->db, id)->agency, w->health);
}

static void it_stands_as_its_milestone_does(void **state)
{
	World *w = *state;
	Id id = add_evidence(w, sample_milestone(w), RANK_PHOTO, officer(w));
	const Person *head = person_find(w->db, w->health_head, on("2026-03-09"));
	const Person *other = person_find(w->db, w->roads_officer, on("2026-03-09"));
	StandingList standing = evidence_relation(w->db, evidence_find(w->db, id), head);
	assert_true(permits(head, OPEN_EVIDENCE, &standing));
	standing = evidence_relation(w->db, evidence_find(w->db, id), other);
	assert_false(permits(other, OPEN_EVIDENCE, &standing));
}

static void ranks_are_read_as_they_are_written(void **state)
{
	(void)state;
	for (int i = 0; i < RANKS; i++) {
		Rank rank;
		assert_true(rank_from(str_of(rank_word((Rank)i)), &rank));
		assert_int_equal(rank, i);
	}
	Rank rank;
	assert_false(rank_from(S("foto"), &rank));
}

RUN_IN_WORLD(IN_WORLD(it_is_read_back_with_its_file_and_who_brought_it),
	     IN_WORLD(it_waits_at_the_inspectorate),
	     IN_WORLD(the_queue_is_oldest_first_and_without_what_has_its_verdict),
	     IN_WORLD(the_queue_leaves_out_what_was_withdrawn),
	     IN_WORLD(a_withdrawn_action_takes_none),
	     IN_WORLD(a_withdrawn_action_takes_no_copy_of_a_link),
	     IN_WORLD(what_has_no_file_is_not_opened),
	     IN_WORLD(a_done_milestone_takes_stronger_evidence),
	     IN_WORLD(a_link_without_a_kept_copy_is_worth_a_plan_document),
	     IN_WORLD(a_kept_copy_gives_a_link_its_rank),
	     IN_WORLD(a_copy_is_kept_once_of_a_link_before_its_verdict),
	     IN_WORLD(opening_it_to_the_public_is_journalled_and_can_be_taken_back),
	     IN_WORLD(the_same_bytes_elsewhere_are_found),
	     IN_WORLD(the_public_journal_has_no_link_and_no_file_name),
	     IN_WORLD(an_actor_without_an_agency_acts_for_the_owner),
	     IN_WORLD(it_stands_as_its_milestone_does),
	     IN_WORLD(ranks_are_read_as_they_are_written))
