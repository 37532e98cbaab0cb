/* SPDX-License-Identifier: Apache-2.0 */
/* Hashes, secrets and codes, by libsodium. */
#ifndef NYATA_DIGEST_H
#define NYATA_DIGEST_H

#include "base/str.h"

typedef struct Digest {
	uint8_t bytes[32];
} Digest;

typedef struct DigestStream {
	_Alignas(16) unsigned char state[128];
} DigestStream;

/* Call once at the start of the program. */
void digest_start(void);

Digest digest_sha256(Str bytes);
void digest_stream_begin(DigestStream *stream);
void digest_stream_add(DigestStream *stream, const void *bytes, size_t count);
Digest digest_stream_end(DigestStream *stream);
#define SHORT_KEY_BYTES 16
/* SipHash under a random key, for tables in memory whose keys strangers choose. */
uint64_t digest_short(const uint8_t key[SHORT_KEY_BYTES], Str bytes);
/* HMAC-SHA-256. */
Digest digest_hmac(Str key, Str bytes);
/* In constant time. */
bool digest_equal(const Digest *a, const Digest *b);
Str digest_hex(Arena *arena, const Digest *digest);

/* count random bytes of the operating system, as lower-case hex (two characters a byte). */
Str random_hex(Arena *arena, size_t count);
void random_bytes(void *bytes, size_t count);
/* Four groups of five characters without ambiguous letters; about 97 bits. */
Str random_password(Arena *arena);

/* argon2id, 19 MiB, two passes, in about 100 ms: never on an I/O thread. */
Str password_hash(Arena *arena, Str password);
bool password_matches(Str hash, Str password);

#endif
