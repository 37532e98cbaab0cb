/* SPDX-License-Identifier: Apache-2.0 */
#include "base/test.h"

static void memory_is_zeroed_and_aligned_also_after_a_reset(void **state)
{
	(void)state;
	Arena *arena = arena_new();
	for (int round = 0; round < 3; round++) {
		for (size_t size = 1; size < 200; size++) {
			unsigned char *taken = arena_take(arena, size);
			assert_int_equal((uintptr_t)taken % _Alignof(max_align_t), 0);
			for (size_t i = 0; i < size; i++)
				assert_int_equal(taken[i], 0);
			memset(taken, 0xAA, size);
		}
		arena_reset(arena);
	}
	arena_free(arena);
}

static void pieces_do_not_overlap(void **state)
{
	(void)state;
	Arena *arena = arena_new();
	enum { PIECES = 500 };
	unsigned char *pieces[PIECES];
	for (int i = 0; i < PIECES; i++)
		pieces[i] =
			memset(arena_take(arena, (size_t)i * 7 + 1), i % 251, (size_t)i * 7 + 1);
	for (int i = 0; i < PIECES; i++)
		for (int j = 0; j < i * 7 + 1; j++)
			assert_int_equal(pieces[i][j], i % 251);
	arena_free(arena);
}

static void a_piece_larger_than_a_block_fits(void **state)
{
	(void)state;
	Arena *arena = arena_new();
	size_t size = (size_t)5 * 1024 * 1024;
	char *large = arena_take(arena, size);
	large[size - 1] = 1;
	char *small = arena_take(arena, 1);
	assert_true(small < large || small >= large + size);
	arena_free(arena);
}

static void going_back_to_a_mark_keeps_what_came_before(void **state)
{
	(void)state;
	Arena *arena = arena_new();
	char *before = strcpy(arena_take(arena, 8), "before");
	ArenaMark mark = arena_mark(arena);
	char *after = arena_take(arena, 8);
	arena_reset_to(arena, mark);
	assert_ptr_equal(arena_take(arena, 8), after);
	assert_string_equal(before, "before");
	arena_free(arena);
}

static void a_reset_arena_uses_its_memory_again(void **state)
{
	(void)state;
	Arena *arena = arena_new();
	size_t held = 0;
	for (int round = 0; round < 20; round++) {
		ArenaMark mark = arena_mark(arena);
		for (int i = 0; i < 100; i++)
			memset(arena_take(arena, 9000), 1, 9000);
		if (round == 0)
			held = arena_held_bytes(arena);
		assert_int_equal(arena_held_bytes(arena), held);
		arena_reset_to(arena, mark);
	}
	arena_free(arena);
}

static void an_impossible_size_is_fatal(void **state)
{
	Arena *arena = *state;
	assert_fatal(arena_take_array(arena, SIZE_MAX / 2, 3));
	assert_fatal(arena_take(arena, SIZE_MAX - 3));
}

static void only_the_last_piece_grows_where_it_stands(void **state)
{
	Arena *arena = *state;
	void *first = arena_take_raw(arena, 64), *last = arena_take_raw(arena, 64);
	assert_false(arena_extend(arena, first, 64, 128));
	assert_true(arena_extend(arena, last, 64, 128));
	assert_ptr_equal(arena_take(arena, 1), (char *)last + 128);
	assert_false(arena_extend(arena, last, 128, 256));
}

static void freeing_no_arena_does_nothing(void **state)
{
	(void)state;
	arena_free(NULL);
}

RUN_TESTS(TEST(memory_is_zeroed_and_aligned_also_after_a_reset), TEST(pieces_do_not_overlap),
	  TEST(a_piece_larger_than_a_block_fits), TEST(going_back_to_a_mark_keeps_what_came_before),
	  TEST(a_reset_arena_uses_its_memory_again), TEST(an_impossible_size_is_fatal),
	  TEST(only_the_last_piece_grows_where_it_stands), TEST(freeing_no_arena_does_nothing))
