/* SPDX-License-Identifier: Apache-2.0 */
#include "plans/action_pages.h"

#include <inttypes.h>

#include "base/list.h"
#include "people/clash_pages.h"
#include "people/permission_pages.h"
#include "plans/action_view.h"
#include "plans/milestone.h"

static MilestoneRowList milestone_rows(Request *rq, const Action *action, const Calendar *calendar);
static ActionDraft read_form(Request *rq, const AgencyList *before);
static ActionForm empty_form(Request *rq, const Recommendation *from);
static ActionForm form_of(Request *rq, const Action *action);
static void add_agencies(Request *rq, ActionForm *form, const AgencyList *chosen);
static Response refuse_change(Request *rq, const Action *action, ActionChange why);

const Action *action_of_path(Request *rq)
{
	return action_find(rq->db, path_id(rq, "action"));
}

Str action_about(Request *rq, const Action *action)
{
	return str_print(rq->arena, "action %" PRId64, action->id);
}

Response action_is_withdrawn(Request *rq, const Action *action)
{
	Str sentence =
		TF(rq,
		   "Rencana aksi ini sudah ditarik pada {day}, jadi tidak dapat diubah lagi. "
		   "Alasannya: {reason}",
		   HOLE("day", day_words(rq, action->withdrawn_on)),
		   HOLE("reason", action->withdrawn_reason));
	return past(rq, sentence, T(rq, "Lihat rencana aksinya"),
		    str_print(rq->arena, "/rencana-aksi/%" PRId64, action->id));
}

/* GET /rencana-aksi/{action} */
Response action_show(Request *rq)
{
	const Action *action = action_of_path(rq);
	if (!action)
		return not_found(rq);
	Calendar calendar = calendar_find(rq->db, calendar_week(rq->db));
	StandingList standing = action_relation(rq->db, action, rq->person);
	bool stands = !day_is_set(action->withdrawn_on);
	ActionPage shown = {
		.action = action,
		.days_late = status_days_late(&calendar, action->state.due, rq->today),
		.contributors = action_contributors(rq->db, action->id),
		.recommendations = recommendation_list_of_action(rq->db, action->id),
		.outputs = output_list(rq->db, action->id),
		.progress = progress_list(rq->db, action->id),
		.milestones = milestone_rows(rq, action, &calendar),
		.may_change = stands && could(rq, CHANGE_ACTION, standing),
		.may_withdraw = stands && could(rq, WITHDRAW_ACTION, standing),
	};
	if (action->state.status != STATUS_CARRIED_OUT)
		shown.obstacle = progress_in_the_way(
			&(ProgressTable){ .progress = &shown.progress, .action = action->id });
	rq->section = "rekomendasi";
	return page(rq, action_show_view(rq, &shown));
}

static MilestoneRowList milestone_rows(Request *rq, const Action *action, const Calendar *calendar)
{
	MilestoneRowList rows = { 0 };
	MilestoneList milestones = milestone_list(rq->db, action->id);
	bool stands = !day_is_set(action->withdrawn_on);
	for (size_t i = 0; i < milestones.count; i++) {
		const Milestone *m = &milestones.items[i];
		StandingList standing = milestone_relation(rq->db, m, rq->person);
		*list_push(rq->arena, &rows) = (MilestoneRow){
			.milestone = m,
			.number = (int)i + 1,
			.days_late = status_days_late(calendar, m->due, rq->today),
			.evidence = evidence_list(rq->db, m->id),
			.verdicts = verdict_list_of_milestone(rq->db, m->id),
			.may_prove = stands && could(rq, ADD_EVIDENCE, standing),
			.may_change = stands && !m->facts.has_accepted &&
				      could(rq, CHANGE_ACTION, standing),
		};
	}
	return rows;
}

/* GET /rencana-aksi/baru?dari=RB-2025-07 */
Response action_new(Request *rq)
{
	const Recommendation *from = recommendation_find_reference(rq->db, query_text(rq, "dari"));
	if (!from)
		return not_found(rq);
	if (!may(rq, ADD_ACTION, recommendation_relation(rq->db, from, rq->person),
		 from->reference))
		return forbidden(rq);
	return page(rq, action_form_view(rq, empty_form(rq, from)));
}

/* POST /rencana-aksi/baru */
Response action_create(Request *rq)
{
	const Recommendation *from = recommendation_find_reference(rq->db, form_line(rq, "from"));
	if (!from)
		return not_found(rq);
	if (!may(rq, ADD_ACTION, recommendation_relation(rq->db, from, rq->person),
		 from->reference))
		return forbidden(rq);

	ActionDraft draft = read_form(rq, &(AgencyList){ 0 });
	draft.recommendation = from->id;
	if (form_invalid(rq))
		return invalid(rq, action_form_view(rq, empty_form(rq, from)));

	Id id = action_add(rq->db, &draft, rq->by);
	return redirect(rq, "/rencana-aksi/%" PRId64, id);
}

