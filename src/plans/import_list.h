/* SPDX-License-Identifier: Apache-2.0 */
/* One cell that asks for several things: "1. … 2. …", "a) …", or a line with a bullet for each. */
#ifndef NYATA_IMPORT_LIST_H
#define NYATA_IMPORT_LIST_H

#include "base/str.h"

/* The things one by one, without their marks; one where the text is no list. What stands before the
 * first mark ("Agar:") goes before each. A list inside an item stays in it. */
StrList import_list_split(Arena *arena, Str text);

#endif
