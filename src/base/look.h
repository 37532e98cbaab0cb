/* SPDX-License-Identifier: Apache-2.0 */
/* What a reader sees of a character, as Unicode (ICU) knows it. */
#ifndef NYATA_LOOK_H
#define NYATA_LOOK_H

#include "base/str.h"

typedef enum Look {
	LOOK_SEEN,
	LOOK_BLANK, /* white space of all widths, line ends, the empty cell of braille */
	LOOK_UNSEEN /* controls, and what is ignored when shown: joiners, selectors, fillers */
} Look;

/* Of one valid character of UTF-8. */
Look look_of(Str character);

#endif
