/* SPDX-License-Identifier: Apache-2.0 */
/* Paths and queries as text. Inside the program an address carries no language; /en is put before
 * it when it is written. */
#ifndef NYATA_ADDRESS_H
#define NYATA_ADDRESS_H

#include "base/buf.h"

/* Percent escapes (and, in a query, plus signs) become bytes. false: a broken escape, a NUL, or no
 * valid UTF-8. */
bool address_decode(Arena *arena, Str text, bool is_query, Str *decoded);
/* All but letters, digits and - . _ ~ becomes %XX. */
void address_add_encoded(Buf *out, Str text);
/* The same, with "/" kept. */
void address_add_encoded_path(Buf *out, Str path);

/* A path of this site: "/…" without a scheme, another host ("//", "/\"), blanks or controls. What
 * a reader hands in as the place to go on to must pass it. */
bool address_is_local(Str address);
/* "https://" or "http://", a host and perhaps a port, nothing more: where a site is reached. */
bool address_is_site(Str url);
/* Of the API: programs read its answers, also those that say no. */
bool address_is_api(Str path);
/* false for /assets/, /api/, /berkas/, which have no English twin. */
bool address_takes_prefix(Str path);

#endif
