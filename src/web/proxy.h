/* SPDX-License-Identifier: Apache-2.0 */
/* The proxies before Nyata, which alone may say for whom they ask. */
#ifndef NYATA_PROXY_H
#define NYATA_PROXY_H

#include "base/str.h"

/* All addresses that begin with so many bits. Those of IPv4 are written as ::ffff:a.b.c.d. */
typedef struct Network {
	uint8_t bytes[16];
	int bits;
} Network;

typedef struct NetworkList {
	Network *items;
	size_t count, capacity;
} NetworkList;

/* "127.0.0.1, 10.0.0.0/8, fd00::/8", or "none" for nobody. false: *wrong is the part that is no
 * address and no network. */
bool proxies_read(Arena *arena, Str text, NetworkList *proxies, Str *wrong);
/* Where nothing is said: those on this machine, if the site has TLS, which such a proxy gives it;
 * nobody otherwise. */
Str proxies_usual(Str public_url);
/* Who asks. peer is the other side of the connection; only where it is one of the proxies is
 * forwarded (the values of X-Forwarded-For, in their order, joined with commas) read, from its end:
 * each proxy adds there whom it heard, and what stands before the first that is no proxy anybody
 * may have written. "1.2.3.4:80", "[::1]" and "[::1]:80" are addresses too; what is none ends the
 * reading and is logged once. */
Str proxies_reader(Arena *arena, const NetworkList *proxies, Str peer, Str forwarded);

/* "0.0.0.0:8080", "[::]:8080": all addresses of this machine. */
bool address_is_wildcard(Arena *arena, Str listen);

#endif
