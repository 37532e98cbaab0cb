/* SPDX-License-Identifier: Apache-2.0 */
/* The site map as a whole: who is let in where, and that every row answers everybody. */
#include "routes.h"

#include "demo/test_demo_pages.h"
#include "web/health.h"

static const App *app_of(void **state)
{
	const TestDemo *demo = *state;
	App *app = NEW(demo->arena, App);
	*app = (App){ .routes = route_table, .route_count = route_count, .hooks = route_hooks };
	return app;
}

/* Somebody of each role. */
static const char *const accounts[] = { "admin",     "organisasi", "dpmptsp.kepala", "dpmptsp",
					"inspektur", "sekda",	   "pemeriksa",	     "bkd" };

/* Who is let in, beside the table itself: "all", also without an account; "signed in"; or one
 * letter a role: (a)dmin, (c)oordinator, (h)ead, (o)fficer, (i)nspector, (l)eader, a(u)ditor. */
static const struct {
	const char *row, *who;
} grid[] = {
	{ "GET /", "all" },
	{ "GET /rekomendasi", "all" },
	{ "GET /rekomendasi.csv", "all" },
	{ "GET /rekomendasi/{ref}", "all" },
	{ "GET /perangkat-daerah", "all" },
	{ "GET /perangkat-daerah/{slug}", "all" },
	{ "GET /perangkat-daerah/baru", "a" },
	{ "POST /perangkat-daerah/baru", "a" },
	{ "GET /perangkat-daerah/{slug}/ubah", "a" },
	{ "POST /perangkat-daerah/{slug}/ubah", "a" },
	{ "GET /perangkat-daerah/{slug}/tutup", "a" },
	{ "POST /perangkat-daerah/{slug}/tutup", "a" },
	{ "GET /kartu.png", "all" },
	{ "GET /rekomendasi/{ref}/kartu.png", "all" },
	{ "GET /rencana-aksi/{action}/kartu.png", "all" },
	{ "GET /bukti/{evidence}/kartu.png", "all" },
	{ "GET /perangkat-daerah/{slug}/kartu.png", "all" },
	{ "GET /tugas", "signed in" },
	{ "GET /pemindaian", "au" },
	{ "GET /surat-keluar", "a" },
	{ "POST /surat-keluar/{mail}/ulang", "a" },
	{ "POST /surat-keluar/{mail}/batal", "a" },
	{ "GET /rekomendasi/{ref}/tanggapan", "c" },
	{ "POST /rekomendasi/{ref}/tanggapan", "c" },
	{ "GET /rekomendasi/{ref}/ubah", "c" },
	{ "POST /rekomendasi/{ref}/ubah", "c" },
	{ "GET /jurnal", "all" },
	{ "GET /jurnal.csv", "all" },
	{ "GET /rencana-aksi", "all" },
	{ "GET /rencana-aksi.csv", "all" },
	{ "GET /rencana-aksi/baru", "c" },
	{ "POST /rencana-aksi/baru", "c" },
	{ "GET /rencana-aksi/{action}", "all" },
	{ "GET /rencana-aksi/{action}/ubah", "cho" },
	{ "POST /rencana-aksi/{action}/ubah", "cho" },
	{ "GET /rencana-aksi/{action}/tarik", "c" },
	{ "POST /rencana-aksi/{action}/tarik", "c" },
	{ "POST /rencana-aksi/{action}/rekomendasi", "cho" },
	{ "GET /rencana-aksi/{action}/keluaran", "cho" },
	{ "POST /rencana-aksi/{action}/keluaran", "cho" },
	{ "GET /keluaran/{output}/ubah", "cho" },
	{ "POST /keluaran/{output}/ubah", "cho" },
	{ "GET /keluaran/{output}/kemajuan", "all" },
	{ "GET /keluaran/{output}/kemajuan/{quarter}", "cho" },
	{ "POST /keluaran/{output}/kemajuan/{quarter}", "cho" },
	{ "GET /kemajuan/{progress}/persetujuan", "h" },
	{ "POST /kemajuan/{progress}/persetujuan", "h" },
	{ "GET /rencana-aksi/{action}/tonggak", "cho" },
	{ "POST /rencana-aksi/{action}/tonggak", "cho" },
	{ "GET /tonggak/{milestone}/ubah", "cho" },
	{ "POST /tonggak/{milestone}/ubah", "cho" },
	{ "GET /tonggak/{milestone}/bukti", "ho" },
	{ "POST /tonggak/{milestone}/bukti", "ho" },
	{ "GET /bukti/{evidence}", "all" },
	{ "POST /bukti/{evidence}/buka", "h" },
	{ "GET /bukti/{evidence}/salinan", "ho" },
	{ "POST /bukti/{evidence}/salinan", "ho" },
	{ "GET /bukti/{evidence}/putusan", "i" },
	{ "POST /bukti/{evidence}/putusan", "i" },
	{ "GET /berkas/{sha256}", "all" },
	{ "GET /berkas/{sha256}/kecil", "all" },
	{ "GET /pemeriksaan", "i" },
	{ "GET /impor", "c" },
	{ "POST /impor", "c" },
	{ "POST /impor/simpan", "c" },
	{ "POST /impor/periksa", "c" },
	{ "GET /impor/salinan", "c" },
	{ "POST /impor/judul/{choice}/hapus", "c" },
	{ "GET /impor/{import}/batal", "c" },
	{ "POST /impor/{import}/batal", "c" },
	{ "GET /evaluasi/{year}/surat", "c" },
	{ "POST /evaluasi/{year}/surat", "c" },
	{ "GET /data-terbuka", "all" },
	{ "GET /putusan.atom", "all" },
	{ "GET /rekomendasi/{ref}/umpan.atom", "all" },
	{ "GET /perangkat-daerah/{slug}/umpan.atom", "all" },
	{ "GET /api/openapi.json", "all" },
	{ "GET /api/v1/evaluations", "all" },
	{ "GET /api/v1/evaluations/{year}", "all" },
	{ "GET /api/v1/recommendations", "all" },
	{ "GET /api/v1/recommendations/{ref}", "all" },
	{ "GET /api/v1/actions", "all" },
	{ "GET /api/v1/actions/{action}", "all" },
	{ "GET /api/v1/actions/{action}/outputs", "all" },
	{ "GET /api/v1/outputs", "all" },
	{ "GET /api/v1/outputs/{output}", "all" },
	{ "GET /api/v1/agencies", "all" },
	{ "GET /api/v1/agencies/{slug}", "all" },
	{ "GET /api/v1/evidence", "all" },
	{ "GET /api/v1/evidence/{evidence}", "all" },
	{ "GET /api/v1/journal", "all" },
	{ "GET /api/v1/journal/{entry}", "all" },
	{ "GET /masuk", "all" },
	{ "POST /masuk", "all" },
	{ "POST /keluar", "signed in" },
	{ "GET /undangan/{token}", "all" },
	{ "POST /undangan/{token}", "all" },
	{ "GET /lupa-sandi", "all" },
	{ "POST /lupa-sandi", "all" },
	{ "GET /lupa-sandi/terkirim", "all" },
	{ "GET /sandi-baru/{token}", "all" },
	{ "POST /sandi-baru/{token}", "all" },
	{ "GET /sesi", "signed in" },
	{ "POST /sesi/{session}/akhir", "signed in" },
	{ "POST /sesi/akhiri-lain", "signed in" },
	{ "POST /sesi/surel", "signed in" },
	{ "GET /pengguna", "ahlu" },
	{ "POST /pengguna", "ahl" },
	{ "GET /pengguna/baru", "ahl" },
	{ "GET /pengguna/{person}", "ahlu" },
	{ "POST /pengguna/{person}", "ahl" },
	{ "POST /pengguna/{person}/peran", "ahl" },
	{ "POST /pengguna/{person}/tautan", "ahl" },
	{ "POST /pengguna/{person}/blokir", "ahl" },
	{ "POST /pengguna/{person}/buka", "ahl" },
	{ "POST /peran/{grant}/akhir", "ahl" },
	{ "GET /assets/{name}", "all" },
	{ "GET /healthz", "all" },
	{ "GET /readyz", "all" },
};

