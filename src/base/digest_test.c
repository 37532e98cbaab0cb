/* SPDX-License-Identifier: Apache-2.0 */
#include "base/test.h"

#include "base/digest.h"

static Str hex(void **state, Digest digest)
{
	return digest_hex(*state, &digest);
}

static void sha256_gives_the_published_values(void **state)
{
	assert_text(hex(state, digest_sha256((Str){ 0 })),
		    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
	assert_text(hex(state, digest_sha256(S("abc"))),
		    "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

static void a_stream_gives_the_same_in_any_pieces(void **state)
{
	(void)state;
	char text[1000];
	for (size_t i = 0; i < sizeof text; i++)
		text[i] = (char)i;
	Digest whole = digest_sha256((Str){ text, sizeof text });
	for (size_t step = 1; step < 200; step++) {
		DigestStream stream;
		digest_stream_begin(&stream);
		for (size_t at = 0; at < sizeof text; at += step)
			digest_stream_add(&stream, text + at,
					  at + step > sizeof text ? sizeof text - at : step);
		Digest pieces = digest_stream_end(&stream);
		assert_true(digest_equal(&whole, &pieces));
	}
}

/* RFC 4231, cases 2 and 6 (a key longer than a block). */
static void hmac_gives_the_published_values(void **state)
{
	assert_text(hex(state, digest_hmac(S("Jefe"), S("what do ya want for nothing?"))),
		    "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
	char key[131];
	memset(key, 0xAA, sizeof key);
	assert_text(hex(state, digest_hmac((Str){ key, sizeof key },
					   S("Test Using Larger Than Block-Size Key - Hash Key "
					     "First"))),
		    "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
}

static void one_bit_makes_digests_unequal(void **state)
{
	(void)state;
	Digest a = digest_sha256(S("a")), b = a;
	assert_true(digest_equal(&a, &b));
	b.bytes[31] ^= 1;
	assert_false(digest_equal(&a, &b));
}

static void random_texts_have_their_shape_and_differ(void **state)
{
	Str a = random_hex(*state, 32), b = random_hex(*state, 32);
	assert_int_equal(a.length, 64);
	assert_false(str_equal(a, b));
	for (size_t i = 0; i < a.length; i++)
		assert_true(str_find_char(S("0123456789abcdef"), a.at[i]) >= 0);
}

static void a_password_has_four_groups_without_ambiguous_letters(void **state)
{
	for (int round = 0; round < 500; round++) {
		Str password = random_password(*state);
		assert_int_equal(password.length, 23);
		for (size_t i = 0; i < password.length; i++) {
			bool hyphen = i % 6 == 5;
			assert_int_equal(password.at[i] == '-', hyphen);
			assert_int_equal(str_find_char(S("ilosz01"), password.at[i]), -1);
		}
	}
	assert_false(str_equal(random_password(*state), random_password(*state)));
}

static void a_password_matches_its_hash_only(void **state)
{
	Str hash = password_hash(*state, S("kopi tubruk"));
	assert_true(str_starts(hash, S("$argon2id$v=19$m=19456,t=2,p=1$")));
	assert_true(password_matches(hash, S("kopi tubruk")));
	assert_false(password_matches(hash, S("kopi tubruk ")));
	assert_false(password_matches(hash, (Str){ 0 }));
	assert_false(str_equal(hash, password_hash(*state, S("kopi tubruk"))));
}

static void a_broken_hash_matches_nothing(void **state)
{
	Str hash = password_hash(*state, S("x"));
	assert_false(password_matches((Str){ 0 }, S("x")));
	assert_false(password_matches(S("$argon2id$"), S("x")));
	assert_false(password_matches(str_slice(hash, 0, hash.length - 1), S("x")));
	char longer[300];
	memset(longer, 'a', sizeof longer);
	assert_false(password_matches((Str){ longer, sizeof longer }, S("x")));
}

static int begin(void **state)
{
	digest_start();
	return test_arena_begin(state);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(sha256_gives_the_published_values),
		TEST(a_stream_gives_the_same_in_any_pieces),
		TEST(hmac_gives_the_published_values),
		TEST(one_bit_makes_digests_unequal),
		TEST(random_texts_have_their_shape_and_differ),
		TEST(a_password_has_four_groups_without_ambiguous_letters),
		TEST(a_password_matches_its_hash_only),
		TEST(a_broken_hash_matches_nothing),
	};
	return cmocka_run_group_tests(tests, begin, test_arena_end);
}
