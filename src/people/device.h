/* SPDX-License-Identifier: Apache-2.0 */
/* Browsers that an account was used in before. A cookie names one by a random id and holds a seal
 * for each of the last four accounts that signed in there; it says nothing about anybody, and
 * without the database's secret nobody can make one. */
#ifndef NYATA_DEVICE_H
#define NYATA_DEVICE_H

#include "db/value.h"

/* The id, where the cookie was given to this account's person; else empty. */
Str device_of(Arena *arena, Str secret, Str cookie, Id person);
/* The cookie after this person signed in: the id stays, or begins. */
Str device_cookie(Arena *arena, Str secret, Str cookie, Id person);

/* Browser and system as a User-Agent names them: "Firefox/Windows"; parts that are unknown are
 * empty. */
Str device_kind(Arena *arena, Str user_agent);
/* The first half of an address, enough to recognise one's office or provider: "103.10.…". */
Str device_network(Arena *arena, Str address);

#endif
