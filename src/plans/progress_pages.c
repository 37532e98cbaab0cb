/* SPDX-License-Identifier: Apache-2.0 */
#include "plans/progress_pages.h"

#include <inttypes.h>

#include "base/list.h"
#include "people/clash_pages.h"
#include "people/permission_pages.h"
#include "plans/action_pages.h"
#include "plans/progress_view.h"

static ProgressPage read_page(Request *rq, const Output *output);
static ProgressForm form_for(Request *rq, const ProgressPage *shown, int quarter);
static Progress read_form(Request *rq, ProgressForm *form);
static void check_size(Request *rq, ProgressForm *form, Decimal realised);
static Response refuse(Request *rq, ProgressForm *form, ProgressResult why);
static SettleForm settle_form(Request *rq, const Progress *progress);
static Response refuse_settling(Request *rq, const SettleForm *form, ProgressResult why);

/* NULL: no such output. */
static const Output *output_of_path(Request *rq)
{
	const Output *output = output_find(rq->db, path_id(rq, "output"));
	return output && action_find(rq->db, output->action) ? output : NULL;
}

/* -1: the path names none. */
static int quarter_of_path(Request *rq)
{
	Id quarter = path_id(rq, "quarter");
	return quarter >= 1 && quarter <= QUARTERS ? (int)quarter - 1 : -1;
}

/* GET /keluaran/{output}/kemajuan */
Response progress_index(Request *rq)
{
	const Output *output = output_of_path(rq);
	if (!output)
		return not_found(rq);
	ProgressPage shown = read_page(rq, output);
	if (!shown.action)
		return not_found(rq);
	rq->section = "rekomendasi";
	return page(rq, progress_index_view(rq, &shown));
}

static ProgressPage read_page(Request *rq, const Output *output)
{
	const Action *action = action_find(rq->db, output->action);
	if (!action)
		return (ProgressPage){ 0 };
	StandingList standing = action_relation(rq->db, action, rq->person);
	bool stands = !day_is_set(action->withdrawn_on);
	ProgressPage shown = {
		.output = output,
		.action = action,
		.begun = quarters_begun(action->plan_year, rq->today),
		.may_report = stands && could(rq, REPORT_PROGRESS, standing),
		.may_approve = stands && could(rq, APPROVE_PROGRESS, standing),
	};
	ProgressList all = progress_list(rq->db, action->id);
	for (size_t i = 0; i < all.count; i++) {
		const Progress *p = &all.items[i];
		if (p->output == output->id && (rq->person || p->state == PROGRESS_APPROVED))
			*list_push(rq->arena, &shown.progress) = *p;
	}
	shown.obstacle = progress_in_the_way(
		&(ProgressTable){ .progress = &shown.progress, .action = action->id });
	return shown;
}

/* GET /keluaran/{output}/kemajuan/{quarter} */
Response progress_new(Request *rq)
{
	const Output *output = output_of_path(rq);
	int quarter = quarter_of_path(rq);
	ProgressPage shown = output ? read_page(rq, output) : (ProgressPage){ 0 };
	if (!shown.action || quarter < 0)
		return not_found(rq);
	if (!may(rq, REPORT_PROGRESS, action_relation(rq->db, shown.action, rq->person),
		 action_about(rq, shown.action)))
		return forbidden(rq);
	if (day_is_set(shown.action->withdrawn_on))
		return action_is_withdrawn(rq, shown.action);
	ProgressForm form = form_for(rq, &shown, quarter);
	if (quarter >= shown.begun)
		return refuse(rq, &form, PROGRESS_TOO_EARLY);
	return page(rq, progress_form_view(rq, &form));
}

/* POST /keluaran/{output}/kemajuan/{quarter} */
Response progress_create(Request *rq)
{
	const Output *output = output_of_path(rq);
	int quarter = quarter_of_path(rq);
	ProgressPage shown = output ? read_page(rq, output) : (ProgressPage){ 0 };
	if (!shown.action || quarter < 0)
		return not_found(rq);
	StandingList standing = action_relation(rq->db, shown.action, rq->person);
	if (!may(rq, REPORT_PROGRESS, standing, action_about(rq, shown.action)))
		return forbidden(rq);

	ProgressForm form = form_for(rq, &shown, quarter);
	Progress wanted = read_form(rq, &form);
	wanted.is_own = could(rq, APPROVE_PROGRESS, standing);
	if (form_invalid(rq))
		return invalid(rq, progress_form_view(rq, &form));

	Id id;
	ProgressResult result = progress_add(rq->db, &wanted, &id, rq->by);
	if (result != PROGRESS_DONE)
		return refuse(rq, &form, result);
	return redirect(rq, "/keluaran/%" PRId64 "/kemajuan", output->id);
}

