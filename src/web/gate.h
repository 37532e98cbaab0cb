/* SPDX-License-Identifier: Apache-2.0 */
/* Refuses, before anything else looks at it, a request that two readers of the same bytes could
 * understand differently (RFC 9112): two lengths, two hosts, length beside transfer coding, unknown
 * transfer codings, names with blanks, control characters, NUL in any form. libmicrohttpd lets
 * most of these through. Pure functions over the parsed head. */
#ifndef NYATA_GATE_H
#define NYATA_GATE_H

#include "base/str.h"

typedef struct Gate {
	int hosts, lengths, encodings;
	bool is_bad;
	int64_t length_bytes; /* of the body; 0 without Content-Length */
	const char *end;      /* where the last part seen ends, in the receive buffer */
} Gate;

/* In the order in which they came: the version, each header, then where the head ends. The gate
 * begins with `end` where the target ended. */
void gate_see_version(Gate *gate, Str version);
void gate_see(Gate *gate, Str name, Str value);
void gate_see_end(Gate *gate, const char *end);
/* After all of them: is_1_0 for HTTP/1.0, which may come without Host and has no codings. */
bool gate_passes(const Gate *gate, bool is_1_0);
/* The target as it came: "/" first, printable ASCII, whole percent escapes, no %00. */
bool gate_passes_target(Str target);

#endif
