/* SPDX-License-Identifier: Apache-2.0 */
#include "base/word_diff.h"

#include "base/list.h"

#define MOST_PAIRS 250000

/* The words of a text, each with the white space behind it. */
typedef struct Words {
	StrList list;
	size_t from, to; /* what is between the ends that are alike */
} Words;

static bool is_space(char c)
{
	return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

static StrList split(Arena *arena, Str text)
{
	StrList words = { 0 };
	size_t at = 0;
	while (at < text.length) {
		size_t from = at;
		while (at < text.length && !is_space(text.at[at]))
			at++;
		while (at < text.length && is_space(text.at[at]))
			at++;
		*list_push(arena, &words) = str_slice(text, from, at);
	}
	return words;
}

static bool is_same(Str a, Str b)
{
	return str_equal(str_trim(a), str_trim(b));
}

static void cut_ends(Words *mine, Words *theirs)
{
	mine->to = mine->list.count;
	theirs->to = theirs->list.count;
	while (mine->from < mine->to && theirs->from < theirs->to &&
	       is_same(mine->list.items[mine->from], theirs->list.items[theirs->from])) {
		mine->from++;
		theirs->from++;
	}
	while (mine->from < mine->to && theirs->from < theirs->to &&
	       is_same(mine->list.items[mine->to - 1], theirs->list.items[theirs->to - 1])) {
		mine->to--;
		theirs->to--;
	}
}

/* Words with the same mark in a row are one piece; they stand side by side in the text. */
static void add(Arena *arena, WordPieceList *pieces, Str word, bool is_changed)
{
	WordPiece *last = pieces->count ? &pieces->items[pieces->count - 1] : NULL;
	if (last && last->is_changed == is_changed)
		last->text.length += word.length;
	else
		*list_push(arena, pieces) = (WordPiece){ word, is_changed };
}

static void add_range(Arena *arena, WordPieceList *pieces, Words words, bool is_changed)
{
	for (size_t i = words.from; i < words.to; i++)
		add(arena, pieces, words.list.items[i], is_changed);
}

/* The longest row of words that both have: lengths[i][j] is that of what begins at i and j. */
static void compare(Arena *arena, const Words *mine, const Words *theirs, WordDiff *diff)
{
	size_t rows = mine->to - mine->from, columns = theirs->to - theirs->from;
	uint32_t *lengths = arena_take(arena, (rows + 1) * (columns + 1) * sizeof *lengths);
#define LENGTH(i, j) lengths[(i) * (columns + 1) + (j)]
	const Str *a = mine->list.items + mine->from, *b = theirs->list.items + theirs->from;
	for (size_t i = rows; i-- > 0;)
		for (size_t j = columns; j-- > 0;)
			if (is_same(a[i], b[j]))
				LENGTH(i, j) = LENGTH(i + 1, j + 1) + 1;
			else
				LENGTH(i, j) = LENGTH(i + 1, j) > LENGTH(i, j + 1)
						       ? LENGTH(i + 1, j)
						       : LENGTH(i, j + 1);
	size_t i = 0, j = 0;
	while (i < rows || j < columns) {
		bool both = i < rows && j < columns;
		if (both && is_same(a[i], b[j])) {
			add(arena, &diff->mine, a[i++], false);
			add(arena, &diff->theirs, b[j++], false);
		} else if (j == columns || (both && LENGTH(i + 1, j) >= LENGTH(i, j + 1))) {
			add(arena, &diff->mine, a[i++], true);
		} else {
			add(arena, &diff->theirs, b[j++], true);
		}
	}
#undef LENGTH
}

static Words part(Words words, size_t from, size_t to)
{
	return (Words){ words.list, from, to };
}

WordDiff word_diff(Arena *arena, Str mine_text, Str theirs_text)
{
	WordDiff diff = { 0 };
	Words mine = { .list = split(arena, mine_text) };
	Words theirs = { .list = split(arena, theirs_text) };
	cut_ends(&mine, &theirs);
	add_range(arena, &diff.mine, part(mine, 0, mine.from), false);
	add_range(arena, &diff.theirs, part(theirs, 0, theirs.from), false);
	size_t rows = mine.to - mine.from, columns = theirs.to - theirs.from;
	if (rows && columns && (rows + 1) * (columns + 1) <= MOST_PAIRS) {
		compare(arena, &mine, &theirs, &diff);
	} else {
		add_range(arena, &diff.mine, mine, true);
		add_range(arena, &diff.theirs, theirs, true);
	}
	add_range(arena, &diff.mine, part(mine, mine.to, mine.list.count), false);
	add_range(arena, &diff.theirs, part(theirs, theirs.to, theirs.list.count), false);
	return diff;
}
