/* SPDX-License-Identifier: Apache-2.0 */
#include "home/agency_pages.h"

#include <inttypes.h>

#include "base/list.h"
#include "home/agency_view.h"
#include "home/front_pages.h"
#include "people/clash_pages.h"
#include "people/permission_pages.h"
#include "plans/action.h"

static AgencyForm form_of(Request *rq, const Agency *agency);
static Agency read_form(Request *rq);
static Response refuse(Request *rq, const AgencyForm *form, AgencyEdit why);
static Response refuse_closing(Request *rq, const Agency *agency, CloseResult why);
static Response is_closed(Request *rq, const Agency *agency);

static bool may_change(Request *rq, Str about)
{
	return may(rq, CHANGE_AGENCY, standing_any(rq->db, rq->person), about);
}

/* GET /perangkat-daerah/baru */
Response agency_new(Request *rq)
{
	if (!may_change(rq, S("agency")))
		return forbidden(rq);
	AgencyForm form = form_of(rq, &(Agency){ .kind = AGENCY_DINAS });
	return page(rq, agency_form_view(rq, &form));
}

/* POST /perangkat-daerah/baru */
Response agency_create(Request *rq)
{
	if (!may_change(rq, S("agency")))
		return forbidden(rq);
	AgencyForm form = form_of(rq, &(Agency){ .kind = AGENCY_DINAS });
	Agency wanted = read_form(rq);
	if (form_invalid(rq))
		return invalid(rq, agency_form_view(rq, &form));
	Id id;
	AgencyEdit result = agency_make(rq->db, &wanted, &id, rq->by);
	if (result != AGENCY_DONE)
		return refuse(rq, &form, result);
	const Agency *added = agency_find(rq->db, id);
	return redirect(rq, "/perangkat-daerah/%.*s", STR_ARGS(added ? added->slug : S("")));
}

/* GET /perangkat-daerah/{slug}/ubah */
Response agency_edit_show(Request *rq)
{
	const Agency *agency = agency_find_slug(rq->db, path_text(rq, "slug"));
	if (!agency)
		return not_found(rq);
	if (!may_change(rq, agency->slug))
		return forbidden(rq);
	if (day_is_set(agency->closed_on))
		return is_closed(rq, agency);
	AgencyForm form = form_of(rq, agency);
	return page(rq, agency_form_view(rq, &form));
}

/* POST /perangkat-daerah/{slug}/ubah */
Response agency_update(Request *rq)
{
	const Agency *agency = agency_find_slug(rq->db, path_text(rq, "slug"));
	if (!agency)
		return not_found(rq);
	if (!may_change(rq, agency->slug))
		return forbidden(rq);

	AgencyForm form = form_of(rq, agency);
	Agency wanted = read_form(rq);
	wanted.id = agency->id;
	wanted.version = form_version(rq);
	bool becomes_outside = wanted.kind == AGENCY_OUTSIDE && agency->kind != AGENCY_OUTSIDE;
	if (becomes_outside && action_count_owed_by(rq->db, agency->id))
		form_fault(rq, "kind",
			   T(rq, "Lembaga luar tidak memimpin dan tidak memegang tonggak. Serahkan "
				 "dulu yang belum selesai kepada perangkat daerah lain."));
	if (form_invalid(rq))
		return invalid(rq, agency_form_view(rq, &form));

	AgencyEdit result = agency_edit(rq->db, &wanted, rq->by);
	if (result != AGENCY_DONE)
		return refuse(rq, &form, result);
	return redirect(rq, "/perangkat-daerah/%.*s", STR_ARGS(agency->slug));
}

static AgencyForm form_of(Request *rq, const Agency *agency)
{
	AgencyForm form = { .agency = *agency, .path = S("/perangkat-daerah/baru") };
	if (agency->id)
		form.path =
			str_print(rq->arena, "/perangkat-daerah/%.*s/ubah", STR_ARGS(agency->slug));
	for (AgencyKind kind = 0; kind < AGENCY_KINDS; kind++)
		*list_push(rq->arena, &form.kinds) =
			(Option){ .value = str_of(agency_kind_word(kind)),
				  .label = agency_kind_label(rq, kind) };
	AgencyList open = agency_list(rq->db), all = agency_all(rq->db);
	for (size_t i = 0; i < open.count; i++) {
		const Agency *parent = &open.items[i];
		bool is_own = agency->id && (parent->id == agency->id ||
					     agency_is_part_of(&all, parent->id, agency->id));
		if (parent->kind != AGENCY_OUTSIDE && !is_own)
			*list_push(rq->arena, &form.parents) =
				(Option){ .value = str_print(rq->arena, "%" PRId64, parent->id),
					  .label = parent->name };
	}
	return form;
}

static Agency read_form(Request *rq)
{
	Agency agency = {
		.name = form_text(rq, "name", 160),
		.short_name = form_text(rq, "short_name", 60),
		.parent = form_id_optional(rq, "parent"),
		.code = form_text_optional(rq, "code", 20),
	};
	if (!agency_kind_from(form_line(rq, "kind"), &agency.kind))
		form_fault(rq, "kind", T(rq, "Pilih jenis dari daftar."));
	return agency;
}

