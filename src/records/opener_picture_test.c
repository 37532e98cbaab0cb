/* SPDX-License-Identifier: Apache-2.0 */
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/test.h"
#include "records/opener.h"
#include "corpus.h"
#include "corpus_picture.h"

static Opened open_it(void **state, Str bytes, OpenPictures *pictures)
{
	int descriptor = corpus_bytes(bytes);
	Opened result = opener_picture(*state, descriptor, pictures);
	close(descriptor);
	return result;
}

#define assert_opened(picture, expected)                                                           \
	do {                                                                                       \
		OpenPictures opened_pictures;                                                      \
		assert_int_equal(open_it(state, (picture), &opened_pictures), (expected));         \
		assert_int_equal(opened_pictures.whole.bytes.length > 0, (expected) == OPENED);    \
	} while (0)

static OpenPictures cleaned(void **state, Str bytes)
{
	OpenPictures pictures;
	assert_int_equal(open_it(state, bytes, &pictures), OPENED);
	assert_true(pictures.small.bytes.length <= OPEN_MOST_SMALL_BYTES);
	return pictures;
}

static void a_photo_is_scaled_and_has_a_small_one(void **state)
{
	OpenPictures p = cleaned(state, corpus_jpeg(*state, (Drawing){ 4000, 3000, .noise = 40 }));
	assert_false(p.whole.is_png);
	assert_true(p.whole.width == 1600 && p.whole.height == 1200);
	assert_true(p.small.width == 320 && p.small.height == 240);
	assert_true(str_starts(p.whole.bytes, S("\xff\xd8\xff")));
}

static void a_small_photo_keeps_its_size(void **state)
{
	OpenPictures p = cleaned(state, corpus_jpeg(*state, (Drawing){ 200, 100, .noise = 40 }));
	assert_true(p.whole.width == 200 && p.whole.height == 100);
	assert_true(p.small.width == 200 && p.small.height == 100);
}

static void where_and_with_what_it_was_taken_is_gone(void **state)
{
	Str photo = corpus_jpeg(*state, (Drawing){ 64, 32, .noise = 40 });
	Str marked = corpus_jpeg_with(*state, photo, 0xE1, corpus_exif(*state, 1));
	marked = corpus_jpeg_with(*state, marked, 0xFE, S("catatan rahasia"));
	marked = corpus_jpeg_with(*state, marked, 0xE2, S("ICC_PROFILE\0\1\1profil"));
	marked = corpus_joined(*state, marked, S("<?php system($_GET['x']); ?>"));
	OpenPictures p = cleaned(state, marked);
	const char *const gone[] = { "Exif",	    "GPS-RAHASIA", "catatan",
				     "ICC_PROFILE", "<?php",	   "CREATOR" };
	for (size_t i = 0; i < sizeof gone / sizeof *gone; i++) {
		assert_int_equal(str_find(p.whole.bytes, str_of(gone[i])), -1);
		assert_int_equal(str_find(p.small.bytes, str_of(gone[i])), -1);
	}
}

/* The drawing's top left corner is red; where it stands in the picture that was given back. */
static Str red_corner(void **state, OpenPicture picture)
{
	(void)state;
	return corpus_red_corner(picture.bytes, picture.is_png);
}

static void each_of_the_eight_ways_to_hold_a_camera_is_turned_upright(void **state)
{
	static const char *const corners[] = {
		"",	    "top left",	 "top right",	 "bottom right", "bottom left",
		"top left", "top right", "bottom right", "bottom left"
	};
	Str photo = corpus_jpeg(*state, (Drawing){ 96, 48, .has_red_corner = true, .noise = 20 });
	for (int orientation = 1; orientation <= 8; orientation++) {
		Str turned =
			corpus_jpeg_with(*state, photo, 0xE1, corpus_exif(*state, orientation));
		OpenPictures p = cleaned(state, turned);
		assert_text(red_corner(state, p.whole), corners[orientation]);
		assert_int_equal(p.whole.width, orientation < 5 ? 96 : 48);
		assert_int_equal(p.whole.height, orientation < 5 ? 48 : 96);
	}
}

static void what_shines_through_stays_a_png_and_its_small_one_stands_on_white(void **state)
{
	Str png = corpus_png(*state, (Drawing){ 400, 400, .noise = 40, .is_see_through = true });
	OpenPictures p = cleaned(state, png);
	assert_true(p.whole.is_png);
	assert_true(str_starts(p.whole.bytes, S("\x89PNG")));
	assert_true(str_starts(p.small.bytes, S("\xff\xd8\xff")));
}

static void a_drawing_of_few_colours_stays_a_png_and_a_photo_as_png_becomes_a_jpeg(void **state)
{
	assert_true(cleaned(state, corpus_png(*state, (Drawing){ 300, 200 })).whole.is_png);
	assert_true(cleaned(state, corpus_png(*state, (Drawing){ 300, 200, .is_palette = true }))
			    .whole.is_png);
	assert_false(cleaned(state, corpus_png(*state, (Drawing){ 300, 200, .noise = 90 }))
			     .whole.is_png);
}

static void a_webp_becomes_a_jpeg_or_a_png(void **state)
{
	assert_false(cleaned(state, corpus_webp(*state, (Drawing){ 300, 200, .noise = 90 }))
			     .whole.is_png);
	assert_true(cleaned(state, corpus_webp(*state, (Drawing){ 300, 200, .noise = 90,
								  .is_see_through = true }))
			    .whole.is_png);
}