static Str row_name(Arena *arena, const Route *route)
{
	return str_print(arena, "%s %s", route->method == POST ? "POST" : "GET", route->path);
}

/* NULL: the grid has no such row. */
static const char *who_of(Str name)
{
	for (size_t i = 0; i < sizeof grid / sizeof *grid; i++)
		if (str_equal_c(name, grid[i].row))
			return grid[i].who;
	return NULL;
}

static uint32_t bits_of(const char *who)
{
	if (strcmp(who, "all") == 0)
		return ANYONE;
	if (strcmp(who, "signed in") == 0)
		return SIGNED_IN;
	uint32_t bits = 0;
	for (; *who; who++) {
		const char *letter = strchr("achoilu", *who);
		assert_non_null(letter);
		bits |= ROLE_BIT(letter - "achoilu");
	}
	return bits;
}

static Str value_of(Str hole)
{
	if (str_equal(hole, S("{ref}")))
		return S("RB-2025-03");
	if (str_equal(hole, S("{slug}")))
		return S("dpmptsp");
	if (str_equal(hole, S("{name}")))
		return S("nyata.css");
	if (str_equal(hole, S("{sha256}")))
		return S("0000000000000000000000000000000000000000000000000000000000000000");
	if (str_equal(hole, S("{year}")))
		return S("2025");
	return S("1");
}

