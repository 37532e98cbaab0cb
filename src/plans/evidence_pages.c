/* SPDX-License-Identifier: Apache-2.0 */
#include "plans/evidence_pages.h"

#include <inttypes.h>

#include "base/list.h"
#include "people/clash_pages.h"
#include "people/permission_pages.h"
#include "plans/action_pages.h"
#include "plans/evidence_file_pages.h"
#include "plans/evidence_view.h"
#include "plans/inspection.h"

static EvidenceForm form_for(Request *rq, const Milestone *milestone, const Action *action);
static Evidence read_form(Request *rq, const Milestone *milestone);
static Str read_link(Request *rq);
static EvidenceForm copy_form(Request *rq, const EvidencePage *shown);
static bool read_copy(Request *rq, Upload *copy);

Str evidence_about(Request *rq, Id id)
{
	return str_print(rq->arena, "evidence %" PRId64, id);
}

/* GET /tonggak/{milestone}/bukti */
Response evidence_new(Request *rq)
{
	const Milestone *milestone = milestone_find(rq->db, path_id(rq, "milestone"));
	if (!milestone)
		return not_found(rq);
	const Action *action = action_find(rq->db, milestone->action);
	if (!action)
		return not_found(rq);
	if (!may(rq, ADD_EVIDENCE, milestone_relation(rq->db, milestone, rq->person),
		 action_about(rq, action)))
		return forbidden(rq);
	if (day_is_set(action->withdrawn_on))
		return action_is_withdrawn(rq, action);
	return page(rq, evidence_new_view(rq, form_for(rq, milestone, action)));
}

/* POST /tonggak/{milestone}/bukti */
Response evidence_create(Request *rq)
{
	const Milestone *milestone = milestone_find(rq->db, path_id(rq, "milestone"));
	if (!milestone)
		return not_found(rq);
	const Action *action = action_find(rq->db, milestone->action);
	if (!action)
		return not_found(rq);
	if (!may(rq, ADD_EVIDENCE, milestone_relation(rq->db, milestone, rq->person),
		 action_about(rq, action)))
		return forbidden(rq);
	if (day_is_set(action->withdrawn_on))
		return action_is_withdrawn(rq, action);

	Evidence evidence = read_form(rq, milestone);
	if (form_invalid(rq))
		return invalid(rq, evidence_new_view(rq, form_for(rq, milestone, action)));

	Id id = evidence_add(rq->db, &evidence, rq->by);
	return redirect(rq, "/bukti/%" PRId64, id);
}

bool evidence_create_admits(Request *rq)
{
	const Milestone *milestone = milestone_find(rq->db, path_id(rq, "milestone"));
	const Action *action = milestone ? action_find(rq->db, milestone->action) : NULL;
	return action && !day_is_set(action->withdrawn_on) &&
	       could(rq, ADD_EVIDENCE, milestone_relation(rq->db, milestone, rq->person)) &&
	       evidence_file_fits(rq);
}

static EvidenceForm form_for(Request *rq, const Milestone *milestone, const Action *action)
{
	EvidenceForm form = {
		.milestone = milestone,
		.action = action,
		.path = str_print(rq->arena, "/tonggak/%" PRId64 "/bukti", milestone->id),
	};
	for (int rank = 0; rank < RANKS; rank++)
		*list_push(rq->arena, &form.ranks) =
			(Option){ .value = str_of(rank_word((Rank)rank)),
				  .label = rank_words(rq, (Rank)rank) };
	return form;
}

/* A file, a link, or both: then the file is the link's kept copy. */
static Evidence read_form(Request *rq, const Milestone *milestone)
{
	const char *ranks[RANKS];
	for (int rank = 0; rank < RANKS; rank++)
		ranks[rank] = rank_word((Rank)rank);
	Evidence evidence = {
		.milestone = milestone->id,
		.title = form_text(rq, "title", 200),
		.effective_on = form_day(rq, "effective_on", (Day){ 0 }, rq->today),
	};
	int rank = form_choice(rq, "rank", ranks, RANKS);
	evidence.rank = rank < 0 ? RANK_PLAN : (Rank)rank;
	evidence.link = read_link(rq);
	evidence.is_link = evidence.link.length > 0;
	const Upload *file = evidence_file_read(rq, false);
	if (file) {
		evidence.file_sha256 = file->sha256;
		evidence.file_name = file->name;
	} else if (!evidence.is_link && form_message(rq, "link").length == 0 &&
		   form_message(rq, "file").length == 0) {
		form_fault(rq, "file", T(rq, "Lampirkan berkas, atau tulis tautannya di bawah."));
	}
	return evidence;
}

