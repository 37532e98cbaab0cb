/* SPDX-License-Identifier: Apache-2.0 */
#include "demo/test_demo_pages.h"

#include "base/digest.h"
#include "home/card_pages.h"
#include "home/front_pages.h"
#include "home/inbox_pages.h"
#include "home/outbox_pages.h"
#include "measure/measure_load.h"
#include "people/agency_import.h"
#include "people/session_pages.h"
#include "records/setting.h"
#include "records/shipped.h"

static const Route routes[] = {
	{ GET, "/", ANYONE, READ, front_show },
	{ GET, "/rekomendasi", ANYONE, READ, recommendation_index,
	  .query = "kata status perangkat tahun indikator urut mulai" },
	{ GET, "/rekomendasi.csv", ANYONE, HEAVY, recommendation_table_file,
	  .query = "kata status perangkat tahun indikator urut bentuk" },
	{ GET, "/rekomendasi/{ref}", ANYONE, READ, recommendation_show },
	{ GET, "/perangkat-daerah", ANYONE, READ, agency_index },
	{ GET, "/perangkat-daerah/{slug}", ANYONE, READ, agency_show },
	{ GET, "/kartu.png", ANYONE, HEAVY, front_card_show },
	{ GET, "/perangkat-daerah/{slug}/kartu.png", ANYONE, HEAVY, agency_card_show },
	{ GET, "/tugas", SIGNED_IN, READ, inbox_show },
	{ GET, "/surat-keluar", ROLE_BIT(ROLE_ADMIN), READ, outbox_show },
	{ POST, "/surat-keluar/{mail}/ulang", ROLE_BIT(ROLE_ADMIN), WRITE, outbox_again },
	{ POST, "/surat-keluar/{mail}/batal", ROLE_BIT(ROLE_ADMIN), WRITE, outbox_remove },
};

static void no_effects(Request *rq)
{
	(void)rq;
}

static const App pages = {
	.routes = routes,
	.route_count = sizeof routes / sizeof *routes,
	.hooks = { .find_session = session_attach, .run_effects = no_effects },
};

static Actor by_command(const TestDemo *demo)
{
	return (Actor){
		.source = BY_COMMAND,
		.request = S("test"),
		.now = demo->now,
		.today = demo->today,
	};
}

static void tell(TestDemo *demo)
{
	Db *db = demo->db;
	Actor by = by_command(demo);
	secrets_make(db, &by);
	holidays_load(db, &by);
	Str agencies = shipped_file("agencies/lumajang.csv");
	assert_int_equal(agency_import(db, agencies, &by).faults.count, 0);
	instruments_load(db, &by);
	DemoAccountList accounts = story_people(db, demo->today);
	story_tell(db, &accounts, demo->now, demo->today);
}

int demo_begin_empty(void **state)
{
	digest_start();
	Arena *arena = arena_new();
	TestDemo *demo = NEW(arena, TestDemo);
	demo->arena = arena;
	demo->db = test_db(arena);
	demo->now = instant_from_iso(S("2026-11-13T10:00:00+07:00"));
	demo->today = day_of_instant(demo->now, 7);
	*state = demo;
	return 0;
}

int demo_begin(void **state)
{
	demo_begin_empty(state);
	TestDemo *demo = *state;
	db_begin_write(demo->db);
	tell(demo);
	test_db_fine(demo->db);
	return db_commit(demo->db) == DB_FINE ? 0 : -1;
}

int demo_end(void **state)
{
	TestDemo *demo = *state;
	test_db_fine(demo->db);
	test_db_end(demo->db);
	arena_free(demo->arena);
	return 0;
}

Client demo_reader(const TestDemo *demo, const char *account)
{
	return demo_reader_of(demo, &pages, account);
}

Client demo_reader_of(const TestDemo *demo, const App *app, const char *account)
{
	Client client = client_new(demo->arena, app, demo->db);
	client.now = demo->now;
	if (!account)
		return client;
	Actor by = by_command(demo);
	db_begin_write(demo->db);
	const Person *person = person_find_account(demo->db, str_of(account), demo->today);
	assert_non_null(person);
	client_sign_in(&client, session_add(demo->db, person->id, &by));
	db_commit(demo->db);
	return client;
}

void demo_grant(const TestDemo *demo, const char *account, Role role, const char *agency)
{
	Actor by = by_command(demo);
	Person person = { .name = str_of(account), .account = str_of(account) };
	db_begin_write(demo->db);
	const Person *found = person_find_account(demo->db, person.account, demo->today);
	RoleGrant grant = {
		.person = found ? found->id : person_add(demo->db, &person, &by),
		.role = role,
		.agency = agency_find_slug(demo->db, str_of(agency))->id,
	};
	assert_int_equal(role_grant(demo->db, &grant, &by), GRANT_DONE);
	db_commit(demo->db);
}

TestDemo demo_at(const TestDemo *demo, const char *instant)
{
	TestDemo then = *demo;
	then.now = instant_from_iso(str_of(instant));
	then.today = day_of_instant(then.now, 7);
	return then;
}

void assert_page_order(Response response, const char *first, const char *then)
{
	assert_page_has(response, first);
	ptrdiff_t at = str_find(response.body, str_of(first));
	response.body = str_slice(response.body, (size_t)at, response.body.length);
	assert_page_has(response, then);
}