/* The path of a row with its holes filled. */
static const char *path_of(Arena *arena, const Route *route)
{
	Buf path = buf_new(arena);
	Str rest = str_slice(str_of(route->path), 1, strlen(route->path));
	do {
		Str part = str_cut(&rest, '/');
		buf_add_char(&path, '/');
		buf_add_str(&path, str_starts(part, S("{")) ? value_of(part) : part);
	} while (rest.length);
	return str_c(arena, buf_str(&path));
}

static Response ask(Client *client, const Route *route)
{
	const char *path = path_of(client->arena, route);
	if (route->method == GET)
		return client_get(client, path);
	return client_send(client, path, (Str){ 0 }, (const Typed[]){ { 0 } });
}

static void the_site_map_has_no_fault(void **state)
{
	const char *fault = route_table_fault(((const TestDemo *)*state)->arena, app_of(state));
	if (fault)
		fail_msg("%s", fault);
}

static void each_row_lets_in_whom_the_grid_says(void **state)
{
	const TestDemo *demo = *state;
	for (size_t i = 0; i < route_count; i++) {
		Str name = row_name(demo->arena, &route_table[i]);
		const char *who = who_of(name);
		if (!who)
			fail_msg("%.*s has no line in the grid", STR_ARGS(name));
		if (bits_of(who) != route_table[i].who)
			fail_msg("%.*s lets in others than %s", STR_ARGS(name), who);
	}
	assert_int_equal(sizeof grid / sizeof *grid, route_count);
}

static bool is_fine_for_anonymous(const Route *route, Response answer)
{
	bool open = route->who & ANYONE;
	if (route->method == POST)
		return answer.status == (open ? 403 : 401);
	if (open)
		return answer.status == 200 || answer.status == 404;
	return answer.status == 303 && str_starts(answer.location, S("/masuk?lanjut=%2F"));
}

static void nobody_gets_in_without_an_account(void **state)
{
	Client client = demo_reader_of(*state, app_of(state), NULL);
	server_set_ready(true);
	for (size_t i = 0; i < route_count; i++) {
		Response answer = ask(&client, &route_table[i]);
		if (!is_fine_for_anonymous(&route_table[i], answer))
			fail_msg("%s answers %d", route_table[i].path, answer.status);
	}
}

