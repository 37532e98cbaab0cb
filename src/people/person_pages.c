/* SPDX-License-Identifier: Apache-2.0 */
#include "people/person_pages.h"

#include "base/list.h"
#include "people/invitation_pages.h"
#include "people/clash_pages.h"
#include "people/mail_pages.h"
#include "people/permission_pages.h"
#include "people/person_email.h"
#include "people/person_view.h"
#include "records/mail_address.h"

#define NAME_MOST 120
#define OFFICE_MOST 160
#define EMAIL_MOST 254

static Response add_person(Request *rq, const Person *person, const GrantForm *form);
static Response show_link(Request *rq, const Person *person);
static Response refuse_stale(Request *rq, const Person *person);
static Response refuse_stale_block(Request *rq, const Person *person);
static Response change_block(Request *rq, bool blocks);

const Person *person_seen(Request *rq, Id id)
{
	const Person *person = person_find(rq->db, id, rq->today);
	if (!person || !could(rq, SEE_PERSONS, standing_with(rq->db, rq->person, person)))
		return NULL;
	return person;
}

Str person_about(Request *rq, const Person *person)
{
	return str_print(rq->arena, "person %lld", (long long)person->id);
}

static GrantRow grant_row(Request *rq, const RoleGrant *grant)
{
	const Agency *agency = agency_find(rq->db, grant->agency);
	return (GrantRow){
		.grant = *grant,
		.agency = agency ? agency->name : (Str){ 0 },
	};
}

/* Without what the reader may do, which is for the page of one person. */
static PersonPage person_row(Request *rq, const Person *person)
{
	PersonPage row = { .person = person };
	for (size_t i = 0; i < person->roles.count; i++)
		*list_push(rq->arena, &row.grants) = grant_row(rq, &person->roles.items[i]);
	return row;
}

PersonPage person_page(Request *rq, const Person *person)
{
	StandingList standing = standing_with(rq->db, rq->person, person);
	PersonPage shown = person_row(rq, person);
	for (size_t i = 0; i < shown.grants.count; i++)
		shown.grants.items[i].may_end =
			role_may_be_ended(rq->db, &shown.grants.items[i].grant, rq->by);
	shown.options = grant_options(rq);
	shown.may_change = could(rq, CHANGE_PERSON, standing);
	shown.may_set_email =
		shown.may_change && person_email_may_be_set(rq->db, person->id, rq->by);
	shown.may_renew = !person->is_blocked && could(rq, GRANT_ROLE, standing) &&
			  role_may_renew_access(rq->db, person->id, rq->by);
	return shown;
}

bool person_may_be_added(const Request *rq)
{
	for (size_t i = 0; i < rq->person->roles.count; i++) {
		Id agency = rq->person->roles.items[i].agency;
		if (could(rq, ADD_PERSON, standing_at(rq->db, rq->person, agency)))
			return true;
	}
	return false;
}

bool person_may_be_roleless(const Request *rq)
{
	return could(rq, ADD_PERSON, standing_any(rq->db, rq->person));
}

/* GET /pengguna */
Response person_index(Request *rq)
{
	PersonPageList seen = { 0 };
	PersonList persons = person_list(rq->db, rq->today);
	for (size_t i = 0; i < persons.count; i++) {
		const Person *person = &persons.items[i];
		if (could(rq, SEE_PERSONS, standing_with(rq->db, rq->person, person)))
			*list_push(rq->arena, &seen) = person_row(rq, person);
	}
	return page(rq, person_index_view(rq, &seen));
}

/* GET /pengguna/baru */
Response person_new(Request *rq)
{
	if (!person_may_be_added(rq))
		return forbidden(rq);
	return page(rq, person_new_view(rq, grant_options(rq)));
}

static Str read_account(Request *rq)
{
	Str account = form_text(rq, "account", 40);
	if (account.length && !account_is_valid(account))
		form_fault(rq, "account",
			   T(rq, "Pakai 2 sampai 40 huruf kecil, angka, titik, tanda hubung, atau "
				 "garis bawah, misalnya sri.wahyuni."));
	return account;
}

Str form_email(Request *rq)
{
	Str email = form_text_optional(rq, "email", EMAIL_MOST);
	if (email.length && !mail_address_is_valid(email))
		form_fault(rq, "email",
			   T(rq, "Tulis satu alamat surel, misalnya sri@lumajangkab.go.id."));
	return email;
}

/* POST /pengguna */
Response person_create(Request *rq)
{
	GrantForm form = grant_form(rq, !person_may_be_roleless(rq));
	StandingList standing = standing_at(rq->db, rq->person, form.agency);
	bool asks_nowhere = form.agency == 0 && person_may_be_added(rq);
	if (!asks_nowhere && !may(rq, ADD_PERSON, standing, S("person")))
		return forbidden(rq);

	Person person = {
		.name = form_text(rq, "name", NAME_MOST),
		.account = read_account(rq),
		.office = form_text_optional(rq, "office", OFFICE_MOST),
		.email = form_email(rq),
	};
	if (form_invalid(rq))
		return invalid(rq, person_new_view(rq, grant_options(rq)));
	return add_person(rq, &person, &form);
}