/* With a scheme and a host; "https://a.go.id@b.example" leads to b and is none. */
static bool is_whole_address(Str link)
{
	Str rest = link, scheme = str_cut(&rest, '/');
	if (!str_equal_c(scheme, "https:") && !str_equal_c(scheme, "http:"))
		return false;
	if (!str_starts(rest, S("/")) || str_find_char(link, ' ') >= 0 ||
	    str_find_char(link, '\n') >= 0)
		return false;
	rest = str_slice(rest, 1, rest.length);
	Str host = str_cut(&rest, '/');
	return host.length > 0 && str_find_char(host, '@') < 0;
}

static Str read_link(Request *rq)
{
	Str link = form_text_optional(rq, "link", 2000);
	if (link.length && !is_whole_address(link))
		form_fault(
			rq, "link",
			T(rq, "Tulis alamat lengkap yang dimulai dengan https://, tanpa spasi."));
	return link;
}

const EvidencePage *evidence_page(Request *rq, Id id)
{
	const Evidence *evidence = evidence_find(rq->db, id);
	if (!evidence)
		return NULL;
	EvidencePage *shown = NEW(rq->arena, EvidencePage);
	*shown = (EvidencePage){
		.evidence = evidence,
		.milestone = milestone_find(rq->db, evidence->milestone),
		.verdict = verdict_find_of(rq->db, id),
		.of_milestone = evidence_list(rq->db, evidence->milestone),
		.verdicts = verdict_list_of_milestone(rq->db, evidence->milestone),
		.may_read = evidence_bytes_may_be_read(rq, evidence),
	};
	if (!shown->milestone)
		return NULL;
	shown->action = action_find(rq->db, shown->milestone->action);
	if (!shown->action)
		return NULL;
	shown->contributors = action_contributors(rq->db, shown->action->id);
	shown->recommendations = recommendation_list_of_action(rq->db, shown->action->id);
	if (evidence->file_sha256.length)
		shown->picture = picture_find(rq->db, evidence->file_sha256);
	shown->scanner = scanner_health(rq->db);
	if (evidence->file_sha256.length)
		shown->same_file = evidence_list_same_file(rq->db, evidence->file_sha256, id);
	MilestoneList milestones = milestone_list(rq->db, shown->action->id);
	shown->milestone_count = (int)milestones.count;
	for (size_t i = 0; i < milestones.count; i++)
		if (milestones.items[i].id == evidence->milestone)
			shown->milestone_number = (int)i + 1;
	return shown;
}

/* GET /bukti/{evidence} */
Response evidence_show(Request *rq)
{
	const EvidencePage *found = evidence_page(rq, path_id(rq, "evidence"));
	if (!found)
		return not_found(rq);
	EvidencePage shown = *found;
	if (rq->person) {
		const Evidence *e = shown.evidence;
		StandingList standing = evidence_relation(rq->db, e, rq->person);
		shown.may_open = e->file_sha256.length && could(rq, OPEN_EVIDENCE, standing);
		shown.may_keep_copy = e->is_link && !e->file_sha256.length && !shown.verdict &&
				      could(rq, KEEP_LINK_COPY, standing);
		shown.is_own_verdict = shown.verdict && shown.verdict->person == rq->person->id;
		if (shown.is_own_verdict)
			shown.next = inspection_next(rq->db, rq->person->id, rq->today);
		shown.may_judge = verdict_may_be_given(rq->db, e->id, rq->person->id, rq->today) ==
				  VERDICT_GIVEN;
	}
	rq->section = "rekomendasi";
	return page(rq, evidence_show_view(rq, &shown));
}

