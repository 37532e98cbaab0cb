/* SPDX-License-Identifier: Apache-2.0 */
#include "plans/import_list.h"

#include <string.h>

#include "base/list.h"

/* How a list is marked: by numbers, by letters, or by one bullet. */
typedef enum MarkKind { NO_MARK, NUMBER_MARK, LETTER_MARK, BULLET_MARK } MarkKind;

typedef struct Mark {
	MarkKind kind;
	int number;	 /* of a letter: a is 1 */
	Str after;	 /* what follows the number (")" or "."), or the bullet itself */
	size_t from, to; /* the mark in the text, blanks behind it included */
} Mark;

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r';
}

static size_t after_blanks(Str text, size_t at)
{
	/* A no-break space, which word processors put behind numbers. */
	for (;;) {
		if (at < text.length && is_blank(text.at[at]))
			at++;
		else if (str_starts(str_slice(text, at, text.length), S("\xc2\xa0")))
			at += 2;
		else
			return at;
	}
}

static Mark bullet_at(Str text, size_t at)
{
	/* The last two are what word processors' symbol fonts leave behind. */
	static const char *const bullets[] = { "•",	      "●", "▪", "◦", "‣",
					       "–",	      "—", "-", "*", "\xef\x82\xb7",
					       "\xef\x82\xa7" };
	Str rest = str_slice(text, at, text.length);
	for (size_t i = 0; i < sizeof bullets / sizeof *bullets; i++) {
		Str bullet = str_of(bullets[i]);
		if (!str_starts(rest, bullet))
			continue;
		size_t to = after_blanks(text, at + bullet.length);
		/* "-5 persen" is no bullet. */
		if (to == at + bullet.length && bullet.length == 1)
			return (Mark){ 0 };
		return (Mark){ BULLET_MARK, 0, bullet, at, to };
	}
	return (Mark){ 0 };
}

/* "12." "(3)" "a)" and blanks, or a letter at once ("1.Menetapkan"). */
static Mark mark_at(Str text, size_t at)
{
	size_t start = at;
	Mark mark = { .from = at };
	bool opened = at < text.length && text.at[at] == '(';
	at += opened;
	size_t digits = at;
	while (at < text.length && at - digits < 2 && text.at[at] >= '0' && text.at[at] <= '9')
		mark.number = mark.number * 10 + text.at[at++] - '0';
	mark.kind = NUMBER_MARK;
	if (at == digits && at < text.length && text.at[at] >= 'a' && text.at[at] <= 'z') {
		mark.kind = LETTER_MARK;
		mark.number = text.at[at++] - 'a' + 1;
	}
	if (at == digits || at >= text.length || !strchr(".)", text.at[at]) ||
	    (opened && text.at[at] != ')'))
		return bullet_at(text, start);
	mark.after = opened ? S("()") : str_slice(text, at, at + 1);
	mark.to = after_blanks(text, ++at);
	/* "2.5 persen" and "a.n. Bupati" are no marks. */
	bool is_close = mark.to == at;
	if (mark.to >= text.length ||
	    (is_close && (mark.kind == LETTER_MARK || (text.at[at] >= '0' && text.at[at] <= '9'))))
		return (Mark){ 0 };
	return mark;
}

static bool begins_line(Str text, size_t at)
{
	while (at > 0 && (is_blank(text.at[at - 1]) || (unsigned char)text.at[at - 1] == 0xa0 ||
			  (unsigned char)text.at[at - 1] == 0xc2))
		at--;
	return at == 0 || text.at[at - 1] == '\n';
}

/* Behind "1. …" a "2. " may stand in the same line, where a word begins after it. */
static bool may_stand_inside(Str text, const Mark *mark)
{
	char before = mark->from > 0 ? text.at[mark->from - 1] : '\n';
	char next = text.at[mark->to];
	return mark->kind == NUMBER_MARK && (before == ' ' || before == '\n') &&
	       ((next >= 'A' && next <= 'Z') || (next >= 'a' && next <= 'z'));
}

static bool continues(const Mark *first, const Mark *mark, int number)
{
	return mark->kind == first->kind && str_equal(mark->after, first->after) &&
	       (first->kind == BULLET_MARK || mark->number == number);
}

/* The next mark of the same list from `at` on; kind NO_MARK when there is none. */
static Mark next_mark(Str text, size_t at, const Mark *first, int number)
{
	for (; at < text.length; at++) {
		if (at > 0 && !begins_line(text, at) && text.at[at - 1] != ' ')
			continue;
		Mark mark = mark_at(text, at);
		if (mark.kind != NO_MARK && continues(first, &mark, number) &&
		    (begins_line(text, at) || may_stand_inside(text, &mark)))
			return mark;
	}
	return (Mark){ 0 };
}

/* The first mark that begins a line: 1, a, or a bullet. */
static Mark first_mark(Str text)
{
	for (size_t at = 0; at < text.length; at++) {
		if (!begins_line(text, at) || is_blank(text.at[at]))
			continue;
		Mark mark = mark_at(text, at);
		if (mark.kind != NO_MARK && (mark.kind == BULLET_MARK || mark.number == 1))
			return mark;
	}
	return (Mark){ 0 };
}

/* Without the marks between items: ";", "; dan", ",". */
static Str tidy(Arena *arena, Str text)
{
	text = str_squeeze(arena, text);
	for (;;) {
		size_t before = text.length;
		if (str_ends(text, S(";")) || str_ends(text, S(",")))
			text = str_trim(str_slice(text, 0, text.length - 1));
		if (str_ends(text, S("; dan")) || str_ends(text, S(", dan")))
			text = str_trim(str_slice(text, 0, text.length - 4));
		if (text.length == before)
			return text;
	}
}

static void add(Arena *arena, StrList *list, Str before, Str text)
{
	text = tidy(arena, text);
	if (text.length == 0)
		return;
	if (before.length > 0)
		text = str_print(arena, "%" STR_FORMAT " %" STR_FORMAT, STR_ARGS(before),
				 STR_ARGS(text));
	*list_push(arena, list) = text;
}

StrList import_list_split(Arena *arena, Str text)
{
	StrList list = { 0 };
	Mark first = first_mark(text);
	Str before = str_squeeze(arena, str_slice(text, 0, first.from));
	int number = 2;
	Mark mark = first, next = next_mark(text, first.to, &first, number);
	/* One mark alone, behind other words, belongs to the words. */
	if (first.kind == NO_MARK || (next.kind == NO_MARK && before.length > 0)) {
		add(arena, &list, (Str){ 0 }, text);
		return list;
	}
	while (mark.kind != NO_MARK) {
		size_t end = next.kind == NO_MARK ? text.length : next.from;
		add(arena, &list, before, str_slice(text, mark.to, end));
		mark = next;
		if (mark.kind != NO_MARK)
			next = next_mark(text, mark.to, &first, ++number);
	}
	return list;
}
