/* SPDX-License-Identifier: Apache-2.0 */
/* Rules for the passwords that people choose (OWASP ASVS 5.0 V6.2): length, no other composition
 * rule, and not what everybody guesses first. Hashing is base/digest.h. */
#ifndef NYATA_PASSWORD_H
#define NYATA_PASSWORD_H

#include "base/str.h"

#define PASSWORD_LEAST 12 /* characters */
#define PASSWORD_MOST 128

/* Little is left of it without digits, the account's name and words that are guessed first. */
bool password_is_guessable(Arena *arena, Str password, Str account);

#endif
