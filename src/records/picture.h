/* SPDX-License-Identifier: Apache-2.0 */
/* What is kept beside a file that is a picture: its size, and a small one for pages. A row stands
 * only for bytes that nyata-open made anew; these alone may be shown inline. */
#ifndef NYATA_PICTURE_H
#define NYATA_PICTURE_H

#include "records/journal.h"

typedef struct Picture {
	Str sha256; /* of the file */
	int width, height;
	int small_width, small_height;
	Str small; /* a JPEG of 60 KB at most; picture_find() leaves it out */
} Picture;

/* NULL: no such file, or no picture. */
const Picture *picture_find(Db *db, Str sha256);
/* The bytes of the small one; {0}: there is none. */
Str picture_small(Db *db, Str sha256);
/* After file_add(). The same twice is fine. */
void picture_add(Db *db, const Picture *picture, const Actor *by);

#endif