static ProgressForm form_for(Request *rq, const ProgressPage *shown, int quarter)
{
	ProgressForm form = {
		.output = shown->output,
		.action = shown->action,
		.quarter = quarter,
		.path = str_print(rq->arena, "/keluaran/%" PRId64 "/kemajuan/%d", shown->output->id,
				  quarter + 1),
	};
	const Progress *newest = progress_newest(&shown->progress, shown->output->id, quarter);
	form.before = newest ? *newest : (Progress){ .budget = -1 };
	AgencyList agencies = agency_list(rq->db);
	for (size_t i = 0; i < agencies.count; i++) {
		const Agency *agency = &agencies.items[i];
		if (progress_may_await(agency, shown->action->lead))
			*list_push(rq->arena, &form.agencies) =
				(Option){ .value = str_print(rq->arena, "%" PRId64, agency->id),
					  .label = agency->name };
	}
	return form;
}

static Progress read_form(Request *rq, ProgressForm *form)
{
	Progress progress = {
		.output = form->output->id,
		.quarter = form->quarter,
		.realised = form_decimal(rq, "realised", (Decimal){ 0 }, DECIMAL_MAX),
		.budget = form_money(rq, "budget"),
		.words = form_text(rq, "words", 4000),
		.obstacle = form_text_optional(rq, "obstacle", 2000),
		.awaited = form_id_optional(rq, "awaited"),
		.awaited_as = form_text_optional(rq, "awaited_as", 200),
		.replaces = form_version(rq),
	};
	bool is_named = progress.awaited || progress.awaited_as.length;
	if (progress.obstacle.length && !is_named)
		form_fault(rq, "awaited",
			   T(rq, "Pilih siapa yang ditunggu, atau tulis pihak lain di bawahnya."));
	if (!progress.obstacle.length && is_named)
		form_fault(rq, "obstacle",
			   T(rq, "Tulis apa kendalanya, atau kosongkan siapa yang ditunggu."));
	if (progress.awaited && progress.awaited_as.length)
		form_fault(rq, "awaited_as",
			   T(rq, "Sebut satu saja: dari daftar, atau pihak lain."));
	check_size(rq, form, progress.realised);
	return progress;
}

/* A slip of the hand is likelier than ten times the target, but it may be true. */
static void check_size(Request *rq, ProgressForm *form, Decimal realised)
{
	const MaybeDecimal *target = &form->output->targets[form->quarter];
	if (!target->is_set || target->value.tenthousandths <= 0 ||
	    realised.tenthousandths / 10 < target->value.tenthousandths ||
	    realised.tenthousandths == target->value.tenthousandths * 10)
		return;
	form->asks_sure = true;
	if (!form_checked(rq, "sure"))
		form_fault(rq, "realised",
			   TF(rq,
			      "{realised} lebih dari sepuluh kali target {quarter}, yaitu "
			      "{target}. Perbaiki, atau centang bahwa angkanya memang benar.",
			      HOLE("realised", decimal_words(rq, realised)),
			      HOLE("quarter", quarter_label(rq, form->quarter)),
			      HOLE("target", decimal_words(rq, target->value))));
}

static Response refuse(Request *rq, ProgressForm *form, ProgressResult why)
{
	if (why == PROGRESS_CLASH) {
		clash_fault(rq, "progress", form->before.id);
		return conflict(rq, progress_form_view(rq, form));
	}
	if (why == PROGRESS_NO_AWAITED) {
		form_fault(rq, "awaited", T(rq, "Pilih perangkat daerah dari daftar."));
		return invalid(rq, progress_form_view(rq, form));
	}
	if (why == PROGRESS_TOO_EARLY)
		return past(
			rq,
			TF(rq,
			   "{quarter} {year} baru mulai pada {day}; kemajuannya dilaporkan "
			   "sesudah itu.",
			   HOLE("quarter", quarter_label(rq, form->quarter)),
			   HOLE("year", str_print(rq->arena, "%" PRId64, form->action->plan_year)),
			   HOLE("day", day_words(rq, quarter_start(form->action->plan_year,
								   form->quarter)))),
			T(rq, "Lihat kemajuan keluarannya"),
			str_print(rq->arena, "/keluaran/%" PRId64 "/kemajuan", form->output->id));
	return action_is_withdrawn(rq, form->action);
}

