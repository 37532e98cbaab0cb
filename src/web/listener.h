/* SPDX-License-Identifier: Apache-2.0 */
/* The address to listen on. */
#ifndef NYATA_LISTENER_H
#define NYATA_LISTENER_H

#include "base/str.h"

typedef struct Listener {
	int descriptor;	  /* bound and listening, not blocking */
	bool is_loopback; /* nobody else's machine can reach it */
	Str address;	  /* "127.0.0.1:8080", with the port that was really taken */
} Listener;

/* "HOST:PORT", "[HOST6]:PORT"; port 0 takes a free one. false: *why is one sentence that says what
 * to do. may_leave_loopback: others may reach it. */
bool listener_open(Arena *arena, Str listen, bool may_leave_loopback, Listener *listener, Str *why);

#endif
