/* SPDX-License-Identifier: Apache-2.0 */
/* Data that came with the program (data/), by its path there: "calendars/holidays.csv". */
#ifndef NYATA_SHIPPED_H
#define NYATA_SHIPPED_H

#include "base/str.h"

/* A path that is not there is fatal(): the build has left it out. Lives as long as the program. */
Str shipped_file(const char *path);

#endif
