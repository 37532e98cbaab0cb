/* SPDX-License-Identifier: Apache-2.0 */
/* Whose row it is: "Kab. Lumajang", "Kabupaten Lumajang" and "Pemerintah Kabupaten Lumajang" are
 * one institution; "Kota Malang" and "Kabupaten Malang" are two. */
#ifndef NYATA_IMPORT_INSTITUTION_H
#define NYATA_IMPORT_INSTITUTION_H

#include "base/str.h"

/* Folded, without "pemerintah", short forms opened. */
Str institution_fold(Arena *arena, Str name);
/* group is the cell of the institution's kind ("Kabupaten", "Kota"); it decides where the name does
 * not say which of them it is. Both names come from institution_fold(). */
bool institution_is(Str name, Str group, Str ours);

#endif