static void each_form_of_the_formats_is_read(void **state)
{
	Drawing drawing = { 120, 80, .noise = 90 };
	Drawing interlaced = drawing;
	interlaced.is_interlaced = true;
	assert_opened(corpus_jpeg(*state, interlaced), OPENED);
	assert_opened(corpus_png(*state, interlaced), OPENED);
	assert_opened(corpus_png_raw(*state, (RawPng){ 16, 16, .depth = 16, .colour = 2 }), OPENED);
	assert_opened(corpus_png_raw(*state, (RawPng){ 16, 16, .depth = 16, .colour = 6 }), OPENED);
	assert_opened(corpus_png_raw(*state, (RawPng){ 16, 16, .depth = 1, .colour = 0 }), OPENED);
	assert_opened(corpus_png_raw(*state, (RawPng){ 16, 16, .depth = 8, .colour = 0 }), OPENED);
	assert_opened(corpus_png_raw(*state, (RawPng){ 16, 16, .depth = 8, .colour = 4 }), OPENED);
	assert_opened(corpus_jpeg_raw(*state, (RawJpeg){ 16, 16, .components = 1 }), OPENED);
	assert_opened(corpus_jpeg_raw(*state, (RawJpeg){ 16, 16, .components = 4 }), OPENED);
}

static void a_picture_that_was_cut_is_broken_wherever_it_was_cut(void **state)
{
	Drawing drawing = { 120, 80, .noise = 90 };
	Str whole[] = { corpus_jpeg(*state, drawing), corpus_png(*state, drawing),
			corpus_webp(*state, drawing) };
	for (size_t i = 0; i < sizeof whole / sizeof *whole; i++) {
		size_t length = whole[i].length;
		assert_opened(str_slice(whole[i], 0, length / 2), OPEN_BROKEN);
		assert_opened(str_slice(whole[i], 0, length - 4), OPEN_BROKEN);
		assert_opened(str_slice(whole[i], 0, 20), OPEN_BROKEN);
	}
	Str half = str_slice(whole[0], 0, whole[0].length / 2);
	assert_opened(corpus_joined(*state, half, S("\xff\xd9")), OPEN_BROKEN);
}

static void a_picture_without_a_size_is_broken(void **state)
{
	assert_opened(corpus_png_raw(*state, (RawPng){ 0, 16, .depth = 8, .colour = 2 }),
		      OPEN_BROKEN);
	assert_opened(corpus_png_raw(*state, (RawPng){ 16, 0, .depth = 8, .colour = 2 }),
		      OPEN_BROKEN);
	assert_opened(corpus_jpeg_raw(*state, (RawJpeg){ 0, 16, .components = 3 }), OPEN_BROKEN);
	assert_opened(corpus_jpeg_raw(*state, (RawJpeg){ 16, 0, .components = 3 }), OPEN_BROKEN);
}

static void a_bomb_is_refused_by_what_it_says_before_it_is_unpacked(void **state)
{
	assert_opened(corpus_png_raw(*state, (RawPng){ 60000, 60000, .depth = 8, .colour = 2,
						       .says_only = true }),
		      OPEN_TOO_BIG);
	assert_opened(corpus_png_raw(*state, (RawPng){ 0x7FFFFFFF, 0x7FFFFFFF, .depth = 8,
						       .colour = 2, .says_only = true }),
		      OPEN_TOO_BIG);
	assert_opened(corpus_jpeg_raw(*state, (RawJpeg){ 65500, 65500, .components = 3 }),
		      OPEN_TOO_BIG);
	assert_opened(corpus_webp_lossless(*state, 16384, 16384), OPEN_TOO_BIG);
}

static void a_moving_picture_is_refused_as_such(void **state)
{
	Str png = corpus_png(*state, (Drawing){ 20, 20 });
	assert_opened(corpus_png_with(*state, png, "acTL", S("\0\0\0\2\0\0\0\0")), OPEN_MOVING);
	assert_opened(corpus_webp_moving(*state), OPEN_MOVING);
}

static void what_is_no_picture_is_of_the_wrong_kind(void **state)
{
	assert_opened((Str){ 0 }, OPEN_WRONG_KIND);
	assert_opened(S("GIF89a<script>"), OPEN_WRONG_KIND);
	assert_opened(S("<svg xmlns='http://www.w3.org/2000/svg'/>"), OPEN_WRONG_KIND);
	assert_opened(S("\xff\xd8"), OPEN_WRONG_KIND);
}

static void a_program_that_is_missing_is_a_failure_and_no_broken_picture(void **state)
{
	Str before = str_copy(*state, str_of(getenv("NYATA_OPEN")));
	setenv("NYATA_OPEN", "/nowhere/nyata-open", 1);
	assert_opened(corpus_png(*state, (Drawing){ 20, 20 }), OPEN_FAILED);
	setenv("NYATA_OPEN", str_c(*state, before), 1);
}

RUN_TESTS(TEST(a_photo_is_scaled_and_has_a_small_one), TEST(a_small_photo_keeps_its_size),
	  TEST(where_and_with_what_it_was_taken_is_gone),
	  TEST(each_of_the_eight_ways_to_hold_a_camera_is_turned_upright),
	  TEST(what_shines_through_stays_a_png_and_its_small_one_stands_on_white),
	  TEST(a_drawing_of_few_colours_stays_a_png_and_a_photo_as_png_becomes_a_jpeg),
	  TEST(a_webp_becomes_a_jpeg_or_a_png), TEST(each_form_of_the_formats_is_read),
	  TEST(a_picture_that_was_cut_is_broken_wherever_it_was_cut),
	  TEST(a_picture_without_a_size_is_broken),
	  TEST(a_bomb_is_refused_by_what_it_says_before_it_is_unpacked),
	  TEST(a_moving_picture_is_refused_as_such), TEST(what_is_no_picture_is_of_the_wrong_kind),
	  TEST(a_program_that_is_missing_is_a_failure_and_no_broken_picture))
