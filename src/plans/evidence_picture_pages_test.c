/* SPDX-License-Identifier: Apache-2.0 */
/* Photos as evidence: what is stored, shown and given out. */
#include "base/digest.h"
#include "plans/evidence_pages.h"
#include "plans/test_plan_pages.h"
#include "records/picture.h"
#include "corpus_picture.h"

static Response bring_to(World *w, Id milestone, const char *name, Str bytes)
{
	Client officer = client_of(w, w->health_officer);
	client_attach(&officer, "file", name, bytes);
	return client_post(&officer, path_to(w, "/tonggak/%d/bukti", (int)milestone),
			   { "title", "Loket \"baru\"" }, { "effective_on", "2/3/2026" },
			   { "rank", "photo" }, { "link", "" });
}

static Response bring(World *w, const char *name, Str bytes)
{
	return bring_to(w, fresh_milestone(w, w->health, 0), name, bytes);
}

/* A photo of its own, so that no other test has opened the same bytes. */
static Str photo(World *w)
{
	static int width = 700;
	Str plain = corpus_jpeg(w->arena, (Drawing){ ++width, 500, .noise = 60 });
	return corpus_jpeg_with(w->arena, plain, 0xE1, corpus_exif(w->arena, 6));
}

static Response small_of(World *w, Client *client, const Evidence *evidence)
{
	return client_get(client,
			  path_to(w, "/berkas/%.*s/kecil", STR_ARGS(evidence->file_sha256)));
}

static void a_photo_is_stored_clean_and_under_the_hash_of_what_is_stored(void **state)
{
	World *w = *state;
	Str sent = photo(w);
	Digest sent_digest = digest_sha256(sent);
	const Evidence *e = evidence_read(w, id_in(bring(w, "IMG_1.JPG", sent)));
	assert_text(e->file_kind, "jpeg");
	assert_text(e->file_name, "IMG_1.JPG");
	assert_false(str_equal(e->file_sha256, digest_hex(w->arena, &sent_digest)));
	db_begin_read(w->db);
	Rows *rows =
		db_query(w->db, "SELECT bytes FROM file_chunk WHERE sha256 = $1 AND position = 0",
			 TEXT(e->file_sha256));
	assert_true(db_next(rows));
	Str stored = row_bytes(rows, "bytes");
	Digest digest = digest_sha256(stored);
	assert_true(str_equal(digest_hex(w->arena, &digest), e->file_sha256));
	assert_int_equal(str_find(stored, S("GPS-RAHASIA")), -1);
	db_rows_end(rows);
	rows = db_query(w->db, "SELECT sha256 FROM file_chunk WHERE sha256 = $1",
			TEXT(digest_hex(w->arena, &sent_digest)));
	assert_false(db_next(rows));
	db_commit(w->db);
}

static void the_page_shows_the_small_one_and_says_what_was_done(void **state)
{
	World *w = *state;
	Client officer = client_of(w, w->health_officer);
	Response answer = bring(w, "foto.jpeg", photo(w));
	const Evidence *e = evidence_read(w, id_in(answer));
	Response shown = client_follow(&officer, answer);
	assert_page_has(shown, path_to(w, "src=\"/berkas/%.*s/kecil\"", STR_ARGS(e->file_sha256)));
	/* The camera was held on its side. */
	assert_page_has(shown, "height=\"320\"");
	assert_page_has(shown, "alt=\"Loket &#34;baru&#34;\"");
	assert_page_has(shown, "loading=\"lazy\"");
	assert_page_has(shown, "Gambar dibersihkan dari data lokasi dan diperkecil");
	assert_page_has(shown, "JPEG");
}

static void the_small_one_is_for_those_who_may_read_the_bytes(void **state)
{
	World *w = *state;
	const Evidence *e = evidence_read(w, id_in(bring(w, "foto.jpg", photo(w))));
	Client nobody = client_of(w, 0), head = client_of(w, w->health_head);
	const char *page = path_to(w, "/bukti/%d", (int)e->id);
	assert_int_equal(small_of(w, &nobody, e).status, 403);
	assert_false(response_has(client_get(&nobody, page), "/kecil"));
	client_post_from(&head, page, path_to(w, "/bukti/%d/buka", (int)e->id), { "version", "1" },
			 { "is_open", "1" });
	Response small = small_of(w, &nobody, e);
	assert_int_equal(small.status, 200);
	assert_string_equal(small.type, "image/jpeg");
	assert_true(small.is_inline && small.download_name.length > 0);
	assert_true(small.body.length > 0 && small.body.length <= 60 * 1024);
	assert_page_has(client_get(&nobody, page), "/kecil");
}

