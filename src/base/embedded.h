/* SPDX-License-Identifier: Apache-2.0 */
/* Files that the build puts into the program. */
#ifndef NYATA_EMBEDDED_H
#define NYATA_EMBEDDED_H

#include <stddef.h>

typedef struct Embedded {
	const char *name; /* the file's name without its folder */
	const unsigned char *bytes;
	size_t size_bytes;
} Embedded;

extern const Embedded schema_files[]; /* schema/, in order of name */
extern const size_t schema_files_count;
extern const Embedded data_files[]; /* data/ with its folders: "agencies/lumajang.csv" */
extern const size_t data_files_count;

#endif
