/* SPDX-License-Identifier: Apache-2.0 */
/* Each file of tests/corpus/corpus_lying.c is handed in as evidence, the whole way. */
#include "plans/evidence_pages.h"
#include "plans/test_plan_pages.h"
#include "web/upload.h"
#include "corpus_lying.h"

/* The tests run in the order of the table, one a file. */
static size_t next;

static const struct {
	const char *sentence; /* of the answer; NULL: it is stored */
	const char *kind;
} fates[] = {
	[EMPTY] = { "Berkas ini kosong." },
	[NOT_TAKEN] = { "Berkas ini bukan PDF, XLSX, atau foto" },
	[NAME_LIES] = { "Nama berkas ini tidak cocok dengan isinya" },
	[BROKEN] = { "Berkas ini rusak atau terpotong." },
	[LOCKED] = { "Berkas ini terkunci kata sandi." },
	[TOO_BIG] = { "terlalu besar" },
	[MOVING] = { "Gambar bergerak tidak dapat menjadi bukti." },
	[KEPT_PDF] = { NULL, "pdf" },
	[KEPT_XLSX] = { NULL, "xlsx" },
	[MADE_JPEG] = { NULL, "jpeg" },
	[MADE_PNG] = { NULL, "png" },
};

static int64_t count_chunks(World *w)
{
	db_begin_read(w->db);
	Rows *rows = db_query(w->db, "SELECT COUNT(*) AS n FROM file_chunk");
	int64_t count = db_next(rows) ? row_integer(rows, "n") : -1;
	db_rows_end(rows);
	db_commit(w->db);
	return count;
}

/* The name as the server takes it from the form. */
static Response hand_in(World *w, const LyingFile *file, Str bytes)
{
	Client officer = client_of(w, w->health_officer);
	Id milestone = fresh_milestone(w, w->health, 0);
	Str name = upload_shown_name(w->arena, str_of(file->name));
	client_attach(&officer, "file", str_c(w->arena, name), bytes);
	return client_post(&officer, path_to(w, "/tonggak/%d/bukti", (int)milestone),
			   { "title", "Bukti" }, { "effective_on", "2/3/2026" },
			   { "rank", "photo" }, { "link", "" });
}

static Str stored_bytes(World *w, const Evidence *evidence)
{
	db_begin_read(w->db);
	Rows *rows =
		db_query(w->db, "SELECT bytes FROM file_chunk WHERE sha256 = $1 AND position = 0",
			 TEXT(evidence->file_sha256));
	Str bytes = db_next(rows) ? str_copy(w->arena, row_bytes(rows, "bytes")) : (Str){ 0 };
	db_rows_end(rows);
	db_commit(w->db);
	return bytes;
}

/* As it came, or made anew with nothing of what was hung on it. */
static void check_stored(World *w, const LyingFile *file, const Evidence *e, Str sent)
{
	static const char *const hung_on[] = { "<script", "<?php", "%PDF", "PK\3\4",
					       "ftyp",	  "Exif",  "<html" };
	Str stored = stored_bytes(w, e);
	assert_text(e->file_kind, fates[file->fate].kind);
	assert_true(str_characters(e->file_name) <= 120);
	if (!file->stored_name || *file->stored_name != '?')
		assert_text(e->file_name, file->stored_name ? file->stored_name : file->name);
	if (file->fate == KEPT_PDF || file->fate == KEPT_XLSX) {
		assert_true(str_equal(stored, sent));
		return;
	}
	for (size_t i = 0; i < sizeof hung_on / sizeof *hung_on; i++)
		assert_int_equal(str_find(stored, str_of(hung_on[i])), -1);
}

static void has_its_fate(void **state)
{
	World *w = *state;
	const LyingFile *file = &lying_files[next++];
	Str bytes = file->make ? file->make(w->arena) : file->bytes;
	int64_t before = count_chunks(w);
	Response answer = hand_in(w, file, bytes);
	if (fates[file->fate].sentence) {
		assert_int_equal(answer.status, 422);
		assert_page_has(answer, fates[file->fate].sentence);
		assert_int_equal(count_chunks(w), before);
		return;
	}
	check_stored(w, file, evidence_read(w, id_in(answer)), bytes);
}

int main(void)
{
	struct CMUnitTest tests[200] = { 0 };
	size_t count = lying_file_count < 200 ? lying_file_count : 200;
	for (size_t i = 0; i < count; i++)
		tests[i] = (struct CMUnitTest){ .name = lying_files[i].what,
						.test_func = has_its_fate };
	return _cmocka_run_group_tests("lying files", tests, count, plan_pages_begin,
				       plan_pages_end);
}
