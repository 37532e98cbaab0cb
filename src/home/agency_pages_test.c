/* SPDX-License-Identifier: Apache-2.0 */
#include "plans/test_plan_pages.h"
#include "records/setting.h"

static const char *id_text(World *w, Id id)
{
	return path_to(w, "%d", (int)id);
}

static Response add(World *w, Client *client, const char *name, const char *kind, Id parent)
{
	return client_post(client, "/perangkat-daerah/baru", { "name", name },
			   { "short_name", name }, { "kind", kind },
			   { "parent", parent ? id_text(w, parent) : "" });
}

static Response change(World *w, Client *client, Id id, const char *kind, Id parent)
{
	db_begin_read(w->db);
	const Agency *agency = agency_find(w->db, id);
	db_commit(w->db);
	const char *path = path_to(w, "/perangkat-daerah/%s/ubah", str_c(w->arena, agency->slug));
	return client_post(client, path, { "name", "Nama Baru" }, { "short_name", "Baru" },
			   { "kind", kind }, { "parent", parent ? id_text(w, parent) : "" },
			   { "version", id_text(w, agency->version) });
}

static void an_administrator_adds_changes_moves_and_closes_one(void **state)
{
	World *w = *state;
	Client admin = client_of(w, w->admin);
	Response shown = client_follow(&admin, add(w, &admin, "Dinas Sosial", "dinas", w->root));
	assert_page_has(shown, "<h1 lang=\"id\">Dinas Sosial</h1>");
	db_begin_read(w->db);
	const Agency *agency = agency_find_slug(w->db, S("dinas-sosial"));
	db_commit(w->db);
	shown = client_follow(&admin, change(w, &admin, agency->id, "badan", w->secretariat));
	assert_page_has(shown, "Nama Baru");
	assert_page_has(shown, "Sekretariat Daerah");
	Response answer = client_post(&admin, "/perangkat-daerah/dinas-sosial/tutup",
				      { "closed_on", "10/03/2026" });
	assert_page_has(client_follow(&admin, answer), "Ditutup sejak");
	assert_int_equal(client_get(&admin, "/perangkat-daerah/dinas-sosial/ubah").status, 409);
	assert_int_equal(client_get(&admin, "/perangkat-daerah/dinas-sosial/tutup").status, 409);
	db_begin_read(w->db);
	assert_text(journalled(w, "agency", agency->id)->deed, "close");
	db_commit(w->db);
}

static void who_judges_is_not_changed_by_kind_or_place(void **state)
{
	World *w = *state;
	Client admin = client_of(w, w->admin);
	assert_page_has(change(w, &admin, w->inspectorate, "dinas", w->root),
			"Inspektorat tetap inspektorat");
	assert_page_has(change(w, &admin, w->inspectorate, "inspektorat", w->health),
			"Inspektorat berdiri langsung di bawah kabupaten.");
	assert_page_has(change(w, &admin, w->health, "inspektorat", w->root),
			"Inspektorat tetap inspektorat");
	assert_page_has(add(w, &admin, "Inspektorat Dua", "inspektorat", w->root),
			"Inspektorat tetap inspektorat");
	assert_page_has(change(w, &admin, w->root, "dinas", 0), "Kabupaten tetap kabupaten");
	assert_page_has(add(w, &admin, "Kabupaten Dua", "regency", 0), "Kabupaten tetap kabupaten");
}

static void the_tree_stays_a_tree(void **state)
{
	World *w = *state;
	Client admin = client_of(w, w->admin);
	assert_page_has(change(w, &admin, w->health, "dinas", w->clinic),
			"Induknya tidak boleh perangkat daerah ini sendiri");
	assert_page_has(change(w, &admin, w->health, "dinas", w->health),
			"Induknya tidak boleh perangkat daerah ini sendiri");
	assert_page_has(change(w, &admin, w->health, "dinas", 0),
			"Pilih perangkat daerah induknya dari daftar.");
	assert_page_has(change(w, &admin, w->health, "dinas", w->campus),
			"Pilih perangkat daerah induknya dari daftar.");
	assert_page_has(add(w, &admin, "Kampus Dua", "outside", w->root),
			"Kabupaten dan lembaga luar tidak punya induk.");
	assert_page_has(add(w, &admin, "Kampus Contoh", "outside", 0), "sudah dipakai");
	assert_page_has(add(w, &admin, "baru", "outside", 0), "sudah dipakai");
}

