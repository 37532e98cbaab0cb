/* SPDX-License-Identifier: Apache-2.0 */
/* A picture made anew: only its pixels go on, turned as the camera was held. Where it was taken,
 * with what, and whatever stood beside the pixels stays behind. */
#ifndef NYATA_OPEN_PICTURE_H
#define NYATA_OPEN_PICTURE_H

#include "nyata-open/answer.h"
#include "nyata-open/picture_head.h"

typedef struct CleanPicture {
	AnswerPicture whole; /* OPEN_PICTURE_SIDE at most; PNG where something shines through or
				it has few colours, else JPEG */
	AnswerPicture small; /* JPEG on white, OPEN_SMALL_SIDE and OPEN_MOST_SMALL_BYTES at most */
} CleanPicture;

/* head was read and its pixels counted. BROKEN: it cannot be unpacked, or a part is missing. */
OpenStatus picture_clean(Arena *arena, const PictureHead *head, CleanPicture *clean);

#endif