/* What can be done no more leads to the evidence, which says how it stands. */
static Response evidence_is_past(Request *rq, Id evidence, Str sentence)
{
	return past(rq, sentence, T(rq, "Lihat buktinya"),
		    str_print(rq->arena, "/bukti/%" PRId64, evidence));
}

/* POST /bukti/{evidence}/buka: the lead's head opens the bytes to the public, or closes them. */
Response evidence_open_update(Request *rq)
{
	const Evidence *evidence = evidence_find(rq->db, path_id(rq, "evidence"));
	if (!evidence)
		return not_found(rq);
	if (!may(rq, OPEN_EVIDENCE, evidence_relation(rq->db, evidence, rq->person),
		 evidence_about(rq, evidence->id)))
		return forbidden(rq);

	Evidence wanted = { .id = evidence->id,
			    .version = form_version(rq),
			    .is_open = form_checked(rq, "is_open") };
	if (form_invalid(rq) || !evidence_open(rq->db, &wanted, rq->by))
		return evidence_is_past(
			rq, evidence->id,
			T(rq, "Bukti ini baru saja diubah orang lain. Lihat keadaannya, lalu "
			      "ulangi jika masih perlu."));
	return redirect(rq, "/bukti/%" PRId64, evidence->id);
}

static EvidenceForm copy_form(Request *rq, const EvidencePage *shown)
{
	return (EvidenceForm){ .milestone = shown->milestone,
			       .action = shown->action,
			       .link = shown->evidence,
			       .path = str_print(rq->arena, "/bukti/%" PRId64 "/salinan",
						 shown->evidence->id) };
}

static Response copy_is_late(Request *rq, Id evidence)
{
	return evidence_is_past(
		rq, evidence,
		T(rq, "Salinan hanya dapat disimpan untuk tautan yang belum punya salinan dan "
		      "belum diputus. Serahkan bukti baru jika perlu."));
}

static bool takes_copy(const Evidence *evidence)
{
	return evidence->is_link && !evidence->file_sha256.length && !evidence->verdict;
}

/* GET /bukti/{evidence}/salinan */
Response evidence_copy_edit(Request *rq)
{
	const EvidencePage *shown = evidence_page(rq, path_id(rq, "evidence"));
	if (!shown)
		return not_found(rq);
	if (!may(rq, KEEP_LINK_COPY, evidence_relation(rq->db, shown->evidence, rq->person),
		 evidence_about(rq, shown->evidence->id)))
		return forbidden(rq);
	if (!takes_copy(shown->evidence))
		return copy_is_late(rq, shown->evidence->id);
	return page(rq, evidence_copy_view(rq, copy_form(rq, shown)));
}

bool evidence_copy_admits(Request *rq)
{
	const Evidence *evidence = evidence_find(rq->db, path_id(rq, "evidence"));
	return evidence && takes_copy(evidence) &&
	       could(rq, KEEP_LINK_COPY, evidence_relation(rq->db, evidence, rq->person)) &&
	       evidence_file_fits(rq);
}

/* POST /bukti/{evidence}/salinan */
Response evidence_copy_update(Request *rq)
{
	const EvidencePage *shown = evidence_page(rq, path_id(rq, "evidence"));
	if (!shown)
		return not_found(rq);
	if (!may(rq, KEEP_LINK_COPY, evidence_relation(rq->db, shown->evidence, rq->person),
		 evidence_about(rq, shown->evidence->id)))
		return forbidden(rq);
	if (!takes_copy(shown->evidence))
		return copy_is_late(rq, shown->evidence->id);

	Upload copy = { 0 };
	int64_t version = form_version(rq);
	if (!read_copy(rq, &copy) || form_invalid(rq))
		return invalid(rq, evidence_copy_view(rq, copy_form(rq, shown)));

	Evidence wanted = { .id = shown->evidence->id,
			    .version = version,
			    .file_sha256 = copy.sha256,
			    .file_name = copy.name };
	if (!evidence_keep_copy(rq->db, &wanted, rq->by))
		return copy_is_late(rq, shown->evidence->id);
	return redirect(rq, "/bukti/%" PRId64, wanted.id);
}

static bool read_copy(Request *rq, Upload *copy)
{
	const Upload *file = evidence_file_read(rq, true);
	if (file)
		*copy = *file;
	return file != NULL;
}
