/* SPDX-License-Identifier: Apache-2.0 */
/* The stored words of enums: a table of words, indexed by the enum. */
#ifndef NYATA_WORD_H
#define NYATA_WORD_H

#include "base/str.h"

/* The index of a word, or -1. */
static inline int word_index(const char *const *words, size_t count, Str word)
{
	for (size_t i = 0; i < count; i++)
		if (str_equal_c(word, words[i]))
			return (int)i;
	return -1;
}

#endif
