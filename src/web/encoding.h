/* SPDX-License-Identifier: Apache-2.0 */
/* Content codings: what a reader takes, and the bytes in them. */
#ifndef NYATA_ENCODING_H
#define NYATA_ENCODING_H

#include "base/buf.h"

/* Does an Accept-Encoding name it? "gzip", "gzip;q=0.8", but not "gzip;q=0". */
bool encoding_taken(Str accepted, const char *coding);
/* Empty when it cannot be made or would not be smaller. */
Str encoding_gzip(Arena *arena, Str bytes);
/* The same; takes some 20 ms for a page, so never on an I/O thread. */
Str encoding_brotli(Arena *arena, Str bytes);

#endif
