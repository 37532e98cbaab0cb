/* SPDX-License-Identifier: Apache-2.0 */
/* What a picture says of itself, read before anything of it is unpacked. */
#ifndef NYATA_OPEN_PICTURE_HEAD_H
#define NYATA_OPEN_PICTURE_HEAD_H

#include "base/open_stream.h"
#include "base/str.h"

typedef enum PictureKind { PICTURE_JPEG, PICTURE_PNG, PICTURE_WEBP } PictureKind;

typedef struct PictureHead {
	PictureKind kind;
	uint32_t width, height;
	Str bytes; /* from its first byte to its last; what hangs behind is left out */
	Str exif;  /* with "Exif\0\0" in front only where it stood so in a JPEG; {0}: none */
} PictureHead;

/* FINE: it is whole from its head to its end mark. WRONG_KIND: it begins like none of the three.
 * BROKEN: cut off, or without a size. MOVING: an animation. */
OpenStatus picture_head_read(Str bytes, PictureHead *head);

#endif
