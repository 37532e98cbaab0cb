/* SPDX-License-Identifier: Apache-2.0 */
/* One worksheet: its cells and merged ranges, said as they are read. */
#ifndef NYATA_OPEN_SHEET_H
#define NYATA_OPEN_SHEET_H

#include "nyata-open/shared_strings.h"

void sheet_read(Package *package, const char *part, const SharedStrings *shared);

#endif