/* GET /rencana-aksi/{action}/ubah */
Response action_edit(Request *rq)
{
	const Action *action = action_of_path(rq);
	if (!action)
		return not_found(rq);
	if (!may(rq, CHANGE_ACTION, action_relation(rq->db, action, rq->person),
		 action_about(rq, action)))
		return forbidden(rq);
	if (day_is_set(action->withdrawn_on))
		return action_is_withdrawn(rq, action);
	return page(rq, action_form_view(rq, form_of(rq, action)));
}

/* POST /rencana-aksi/{action}/ubah */
Response action_update(Request *rq)
{
	const Action *action = action_of_path(rq);
	if (!action)
		return not_found(rq);
	if (!may(rq, CHANGE_ACTION, action_relation(rq->db, action, rq->person),
		 action_about(rq, action)))
		return forbidden(rq);

	AgencyList before = action_contributors(rq->db, action->id);
	ActionDraft draft = read_form(rq, &before);
	draft.action.id = action->id;
	draft.action.version = form_version(rq);
	if (form_invalid(rq))
		return invalid(rq, action_form_view(rq, form_of(rq, action)));

	ActionChange change = action_change(rq->db, &draft, rq->by);
	if (change != ACTION_CHANGED)
		return refuse_change(rq, action, change);
	return redirect(rq, "/rencana-aksi/%" PRId64, action->id);
}

static Response refuse_change(Request *rq, const Action *action, ActionChange why)
{
	if (why == ACTION_WITHDRAWN)
		return action_is_withdrawn(rq, action);
	if (why == ACTION_CLASH) {
		clash_fault(rq, "action", action->id);
		return conflict(rq, action_form_view(rq, form_of(rq, action)));
	}
	if (why == ACTION_OWNER_LEFT)
		form_fault(rq, "contributor",
			   T(rq,
			     "Ada tonggak terbuka milik perangkat daerah yang Anda keluarkan. Ubah "
			     "dulu penanggung jawab tonggak itu, atau biarkan perangkat daerahnya "
			     "tetap di sini."));
	else if (why == ACTION_FOR_COORDINATOR)
		form_fault(rq, "contributor",
			   T(rq, "Ikut tidaknya Inspektorat menentukan siapa yang memutus "
				 "buktinya, jadi itu diubah oleh koordinator."));
	else
		form_fault(rq, why == ACTION_NO_LEAD ? "lead" : "contributor",
			   T(rq, "Pilih perangkat daerah dari daftar."));
	return invalid(rq, action_form_view(rq, form_of(rq, action)));
}

static Id read_lead(Request *rq)
{
	Id id = form_id(rq, "lead");
	const Agency *agency = id ? agency_find(rq->db, id) : NULL;
	if (id && (!agency || !action_may_be_led_by(agency)))
		form_fault(rq, "lead", T(rq, "Pilih perangkat daerah dari daftar."));
	return id;
}

/* Who helped before may stay, also when it was closed meanwhile. */
static IdList read_contributors(Request *rq, const AgencyList *before)
{
	IdList sent = form_ids(rq, "contributor");
	for (size_t i = 0; i < sent.count; i++) {
		const Agency *agency = agency_find(rq->db, sent.items[i]);
		if (!agency ||
		    (!action_may_be_helped_by(agency) && !agency_list_has(before, agency->id)))
			form_fault(rq, "contributor", T(rq, "Pilih perangkat daerah dari daftar."));
	}
	return sent;
}

static ActionDraft read_form(Request *rq, const AgencyList *before)
{
	Action action = {
		.title = form_text(rq, "title", 300),
		.lead = read_lead(rq),
		.programme = form_text_optional(rq, "programme", 200),
		.starts = form_day(rq, "starts", (Day){ 0 }, (Day){ 0 }),
		.due = form_day(rq, "due", (Day){ 0 }, (Day){ 0 }),
	};
	if (day_is_set(action.starts) && day_is_set(action.due) &&
	    day_before(action.due, action.starts))
		form_fault(rq, "due", T(rq, "Tanggal selesai tidak boleh sebelum tanggal mulai."));
	action.plan_year = day_parts(action.starts).year;
	return (ActionDraft){ .action = action, .contributors = read_contributors(rq, before) };
}