/* NULL where there is none, or the reader may not approve it: then *answer says so. */
static const Progress *progress_to_settle(Request *rq, Response *answer)
{
	const Progress *progress = progress_find(rq->db, path_id(rq, "progress"));
	const Action *action = progress ? action_find(rq->db, progress->action) : NULL;
	if (!action)
		*answer = not_found(rq);
	else if (!may(rq, APPROVE_PROGRESS, action_relation(rq->db, action, rq->person),
		      str_print(rq->arena, "progress %" PRId64, progress->id)))
		*answer = forbidden(rq);
	else
		return progress;
	return NULL;
}

/* GET /kemajuan/{progress}/persetujuan */
Response progress_settle_edit(Request *rq)
{
	Response refused;
	const Progress *progress = progress_to_settle(rq, &refused);
	if (!progress)
		return refused;
	SettleForm form = settle_form(rq, progress);
	if (!form.page.action)
		return not_found(rq);
	if (day_is_set(form.page.action->withdrawn_on))
		return action_is_withdrawn(rq, form.page.action);
	if (progress->state != PROGRESS_WAITING)
		return refuse_settling(rq, &form, PROGRESS_ALREADY);
	return page(rq, progress_settle_view(rq, &form));
}

/* POST /kemajuan/{progress}/persetujuan */
Response progress_settle_update(Request *rq)
{
	static const char *const kinds[] = { "approved", "returned" };
	Response refused;
	const Progress *progress = progress_to_settle(rq, &refused);
	if (!progress)
		return refused;
	SettleForm form = settle_form(rq, progress);
	if (!form.page.action)
		return not_found(rq);

	int kind = form_choice(rq, "kind", kinds, 2);
	Str reason = form_text_optional(rq, "reason", 2000);
	if (kind == 1 && reason.length == 0)
		form_fault(rq, "reason", T(rq, "Tulis apa yang harus diperbaiki petugas."));
	if (form_invalid(rq))
		return invalid(rq, progress_settle_view(rq, &form));

	ProgressResult result = kind == 0 ? progress_approve(rq->db, progress->id, rq->by)
					  : progress_return(rq->db, progress->id, reason, rq->by);
	if (result != PROGRESS_DONE)
		return refuse_settling(rq, &form, result);
	return redirect(rq, "/keluaran/%" PRId64 "/kemajuan", progress->output);
}

static SettleForm settle_form(Request *rq, const Progress *progress)
{
	const Output *output = output_find(rq->db, progress->output);
	SettleForm form = {
		.progress = progress,
		.path = str_print(rq->arena, "/kemajuan/%" PRId64 "/persetujuan", progress->id),
	};
	if (output)
		form.page = read_page(rq, output);
	*list_push(rq->arena, &form.kinds) =
		(Option){ .value = S("approved"),
			  .label = T(rq, "Setujui"),
			  .hint = T(rq, "Angka dan kendalanya berlaku dan tampil kepada umum.") };
	*list_push(rq->arena, &form.kinds) =
		(Option){ .value = S("returned"),
			  .label = T(rq, "Kirim balik"),
			  .hint = T(rq, "Petugas memperbaiki dan melapor lagi.") };
	return form;
}

static Response refuse_settling(Request *rq, const SettleForm *form, ProgressResult why)
{
	Str place = str_print(rq->arena, "/keluaran/%" PRId64 "/kemajuan", form->progress->output);
	if (why == PROGRESS_WITHDRAWN)
		return action_is_withdrawn(rq, form->page.action);
	Str sentence =
		T(rq, "Laporan ini sudah disetujui atau dikirim balik, atau ada laporan yang "
		      "lebih baru untuk triwulan yang sama.");
	return past(rq, sentence, T(rq, "Lihat laporan yang berlaku"), place);
}
