/* SPDX-License-Identifier: Apache-2.0 */
#include "people/role_pages.h"

#include "base/list.h"
#include "people/permission_pages.h"
#include "people/person_pages.h"
#include "people/person_view.h"

static const char *const role_titles[ROLES] = {
	[ROLE_ADMIN] = N_("Administrator"),
	[ROLE_COORDINATOR] = N_("Koordinator (Tim RB)"),
	[ROLE_HEAD] = N_("Kepala perangkat daerah"),
	[ROLE_OFFICER] = N_("Petugas"),
	[ROLE_INSPECTOR] = N_("Inspektorat (APIP)"),
	[ROLE_LEADER] = N_("Pimpinan"),
	[ROLE_AUDITOR] = N_("Pemeriksa (hanya membaca)"),
};

Str role_title(const Request *rq, Role role)
{
	return t(rq, role_titles[role]);
}

Str grant_refusal(const Request *rq, GrantResult result)
{
	switch (result) {
	case GRANT_DONE:
		return (Str){ 0 };
	case GRANT_NOT_YOURS:
		return T(rq, "Peran ini di perangkat daerah itu bukan Anda yang memberikan. Peran "
			     "inspektorat diberikan oleh kepala inspektorat; di Bagian Organisasi "
			     "dan lembaga luar oleh pimpinan.");
	case GRANT_TO_ONESELF:
		return T(rq, "Tidak ada yang memberi peran kepada diri sendiri. Minta orang lain "
			     "yang berwenang.");
	case GRANT_ONCE_ADMIN:
		return T(rq, "Yang pernah menjadi administrator tidak dapat menjadi kepala "
			     "inspektorat atau pemeriksa bukti. Pilih orang lain.");
	case GRANT_IS_INSPECTOR:
		return T(rq,
			 "Yang sedang memeriksa bukti tidak dapat menjadi administrator. Akhiri "
			 "dulu peran itu, atau pilih orang lain.");
	case GRANT_NO_ACCOUNTS:
		return T(rq, "Lembaga luar hanya dapat memegang peran inspektorat.");
	case GRANT_CLOSED:
		return T(rq, "Perangkat daerah ini sudah ditutup. Pilih penggantinya.");
	case GRANT_HELD_ALREADY:
		return T(rq, "Peran ini sudah dipegang di perangkat daerah itu.");
	}
	return (Str){ 0 };
}

GrantOptions grant_options(Request *rq)
{
	GrantOptions options = { 0 };
	GrantRights rights = grant_rights(rq->db, rq->by);
	bool gives_role[ROLES] = { false };
	AgencyList agencies = agency_list(rq->db);
	for (size_t i = 0; i < agencies.count; i++) {
		const Agency *agency = &agencies.items[i];
		bool is_offered = false;
		for (int role = 0; role < ROLES; role++) {
			bool gives = role_is_offered(&rights, (Role)role, agency);
			gives_role[role] |= gives;
			is_offered |= gives;
		}
		if (is_offered)
			*list_push(rq->arena, &options.agencies) = (Option){
				.value = str_print(rq->arena, "%lld", (long long)agency->id),
				.label = agency->name,
			};
	}
	for (int role = 0; role < ROLES; role++)
		if (gives_role[role])
			*list_push(rq->arena, &options.roles) = (Option){
				.value = str_of(role_word((Role)role)),
				.label = role_title(rq, (Role)role),
			};
	return options;
}

GrantForm grant_form(Request *rq, bool is_required)
{
	GrantForm form = { .role = -1 };
	Role role;
	Str word = form_line(rq, "role");
	if (role_from(word, &role))
		form.role = (int)role;
	else if (is_required || word.length > 0)
		form_fault(rq, "role", T(rq, "Pilih perannya."));
	form.agency = form.role < 0 && !is_required ? form_id_optional(rq, "agency")
						    : form_id(rq, "agency");
	form.until = form_day_optional(rq, "until", rq->today, (Day){ 0 });
	return form;
}

/* POST /pengguna/{person}/peran */
Response role_create(Request *rq)
{
	const Person *person = person_seen(rq, path_id(rq, "person"));
	if (!person)
		return not_found(rq);
	GrantForm form = grant_form(rq, true);
	StandingList standing = standing_at(rq->db, rq->person, form.agency);
	/* Who names no agency has left a field empty, and reached for nothing. */
	if (form.agency && !may(rq, GRANT_ROLE, standing, person_about(rq, person)))
		return forbidden(rq);
	if (form_invalid(rq))
		return invalid(rq, person_show_view(rq, person_page(rq, person)));

	RoleGrant grant = { .person = person->id,
			    .role = (Role)form.role,
			    .agency = form.agency,
			    .until = form.until };
	GrantResult result = role_grant(rq->db, &grant, rq->by);
	if (result != GRANT_DONE) {
		form_fault(rq, "role", grant_refusal(rq, result));
		return invalid(rq, person_show_view(rq, person_page(rq, person)));
	}
	return redirect(rq, "/pengguna/%lld", (long long)person->id);
}

/* POST /peran/{grant}/akhir */
Response role_remove(Request *rq)
{
	const RoleGrant *grant = role_find(rq->db, path_id(rq, "grant"));
	const Person *person = grant ? person_seen(rq, grant->person) : NULL;
	if (!person)
		return not_found(rq);
	StandingList standing = standing_at(rq->db, rq->person, grant->agency);
	if (!may(rq, GRANT_ROLE, standing, person_about(rq, person)))
		return forbidden(rq);
	if (!role_end(rq->db, grant->id, rq->by)) {
		form_fault(
			rq, "form",
			T(rq,
			  "Peran ini sudah berakhir, atau bukan Anda yang mengakhirinya: yang "
			  "boleh memberi peran, boleh mengakhirinya, kecuali perannya sendiri."));
		return conflict(rq, person_show_view(rq, person_page(rq, person)));
	}
	return redirect(rq, "/pengguna/%lld", (long long)person->id);
}
