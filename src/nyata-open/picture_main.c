/* SPDX-License-Identifier: Apache-2.0 */
/* nyata-open-picture picture: the half of nyata-open that is linked with libgd and libexif, a
 * program of its own since their fifty libraries take 40 ms to load, which no workbook should
 * pay. Reads an untrusted picture from descriptor 0 and gives it back made anew, with a small one.
 */
#include <string.h>

#include "nyata-open/input.h"
#include "nyata-open/picture.h"

/* 40 megapixels are 160 MB, twice that while a PNG or a WebP is unpacked. */
static const SandboxLimits limits = { .memory_bytes = 512 * 1024 * 1024, .processor_seconds = 8 };

int main(int count, char **arguments)
{
	if (count != 2 || strcmp(arguments[1], "picture") != 0)
		return input_refuse("usage: nyata-open-picture picture < FILE");
	off_t size;
	if (!sandbox_limit(limits))
		return input_refuse("limits were refused");
	if (!input_close_walls(&size))
		return 1;

	Answer answer = { 0 };
	answer_begin(&answer);
	Arena *arena = arena_new();
	Str bytes = input_bytes(&answer, size);
	PictureHead head;
	OpenStatus status = picture_head_read(bytes, &head);
	uint64_t pixels = (uint64_t)head.width * head.height;
	if (status == OPEN_STATUS_FINE && pixels > OPEN_MOST_PIXELS)
		answer_too_big(&answer, OPEN_LIMIT_PIXELS, pixels);
	CleanPicture clean;
	if (status == OPEN_STATUS_FINE)
		status = picture_clean(arena, &head, &clean);
	if (status == OPEN_STATUS_FINE) {
		answer_picture(&answer, &clean.whole);
		answer_picture(&answer, &clean.small);
	}
	answer_end(&answer, status);
}
