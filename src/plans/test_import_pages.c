/* SPDX-License-Identifier: Apache-2.0 */
#include "plans/test_import_pages.h"

#define COORDINATOR ROLE_BIT(ROLE_COORDINATOR)

static const Route routes[] = {
	{ GET, "/impor", COORDINATOR, READ, import_new, .query = "tersimpan" },
	{ POST, "/impor", COORDINATOR, WRITE, import_check, .prepare = import_check_prepare,
	  .takes_files = true, .admit = import_check_admits },
	{ POST, "/impor/simpan", COORDINATOR, WRITE, import_create,
	  .prepare = import_kept_prepare },
	{ POST, "/impor/periksa", COORDINATOR, WRITE, import_recheck,
	  .prepare = import_kept_prepare },
	{ GET, "/impor/salinan", COORDINATOR, HEAVY, import_copy_show,
	  .query = "berkas ukuran tanda tahun instansi nama" },
	{ POST, "/impor/judul/{choice}/hapus", COORDINATOR, WRITE, import_choice_delete },
	{ GET, "/impor/{import}/batal", COORDINATOR, READ, import_undo_new },
	{ POST, "/impor/{import}/batal", COORDINATOR, WRITE, import_undo_create },
};

static void keep_chunk(Db *db, const Upload *upload, int64_t position, Str bytes, Instant now)
{
	file_chunk_keep(db, &(FileChunk){ upload->sha256, position, bytes }, now);
}

static void nothing(Request *rq)
{
	(void)rq;
}

static const App app = {
	.routes = routes,
	.route_count = sizeof routes / sizeof *routes,
	.hooks = { .find_session = session_attach,
		   .keep_chunk = keep_chunk,
		   .journal_refusal = nothing,
		   .run_effects = nothing },
};

int import_set_up(void **state)
{
	test_people_setup(state);
	const TestPeople *people = *state;
	Actor by = test_by(0);
	instruments_load(people->db, &by);
	setting_change(people->db, "regency.name", S("Kabupaten Lumajang"), &by);
	return db_commit(people->db) == DB_FINE ? 0 : -1;
}

int import_tear_down(void **state)
{
	TestPeople *people = *state;
	test_db_fine(people->db);
	test_db_end(people->db);
	arena_free(people->arena);
	return 0;
}

Client import_client_of(const TestPeople *people, Id person)
{
	Client client = client_new(people->arena, &app, people->db);
	Actor by = test_by(person);
	by.now = client.now;
	db_begin_write(people->db);
	Str token = session_add(people->db, person, &by);
	db_commit(people->db);
	client_sign_in(&client, token);
	return client;
}

/* The coordinator sends a file with the letter of 2024. */
Response upload(Client *client, const char *name, Str bytes)
{
	client_attach(client, "file", name, bytes);
	const Typed typed[] = { { "year", "2024" },
				{ "letter", "B/679/RB.06/2025" },
				{ "day", "30/04/2025" },
				{ "index", "72,35" },
				{ "category", "BB" },
				{ "agency_name", "" },
				{ 0 } };
	return client_send(client, "/impor", client_token(client, "/impor", "/impor"), typed);
}

/* The value of a hidden field of the draft's form. */
const char *hidden(Arena *arena, Response answer, const char *form, const char *name)
{
	Str start = str_print(arena, "action=\"%s\"", form);
	Str field = str_print(arena, "name=\"%s\" value=\"", name);
	Str rest = answer.body;
	rest = str_slice(rest, (size_t)str_find(rest, start), rest.length);
	ptrdiff_t at = str_find(rest, field);
	assert_true(at >= 0);
	rest = str_slice(rest, (size_t)at + field.length, rest.length);
	return str_c(arena, str_cut(&rest, '"'));
}

Response confirm_with(Client *client, Response draft, const char *sha256)
{
	Arena *arena = client->arena;
	static const char *const names[] = { "year",  "letter",	   "day",
					     "index", "category",  "agency_name",
					     "size",  "file_name", "kept" };
	Typed typed[11] = { { "sha256", sha256 } };
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		typed[i + 1] = (Typed){ names[i], hidden(arena, draft, "/impor/simpan", names[i]) };
	return client_send(client, "/impor/simpan",
			   str_of(hidden(arena, draft, "/impor/simpan", "form")), typed);
}

Response confirm(Client *client, Response draft)
{
	return confirm_with(client, draft, hidden(client->arena, draft, "/impor/simpan", "sha256"));
}

bool is_stored(const TestPeople *people, const char *reference)
{
	db_begin_read(people->db);
	bool is = recommendation_find_reference(people->db, str_of(reference)) != NULL;
	db_commit(people->db);
	return is;
}