static void every_page_open_to_all_stands_in_both_languages(void **state)
{
	const TestDemo *demo = *state;
	Client client = demo_reader_of(*state, app_of(state), NULL);
	for (size_t i = 0; i < route_count; i++) {
		const Route *route = &route_table[i];
		const char *path = path_of(demo->arena, route);
		Response here = client_get(&client, path);
		if (here.status != 200 || !str_starts(str_of(here.type), S("text/html")))
			continue;
		Str twin = str_print(demo->arena, "/en%s", strcmp(path, "/") == 0 ? "" : path);
		Response there = client_get(&client, str_c(demo->arena, twin));
		assert_int_equal(there.status, 200);
		assert_page_has(there, "<html lang=\"en\">");
		assert_page_has(here, "<html lang=\"id\">");
	}
}

/* A read may be broken off at any statement (WALLS.md, "READ that takes long"): the handler then
 * runs to its end over queries that give no rows, and must not fall. */
static void no_page_falls_when_a_statement_finds_the_database_broken(void **state)
{
	const TestDemo *demo = *state;
	for (size_t k = 0; k < sizeof accounts / sizeof *accounts; k++) {
		Client client = demo_reader_of(*state, app_of(state), accounts[k]);
		for (size_t i = 0; i < route_count; i++) {
			bool broke = route_table[i].method == GET;
			for (int n = 1; broke; n++) {
				db_break_at(demo->db, n);
				Response answer = ask(&client, &route_table[i]);
				broke = db_failed(demo->db);
				assert_true(!broke || answer.status >= 300);
				db_break_at(demo->db, 0);
				if (broke)
					db_recover(demo->db);
			}
		}
	}
}

static Viewer viewer_of(const TestDemo *demo, const char *account)
{
	db_begin_read(demo->db);
	const Person *person = person_find_account(demo->db, str_of(account), demo->today);
	Viewer viewer = { .session = S("1"),
			  .name = person->name,
			  .roles = person_role_bits(person) };
	db_commit(demo->db);
	return viewer;
}

/* A page may still refuse this very thing (403, 404). A POST without its token goes no further. */
static bool is_fine_for(const Route *route, const Viewer *viewer, Response answer)
{
	if (route->method == POST || !route_is_for(route, viewer))
		return answer.status == 403;
	return answer.status < 500 && answer.status != 401;
}

static void each_role_gets_in_where_its_row_says_so(void **state)
{
	for (size_t k = 0; k < sizeof accounts / sizeof *accounts; k++) {
		Client client = demo_reader_of(*state, app_of(state), accounts[k]);
		Viewer viewer = viewer_of(*state, accounts[k]);
		for (size_t i = 0; i < route_count; i++) {
			Response answer = ask(&client, &route_table[i]);
			if (!is_fine_for(&route_table[i], &viewer, answer))
				fail_msg("%s answers %d to %s", route_table[i].path, answer.status,
					 accounts[k]);
		}
	}
}

/* Ids that no row has, or that are none. */
static void a_thing_that_does_not_exist_is_not_found(void **state)
{
	const TestDemo *demo = *state;
	Client client = demo_reader_of(demo, app_of(state), NULL);
	const char *const things[] = { "/rencana-aksi/", "/bukti/", "/berkas/", "/rekomendasi/" };
	const char *const ids[] = { "0",   "-1", "999999999", "99999999999999999999999",
				    "1.5", "x",	 "1%20",      "%F0%9F%98%80" };
	for (size_t i = 0; i < sizeof things / sizeof *things; i++)
		for (size_t k = 0; k < sizeof ids / sizeof *ids; k++) {
			Str path = str_print(demo->arena, "%s%s", things[i], ids[k]);
			Response answer = client_get(&client, str_c(demo->arena, path));
			assert_int_equal(answer.status, 404);
		}
}

RUN_IN_DEMO(TEST(no_page_falls_when_a_statement_finds_the_database_broken),
	    TEST(the_site_map_has_no_fault), TEST(each_row_lets_in_whom_the_grid_says),
	    TEST(nobody_gets_in_without_an_account),
	    TEST(every_page_open_to_all_stands_in_both_languages),
	    TEST(each_role_gets_in_where_its_row_says_so),
	    TEST(a_thing_that_does_not_exist_is_not_found))
