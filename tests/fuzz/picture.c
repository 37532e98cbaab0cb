/* SPDX-License-Identifier: Apache-2.0 */
/* The half of nyata-open that opens pictures, in this process. The first byte chooses: the bytes as
 * they come, or a drawing of this target in one of the formats with bytes written over. */
#include "nyata-open/picture.h"
#include "corpus_picture.h"
#include "fuzz.h"

#define MOST_PIXELS (512 * 512)

static Str altered(Arena *arena, Str drawing, Str edits)
{
	Str copy = str_copy(arena, drawing);
	char *at = (char *)copy.at;
	for (size_t i = 0; i + 3 <= edits.length; i += 3) {
		size_t place =
			(size_t)(unsigned char)edits.at[i] << 8 | (unsigned char)edits.at[i + 1];
		at[place % copy.length] = edits.at[i + 2];
	}
	return copy;
}

static Str picture_of(Arena *arena, Str bytes)
{
	if (bytes.length == 0 || bytes.at[0] % 4 == 0)
		return str_slice(bytes, 1, bytes.length);
	Drawing drawing = { 40, 24, .noise = 50 };
	drawing.is_interlaced = bytes.at[0] & 8;
	drawing.is_see_through = bytes.at[0] & 16;
	Str edits = str_slice(bytes, 1, bytes.length);
	switch (bytes.at[0] % 4) {
	case 1:
		return altered(arena,
			       corpus_jpeg_with(arena, corpus_jpeg(arena, drawing), 0xE1,
						corpus_exif(arena, 6)),
			       edits);
	case 2:
		return altered(arena, corpus_png(arena, drawing), edits);
	}
	return altered(arena, corpus_webp(arena, drawing), edits);
}

static void check(const AnswerPicture *picture, int side)
{
	PictureHead again;
	must(picture->width >= 1 && picture->width <= side);
	must(picture->height >= 1 && picture->height <= side);
	must(picture_head_read(picture->bytes, &again) == OPEN_STATUS_FINE);
	must(again.width == picture->width && again.height == picture->height);
	must(again.exif.length == 0 && again.bytes.length == picture->bytes.length);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count)
{
	Arena *arena = arena_new();
	PictureHead head;
	CleanPicture clean;
	Str picture = picture_of(arena, (Str){ (const char *)bytes, count });
	OpenStatus status = picture_head_read(picture, &head);
	if (status == OPEN_STATUS_FINE) {
		must(head.width && head.height && head.bytes.length <= picture.length);
		if ((uint64_t)head.width * head.height <= MOST_PIXELS &&
		    picture_clean(arena, &head, &clean) == OPEN_STATUS_FINE) {
			check(&clean.whole, OPEN_PICTURE_SIDE);
			check(&clean.small, OPEN_SMALL_SIDE);
			must(clean.small.bytes.length <= OPEN_MOST_SMALL_BYTES);
		}
	}
	arena_free(arena);
	return 0;
}
