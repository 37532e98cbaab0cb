/* SPDX-License-Identifier: Apache-2.0 */
/* The zip archive that a workbook is, over bytes in memory. What is encrypted, damaged or over a
 * limit ends the process with its answer. */
#ifndef NYATA_OPEN_PACKAGE_H
#define NYATA_OPEN_PACKAGE_H

#include <zip.h>

#include "nyata-open/answer.h"

typedef struct Package {
	Answer *answer;
	zip_t *zip;
	uint64_t declared_bytes; /* what all entries say they unpack to */
	uint64_t unpacked_bytes; /* what was really unpacked so far */
} Package;

/* Begins like a zip archive: nothing more is known. */
bool package_looks_like(Str bytes);
/* bytes must live as long as the package. */
void package_open(Package *package, Answer *answer, Str bytes);
bool package_has(const Package *package, const char *part);
/* The part must be there. Each piece of it counts towards the limit. */
zip_file_t *package_part_open(Package *package, const char *part);
size_t package_part_read(Package *package, zip_file_t *part, void *bytes, size_t count);

#endif
