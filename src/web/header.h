/* SPDX-License-Identifier: Apache-2.0 */
/* Header lines: those that every answer carries, those that follow from the answer, and the
 * cookies of the program: of the session, and of the browser that has signed in before. */
#ifndef NYATA_HEADER_H
#define NYATA_HEADER_H

#include "web/response.h"

typedef struct HeaderLine {
	const char *name;
	Str value; /* without line ends */
} HeaderLine;

typedef struct HeaderLineList {
	HeaderLine *items;
	size_t count, capacity;
} HeaderLineList;

/* All of an answer's header lines but Content-Length, Date and Connection. */
HeaderLineList header_list(const Request *rq, const Response *response);

/* "__Host-nyata" behind https, "nyata" on plain http. */
const char *cookie_name(const Site *site);
/* The value of our cookie in a whole Cookie header; empty when it is not there. */
Str cookie_value(const Site *site, Str header);
/* The Set-Cookie line that keeps a session's token; an empty token takes the cookie away. */
Str cookie_line(Arena *arena, const Site *site, Str token);

/* The same for the cookie that outlives sessions: "__Host-nyata-perangkat", "nyata-perangkat". It
 * lets nobody in, so who has it and no session still gets public pages as bytes. */
Str device_cookie_value(const Site *site, Str header);
Str device_cookie_line(Arena *arena, const Site *site, Str value);

#endif
