/* SPDX-License-Identifier: Apache-2.0 */
#include "base/digest.h"
#include "base/list.h"
#include "base/log.h"
#include "demo/story_data.h"
#include "records/shipped.h"

#define PEOPLE_AGO 240 /* days before today */

CsvTable story_table(Db *db, const char *path)
{
	return csv_read(db_arena(db), shipped_file(path), (CsvLimits){ 1000, 20000, 4096 });
}

Id story_agency(Db *db, Str slug)
{
	const Agency *agency = agency_find_slug(db, slug);
	if (!agency)
		fatal("demo data: no agency %.*s", STR_ARGS(slug));
	return agency->id;
}

const DemoAccount *story_account(const DemoAccountList *accounts, Str name)
{
	for (size_t i = 0; i < accounts->count; i++)
		if (str_equal(accounts->items[i].account, name))
			return &accounts->items[i];
	fatal("demo data: no account %.*s", STR_ARGS(name));
}

static void add_account(Db *db, DemoAccount *account, const Actor *by)
{
	account->person = person_add(db,
				     &(Person){
					     .name = account->name,
					     .account = account->account,
					     .office = account->office,
				     },
				     by);
	if (account->password.length)
		person_password_change(
			db,
			&(NewPassword){ .person = account->person,
					.hash = password_hash(db_arena(db), account->password) },
			by);
}

/* Inspectors are granted by the head of the inspectorate, elsewhere by a leader, as WALLS.md wants.
 */
static void grant(Db *db, const DemoAccountList *accounts, const DemoAccount *account, Actor by)
{
	Role role;
	if (!role_from(account->role, &role))
		fatal("demo data: no role %.*s", STR_ARGS(account->role));
	Id agency = story_agency(db, account->agency);
	if (role == ROLE_INSPECTOR) {
		bool inspectorate = str_equal(account->agency, S("inspektorat"));
		const DemoAccount *granter = story_account(
			accounts, inspectorate ? S("inspektorat.kepala") : S("sekda"));
		by.person = granter->person;
		by.agency = story_agency(db, granter->agency);
	}
	RoleGrant wanted = {
		.person = account->person, .role = role, .agency = agency, .from = by.today
	};
	if (role_grant(db, &wanted, &by) != GRANT_DONE)
		fatal("demo data: role of %.*s refused", STR_ARGS(account->account));
}

DemoAccountList story_people(Db *db, Day today)
{
	CsvTable people = story_table(db, "demo/people.csv");
	DemoAccountList accounts = { 0 };
	Day begin = day_plus(today, -PEOPLE_AGO);
	Actor by = { .source = BY_COMMAND,
		     .request = S("demo"),
		     .now = day_instant(begin, WORKING_HOUR, ZONE_HOURS),
		     .today = begin };
	for (size_t i = 1; i < people.count; i++) {
		DemoAccount *account = list_push(db_arena(db), &accounts);
		*account = (DemoAccount){
			.account = csv_cell(&people, i, "account"),
			.role = csv_cell(&people, i, "role"),
			.name = csv_cell(&people, i, "name"),
			.office = csv_cell(&people, i, "office"),
			.agency = csv_cell(&people, i, "agency"),
		};
		if (str_equal(csv_cell(&people, i, "password"), S("shown")))
			account->password = random_password(db_arena(db));
		add_account(db, account, &by);
	}
	for (size_t i = 0; i < accounts.count; i++)
		grant(db, &accounts, &accounts.items[i], by);
	return accounts;
}