static Response whole_of(World *w, Client *client, const Evidence *evidence)
{
	Response answer =
		client_get(client, path_to(w, "/berkas/%.*s", STR_ARGS(evidence->file_sha256)));
	if (answer.descriptor > 0)
		close(answer.descriptor);
	return answer;
}

static void a_photo_is_shown_inline_and_a_pdf_never(void **state)
{
	World *w = *state;
	Client officer = client_of(w, w->health_officer);
	const Evidence *picture = evidence_read(w, id_in(bring(w, "foto.jpg", photo(w))));
	Str pdf = S("%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\n"
		    "trailer\n<< /Root 1 0 R >>\nstartxref\n9\n%%EOF\n");
	const Evidence *document = evidence_read(w, id_in(bring(w, "surat.pdf", pdf)));
	Response shown = whole_of(w, &officer, picture);
	assert_true(shown.is_inline);
	assert_string_equal(shown.type, "image/jpeg");
	assert_false(whole_of(w, &officer, document).is_inline);
	assert_int_equal(small_of(w, &officer, document).status, 404);
	assert_int_equal(client_get(&officer, "/berkas/00/kecil").status, 404);
}

static void a_name_follows_what_is_stored(void **state)
{
	World *w = *state;
	Drawing drawing = { 300, 200, .noise = 90 };
	const Evidence *e =
		evidence_read(w, id_in(bring(w, "a.b.webp", corpus_webp(w->arena, drawing))));
	assert_text(e->file_name, "a.b.jpg");
	drawing.is_see_through = true;
	e = evidence_read(w, id_in(bring(w, "logo.WEBP", corpus_webp(w->arena, drawing))));
	assert_text(e->file_name, "logo.png");
	assert_text(e->file_kind, "png");
	e = evidence_read(w, id_in(bring(w, "tanpa akhiran", photo(w))));
	assert_text(e->file_name, "tanpa akhiran.jpg");
}

static void a_picture_that_cannot_be_taken_says_why(void **state)
{
	World *w = *state;
	Str png = corpus_png(w->arena, (Drawing){ 40, 30 });
	Response lie = bring(w, "foto.pdf", photo(w));
	assert_int_equal(lie.status, 422);
	assert_page_has(lie, "isinya JPEG");
	assert_page_has(bring(w, "foto.jpg", str_slice(photo(w), 0, 900)),
			"Berkas ini rusak atau terpotong.");
	assert_page_has(bring(w, "gerak.png",
			      corpus_png_with(w->arena, png, "acTL", S("\0\0\0\2\0\0\0\0"))),
			"Gambar bergerak tidak dapat menjadi bukti.");
	assert_page_has(bring(w, "bom.png",
			      corpus_png_raw(w->arena, (RawPng){ 60000, 60000, .depth = 8,
								 .colour = 2, .says_only = true })),
			"paling besar 40 juta piksel");
}

static void the_same_photo_twice_has_one_small_one(void **state)
{
	World *w = *state;
	Str same = photo(w);
	const Evidence *first = evidence_read(w, id_in(bring(w, "satu.jpg", same)));
	const Evidence *second = evidence_read(w, id_in(bring(w, "dua.jpg", same)));
	assert_true(str_equal(first->file_sha256, second->file_sha256));
	db_begin_read(w->db);
	const Picture *picture = picture_find(w->db, first->file_sha256);
	db_commit(w->db);
	assert_non_null(picture);
	assert_int_equal(picture->height > picture->width, true);
}

RUN_PAGES(TEST(a_photo_is_stored_clean_and_under_the_hash_of_what_is_stored),
	  TEST(the_page_shows_the_small_one_and_says_what_was_done),
	  TEST(the_small_one_is_for_those_who_may_read_the_bytes),
	  TEST(a_photo_is_shown_inline_and_a_pdf_never), TEST(a_name_follows_what_is_stored),
	  TEST(a_picture_that_cannot_be_taken_says_why),
	  TEST(the_same_photo_twice_has_one_small_one))
