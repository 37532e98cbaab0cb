/* SPDX-License-Identifier: Apache-2.0 */
/* UTF-8 byte by byte, for readers that must go on behind a broken character. */
#ifndef NYATA_UTF8_H
#define NYATA_UTF8_H

#include "base/str.h"

/* How many bytes the valid character at this place has (1 to 4); 0 for a broken one and at the end.
 * Overlong forms, surrogates and anything above U+10FFFF are broken. */
size_t utf8_sequence(Str text, size_t at);
/* How many bytes the control character at this place has: 1, or 2 for U+0080 to U+009F; 0 for all
 * else. Tabs and line ends are text. No other control character is stored or shown anywhere: on a
 * terminal it is a command. */
size_t utf8_control(Str text, size_t at);

#endif
