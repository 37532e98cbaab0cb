/* SPDX-License-Identifier: Apache-2.0 */
/* The css, js and icons that the build puts into the program, under /assets/. */
#ifndef NYATA_ASSET_H
#define NYATA_ASSET_H

#include "web/response.h"

typedef struct Asset {
	const char *name, *type, *hash;
	const unsigned char *bytes;
	size_t size_bytes;
	const unsigned char *gzip; /* NULL where it would not be smaller */
	size_t gzip_bytes;
} Asset;

extern const Asset asset_table[];
extern const size_t asset_count;

/* GET /assets/{name}: ?v=HASH lives for a year, without it an hour. Touches no database. */
Response asset_show(Request *rq);
/* "/assets/nyata.css?v=1f3a…" */
Str asset_path(Arena *arena, const char *name);

#endif