static ActionForm empty_form(Request *rq, const Recommendation *from)
{
	ActionForm form = { .from = from, .path = S("/rencana-aksi/baru") };
	add_agencies(rq, &form, &(AgencyList){ 0 });
	return form;
}

static ActionForm form_of(Request *rq, const Action *action)
{
	ActionForm form = { .action = *action,
			    .path = str_print(rq->arena, "/rencana-aksi/%" PRId64 "/ubah",
					      action->id) };
	AgencyList chosen = action_contributors(rq->db, action->id);
	add_agencies(rq, &form, &chosen);
	return form;
}

static bool is_checked(const Request *rq, const Option *option)
{
	return form_was_sent(rq) ? form_has_value(rq, "contributor", option->value)
				 : option->is_chosen;
}

static Option agency_option(Request *rq, const Agency *agency)
{
	Str label = agency->name;
	if (day_is_set(agency->closed_on))
		label = TF(rq, "{agency} (ditutup {day})", HOLE("agency", agency->name),
			   HOLE("day", day_words(rq, agency->closed_on)));
	return (Option){ .value = str_print(rq->arena, "%" PRId64, agency->id), .label = label };
}

/* The chosen ones stand first, since the list is long; among them who was closed meanwhile. */
static void add_agencies(Request *rq, ActionForm *form, const AgencyList *chosen)
{
	AgencyList agencies = agency_list(rq->db);
	OptionList others = { 0 };
	for (size_t i = 0; i < chosen->count; i++)
		if (day_is_set(chosen->items[i].closed_on))
			*list_push(rq->arena, &agencies) = chosen->items[i];
	for (size_t i = 0; i < agencies.count; i++) {
		const Agency *agency = &agencies.items[i];
		Option option = agency_option(rq, agency);
		option.is_chosen = agency_list_has(chosen, agency->id);
		if (action_may_be_led_by(agency))
			*list_push(rq->arena, &form->leads) = option;
		if (!action_may_be_helped_by(agency) && !option.is_chosen)
			continue;
		if (is_checked(rq, &option))
			*list_push(rq->arena, &form->contributors) = option;
		else
			*list_push(rq->arena, &others) = option;
	}
	form->contributor_count = form->contributors.count;
	for (size_t i = 0; i < others.count; i++)
		*list_push(rq->arena, &form->contributors) = others.items[i];
}

/* GET /rencana-aksi/{action}/tarik */
Response action_withdraw_edit(Request *rq)
{
	const Action *action = action_of_path(rq);
	if (!action)
		return not_found(rq);
	if (!may(rq, WITHDRAW_ACTION, action_relation(rq->db, action, rq->person),
		 action_about(rq, action)))
		return forbidden(rq);
	if (day_is_set(action->withdrawn_on))
		return action_is_withdrawn(rq, action);
	return page(rq, action_withdraw_view(rq, action));
}

/* POST /rencana-aksi/{action}/tarik */
Response action_withdraw_update(Request *rq)
{
	const Action *action = action_of_path(rq);
	if (!action)
		return not_found(rq);
	if (!may(rq, WITHDRAW_ACTION, action_relation(rq->db, action, rq->person),
		 action_about(rq, action)))
		return forbidden(rq);
	if (day_is_set(action->withdrawn_on))
		return action_is_withdrawn(rq, action);

	Action wanted = { .id = action->id,
			  .version = form_version(rq),
			  .withdrawn_reason = form_text(rq, "reason", 2000) };
	if (form_invalid(rq))
		return invalid(rq, action_withdraw_view(rq, action));

	if (!action_withdraw(rq->db, &wanted, rq->by)) {
		clash_notice(rq, "action", action->id);
		return conflict(rq, action_withdraw_view(rq, action));
	}
	return redirect(rq, "/rencana-aksi/%" PRId64, action->id);
}

/* POST /rencana-aksi/{action}/rekomendasi */
Response action_serve_create(Request *rq)
{
	const Action *action = action_of_path(rq);
	if (!action)
		return not_found(rq);
	if (!may(rq, CHANGE_ACTION, action_relation(rq->db, action, rq->person),
		 action_about(rq, action)))
		return forbidden(rq);
	if (day_is_set(action->withdrawn_on))
		return action_is_withdrawn(rq, action);

	const Recommendation *more =
		recommendation_find_reference(rq->db, form_text(rq, "reference", 40));
	if (!more)
		return problem(rq, 422,
			       T(rq, "Tidak ada rekomendasi dengan nomor itu. Kembali, lalu tulis "
				     "nomornya seperti di daftar, misalnya RB-2025-07."));
	action_serve(rq->db, action->id, more->id, rq->by);
	return redirect(rq, "/rencana-aksi/%" PRId64, action->id);
}
