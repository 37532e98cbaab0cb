/* SPDX-License-Identifier: Apache-2.0 */
#include "base/digest.h"

#include <assert.h>
#include <sodium.h>
#include <string.h>

#include "base/buf.h"
#include "base/log.h"

static_assert(sizeof(crypto_hash_sha256_state) <= sizeof(DigestStream), "too small");
static_assert(crypto_hash_sha256_BYTES == sizeof(Digest), "a digest has 32 bytes");

enum {
	ARGON2_PASSES = 2,
	ARGON2_BYTES = 19 * 1024 * 1024,
	PASSWORD_GROUPS = 4,
	PASSWORD_GROUP_LENGTH = 5,
};

static crypto_hash_sha256_state *state_of(DigestStream *stream)
{
	return (crypto_hash_sha256_state *)(void *)stream->state;
}

void digest_start(void)
{
	if (sodium_init() < 0)
		fatal("digest: libsodium does not start");
}

Digest digest_sha256(Str bytes)
{
	Digest digest;
	crypto_hash_sha256(digest.bytes, (const unsigned char *)bytes.at, bytes.length);
	return digest;
}

void digest_stream_begin(DigestStream *stream)
{
	crypto_hash_sha256_init(state_of(stream));
}

void digest_stream_add(DigestStream *stream, const void *bytes, size_t count)
{
	crypto_hash_sha256_update(state_of(stream), bytes, count);
}

Digest digest_stream_end(DigestStream *stream)
{
	Digest digest;
	crypto_hash_sha256_final(state_of(stream), digest.bytes);
	return digest;
}

Digest digest_hmac(Str key, Str bytes)
{
	Digest digest;
	crypto_auth_hmacsha256_state state;
	crypto_auth_hmacsha256_init(&state, (const unsigned char *)key.at, key.length);
	crypto_auth_hmacsha256_update(&state, (const unsigned char *)bytes.at, bytes.length);
	crypto_auth_hmacsha256_final(&state, digest.bytes);
	sodium_memzero(&state, sizeof state);
	return digest;
}

bool digest_equal(const Digest *a, const Digest *b)
{
	return sodium_memcmp(a->bytes, b->bytes, sizeof a->bytes) == 0;
}

Str digest_hex(Arena *arena, const Digest *digest)
{
	return str_hex(arena, digest->bytes, sizeof digest->bytes);
}

Str random_hex(Arena *arena, size_t count)
{
	uint8_t *bytes = NEW_ARRAY(arena, uint8_t, count);
	random_bytes(bytes, count);
	return str_hex(arena, bytes, count);
}

void random_bytes(void *bytes, size_t count)
{
	randombytes_buf(bytes, count);
}

Str random_password(Arena *arena)
{
	/* Without i l o s z 0 1, which are taken for one another when read aloud or from paper. */
	static const char letters[] = "abcdefghjkmnpqrtuvwxy23456789";
	Buf out = buf_new(arena);
	for (int i = 0; i < PASSWORD_GROUPS * PASSWORD_GROUP_LENGTH; i++) {
		if (i > 0 && i % PASSWORD_GROUP_LENGTH == 0)
			buf_add_char(&out, '-');
		buf_add_char(&out, letters[randombytes_uniform(sizeof letters - 1)]);
	}
	return buf_str(&out);
}

Str password_hash(Arena *arena, Str password)
{
	char hash[crypto_pwhash_STRBYTES];
	const char *typed = password.length ? password.at : "";
	if (crypto_pwhash_str_alg(hash, typed, password.length, ARGON2_PASSES, ARGON2_BYTES,
				  crypto_pwhash_ALG_ARGON2ID13) != 0)
		fatal("digest: no memory for a password hash");
	return str_copy(arena, str_of(hash));
}

bool password_matches(Str hash, Str password)
{
	char text[crypto_pwhash_STRBYTES] = { 0 };
	if (hash.length == 0 || hash.length >= sizeof text)
		return false;
	memcpy(text, hash.at, hash.length);
	const char *typed = password.length ? password.at : "";
	return crypto_pwhash_str_verify(text, typed, password.length) == 0;
}

uint64_t digest_short(const uint8_t key[SHORT_KEY_BYTES], Str bytes)
{
	uint64_t hash;
	crypto_shorthash((unsigned char *)&hash, (const unsigned char *)bytes.at, bytes.length,
			 key);
	return hash;
}