static void what_is_owed_or_held_keeps_it_open(void **state)
{
	World *w = *state;
	Client admin = client_of(w, w->admin);
	fresh_milestone(w, w->health, 0);
	const char *close = "/perangkat-daerah/dinas-kesehatan/tutup";
	assert_page_has(client_post(&admin, close, { "closed_on", "10/03/2026" }),
			"Serahkan dulu kepada perangkat daerah lain.");
	assert_page_has(change(w, &admin, w->health, "outside", 0), "Lembaga luar tidak memimpin");
	assert_page_has(client_post(&admin, "/perangkat-daerah/dinas-pekerjaan-umum/tutup",
				    { "closed_on", "10/03/2026" }),
			"Akhiri dulu perannya.");
	assert_page_has(client_post(&admin, "/perangkat-daerah/sekretariat-daerah/tutup",
				    { "closed_on", "10/03/2026" }),
			"Tutup atau pindahkan dulu.");
	assert_page_has(client_post(&admin, "/perangkat-daerah/inspektorat/tutup",
				    { "closed_on", "10/03/2026" }),
			"tidak ditutup di sini");
	assert_int_equal(client_post(&admin, "/perangkat-daerah/puskesmas-contoh/tutup",
				     { "closed_on", "11/03/2026" })
				 .status,
			 422);
}

static void two_who_change_it_meet(void **state)
{
	World *w = *state;
	Client admin = client_of(w, w->admin);
	Response answer = client_post(&admin, "/perangkat-daerah/puskesmas-contoh/ubah",
				      { "name", "Puskesmas Lain" }, { "short_name", "P" },
				      { "kind", "satuan" }, { "parent", id_text(w, w->health) },
				      { "version", "99" });
	assert_int_equal(answer.status, 409);
	assert_page_has(answer, "Puskesmas Contoh");
}

static void the_regencys_name_is_what_pages_call_it(void **state)
{
	World *w = *state;
	Client admin = client_of(w, w->admin);
	assert_int_equal(change(w, &admin, w->root, "regency", 0).status, 303);
	db_begin_read(w->db);
	assert_text(setting_find(w->db, "regency.name"), "Nama Baru");
	db_commit(w->db);
}

static void only_the_administrator_is_offered_it(void **state)
{
	World *w = *state;
	Client admin = client_of(w, w->admin), coordinator = client_of(w, w->coordinator);
	const char *list = "/perangkat-daerah", *one = "/perangkat-daerah/puskesmas-contoh";
	assert_page_has(client_get(&admin, list), "href=\"/perangkat-daerah/baru\"");
	assert_page_has(client_get(&admin, one), "puskesmas-contoh/ubah\"");
	assert_false(response_has(client_get(&coordinator, list), "/perangkat-daerah/baru"));
	assert_false(response_has(client_get(&coordinator, one), "puskesmas-contoh/ubah"));
	assert_int_equal(client_get(&coordinator, "/perangkat-daerah/baru").status, 403);
	assert_int_equal(client_get(&admin, "/perangkat-daerah/tidak-ada/ubah").status, 404);
	assert_int_equal(client_get(&admin, "/perangkat-daerah/tidak-ada/tutup").status, 404);
}

RUN_PAGES(TEST(an_administrator_adds_changes_moves_and_closes_one),
	  TEST(who_judges_is_not_changed_by_kind_or_place), TEST(the_tree_stays_a_tree),
	  TEST(what_is_owed_or_held_keeps_it_open), TEST(two_who_change_it_meet),
	  TEST(only_the_administrator_is_offered_it), TEST(the_regencys_name_is_what_pages_call_it))