static Response refuse(Request *rq, const AgencyForm *form, AgencyEdit why)
{
	switch (why) {
	case AGENCY_CLOSED:
		return is_closed(rq, &form->agency);
	case AGENCY_CLASH:
		clash_fault(rq, "agency", form->agency.id);
		return conflict(rq, agency_form_view(rq, form));
	case AGENCY_DONE:
	case AGENCY_TAKEN:
		form_fault(rq, "short_name",
			   T(rq, "Alamat dari nama pendek ini sudah dipakai. Tulis nama pendek "
				 "yang lain."));
		break;
	case AGENCY_ONE_REGENCY:
		form_fault(rq, "kind",
			   T(rq, "Kabupaten tetap kabupaten, dan hanya satu. Pilih jenis lain."));
		break;
	case AGENCY_ONE_INSPECTORATE:
		form_fault(rq, "kind",
			   T(rq, "Inspektorat tetap inspektorat, dan hanya satu, sebab ia yang "
				 "memutus bukti."));
		break;
	case AGENCY_UNDER_REGENCY:
		form_fault(rq, "parent", T(rq, "Inspektorat berdiri langsung di bawah kabupaten."));
		break;
	case AGENCY_NO_PARENT:
		form_fault(rq, "parent", T(rq, "Pilih perangkat daerah induknya dari daftar."));
		break;
	case AGENCY_HAS_PARENT:
		form_fault(rq, "parent",
			   T(rq, "Kabupaten dan lembaga luar tidak punya induk. Kosongkan."));
		break;
	case AGENCY_IN_ITSELF:
		form_fault(rq, "parent",
			   T(rq, "Induknya tidak boleh perangkat daerah ini sendiri atau "
				 "bagiannya."));
		break;
	}
	return invalid(rq, agency_form_view(rq, form));
}

static Response is_closed(Request *rq, const Agency *agency)
{
	return past(rq, T(rq, "Perangkat daerah ini sudah ditutup, jadi tidak diubah lagi."),
		    T(rq, "Lihat perangkat daerahnya"),
		    str_print(rq->arena, "/perangkat-daerah/%.*s", STR_ARGS(agency->slug)));
}

/* GET /perangkat-daerah/{slug}/tutup */
Response agency_close_edit(Request *rq)
{
	const Agency *agency = agency_find_slug(rq->db, path_text(rq, "slug"));
	if (!agency)
		return not_found(rq);
	if (!may_change(rq, agency->slug))
		return forbidden(rq);
	if (day_is_set(agency->closed_on))
		return is_closed(rq, agency);
	return page(rq, agency_close_view(rq, agency));
}

static void check_may_close(Request *rq, const Agency *agency)
{
	bool is_kept = agency->kind == AGENCY_REGENCY || agency->kind == AGENCY_INSPEKTORAT;
	if (is_kept)
		form_fault(rq, "form",
			   T(rq,
			     "Kabupaten dan inspektorat tidak ditutup di sini, sebab daftar dan "
			     "pemeriksaan bergantung padanya."));
	int64_t owed = action_count_owed_by(rq->db, agency->id);
	if (owed)
		form_fault(rq, "form",
			   TF(rq,
			      "Masih ada {n} rencana aksi atau tonggak yang belum selesai di sini. "
			      "Serahkan dulu kepada perangkat daerah lain.",
			      HOLE_N("n", owed)));
}

/* POST /perangkat-daerah/{slug}/tutup */
Response agency_close_update(Request *rq)
{
	const Agency *agency = agency_find_slug(rq->db, path_text(rq, "slug"));
	if (!agency)
		return not_found(rq);
	if (!may_change(rq, agency->slug))
		return forbidden(rq);

	Day on = form_day(rq, "closed_on", (Day){ 0 }, rq->today);
	check_may_close(rq, agency);
	if (form_invalid(rq))
		return invalid(rq, agency_close_view(rq, agency));

	CloseResult result = agency_close(rq->db, agency, on, rq->by);
	if (result != CLOSE_DONE)
		return refuse_closing(rq, agency, result);
	return redirect(rq, "/perangkat-daerah/%.*s", STR_ARGS(agency->slug));
}

static Response refuse_closing(Request *rq, const Agency *agency, CloseResult why)
{
	if (why == CLOSE_ALREADY)
		return is_closed(rq, agency);
	if (why == CLOSE_HAS_PARTS)
		form_fault(rq, "form",
			   T(rq, "Masih ada perangkat daerah terbuka di bawahnya. Tutup atau "
				 "pindahkan dulu."));
	else if (why == CLOSE_HAS_ROLES)
		form_fault(rq, "form",
			   T(rq, "Masih ada orang yang memegang peran di sini pada hari itu atau "
				 "sesudahnya. Akhiri dulu perannya."));
	else
		form_fault(rq, "closed_on", T(rq, "Tanggal tidak boleh sesudah hari ini."));
	return invalid(rq, agency_close_view(rq, agency));
}