static Response add_person(Request *rq, const Person *person, const GrantForm *form)
{
	Id id = person_add(rq->db, person, rq->by);
	if (!id) {
		form_fault(rq, "account", T(rq, "Akun ini sudah dipakai. Pilih nama lain."));
		return invalid(rq, person_new_view(rq, grant_options(rq)));
	}
	if (form->role >= 0) {
		RoleGrant grant = { .person = id,
				    .role = (Role)form->role,
				    .agency = form->agency,
				    .until = form->until };
		GrantResult result = role_grant(rq->db, &grant, rq->by);
		if (result != GRANT_DONE) {
			form_fault(rq, "role", grant_refusal(rq, result));
			return invalid(rq, person_new_view(rq, grant_options(rq)));
		}
	}
	const Person *added = person_find(rq->db, id, rq->today);
	return added ? show_link(rq, added) : not_found(rq);
}

static Response show_link(Request *rq, const Person *person)
{
	return page(rq, person_link_view(rq, person, invitation_send(rq, person)));
}

/* GET /pengguna/{person} */
Response person_show(Request *rq)
{
	const Person *person = person_seen(rq, path_id(rq, "person"));
	if (!person)
		return not_found(rq);
	return page(rq, person_show_view(rq, person_page(rq, person)));
}

/* POST /pengguna/{person} */
Response person_update(Request *rq)
{
	const Person *person = person_seen(rq, path_id(rq, "person"));
	if (!person)
		return not_found(rq);
	StandingList standing = standing_with(rq->db, rq->person, person);
	if (!may(rq, CHANGE_PERSON, standing, person_about(rq, person)))
		return forbidden(rq);

	Person changed = *person;
	changed.name = form_text(rq, "name", NAME_MOST);
	changed.office = form_text_optional(rq, "office", OFFICE_MOST);
	changed.version = form_version(rq);
	bool sets_email = person_email_may_be_set(rq->db, person->id, rq->by);
	changed.email = sets_email ? form_email(rq) : person->email;
	if (form_invalid(rq))
		return invalid(rq, person_show_view(rq, person_page(rq, person)));
	if (!person_change(rq->db, &changed, rq->by))
		return refuse_stale(rq, person);
	if (!str_equal(changed.email, person->email))
		change_email(rq, person, changed.email);
	return redirect(rq, "/pengguna/%lld", (long long)person->id);
}

void change_email(Request *rq, const Person *person, Str email)
{
	person_email_change(rq->db, person, email, rq->by);
	mail_email_changed(rq, person);
}

/* What was typed stays in the form. */
static Response refuse_stale(Request *rq, const Person *person)
{
	clash_fault(rq, "person", person->id);
	return conflict(rq, person_show_view(rq, person_page(rq, person)));
}

/* POST /pengguna/{person}/tautan */
Response person_renew(Request *rq)
{
	const Person *person = person_seen(rq, path_id(rq, "person"));
	if (!person)
		return not_found(rq);
	StandingList standing = standing_with(rq->db, rq->person, person);
	if (!may(rq, GRANT_ROLE, standing, person_about(rq, person)))
		return forbidden(rq);
	if (person->is_blocked || !role_may_renew_access(rq->db, person->id, rq->by))
		return problem(rq, 403,
			       T(rq,
				 "Tautan untuk akun ini bukan Anda yang membuat. Untuk pemeriksa "
				 "bukti dibuat kepala inspektorat, untuk kepala inspektorat "
				 "dibuat pimpinan; akun yang diblokir dibuka dulu."));
	return show_link(rq, person);
}

/* POST /pengguna/{person}/blokir */
Response person_close(Request *rq)
{
	return change_block(rq, true);
}

/* POST /pengguna/{person}/buka */
Response person_open(Request *rq)
{
	return change_block(rq, false);
}

static Response refuse_stale_block(Request *rq, const Person *person)
{
	DeedWords last = last_deed(rq, "person", person->id);
	form_fault(
		rq, "form",
		TF(rq,
		   "{who} sudah mengubah akun ini pada {when}. Halaman ini menunjukkan keadaannya "
		   "sekarang; ulangi hanya jika masih perlu.",
		   HOLE("who", last.who), HOLE("when", last.when)));
	return conflict(rq, person_show_view(rq, person_page(rq, person)));
}

static Response change_block(Request *rq, bool blocks)
{
	const Person *person = person_seen(rq, path_id(rq, "person"));
	if (!person)
		return not_found(rq);
	StandingList standing = standing_with(rq->db, rq->person, person);
	if (!may(rq, CHANGE_PERSON, standing, person_about(rq, person)))
		return forbidden(rq);
	if (person->id == rq->person->id)
		return problem(rq, 403,
			       T(rq,
				 "Tidak ada yang memblokir dirinya sendiri. Minta administrator "
				 "lain."));
	Person seen = *person;
	seen.version = form_version(rq);
	if (!person_block(rq->db, &seen, blocks, rq->by))
		return refuse_stale_block(rq, person);
	return redirect(rq, "/pengguna/%lld", (long long)person->id);
}
