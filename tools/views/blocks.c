/* SPDX-License-Identifier: Apache-2.0 */
/* The C lines of a view may branch and repeat; each way through them must leave the same HTML. */
#include <ctype.h>
#include <string.h>

#include "code.h"

static void require_same_html(const Block *block, const Spot *spot, const char *what)
{
	if (block->spot.element == spot->element && block->spot.in_tag == spot->in_tag)
		return;
	refuse(spot->place,
	       "%s leaves other HTML open than the block of line %d found: "
	       "close here what was opened in it, and nothing else",
	       what, block->spot.place.line);
}

static void open_block(Blocks *blocks, const Spot *spot)
{
	if (blocks->count == BLOCKS_MAX)
		refuse(spot->place, "blocks stand more than %d deep", BLOCKS_MAX);
	blocks->open[blocks->count++] = (Block){ blocks->next, *spot };
	blocks->next = BLOCK_PLAIN;
}

static void close_block(Blocks *blocks, const Spot *spot)
{
	if (blocks->count == 0)
		refuse(spot->place, "this } closes no block of this view");
	require_same_html(&blocks->open[blocks->count - 1], spot, "this }");
	blocks->count--;
}

static const Block *jump_target(const Blocks *blocks, bool loops_only)
{
	for (int i = blocks->count - 1; i >= 0; i--) {
		BlockKind kind = blocks->open[i].kind;
		if (kind == BLOCK_LOOP || (kind == BLOCK_SWITCH && !loops_only))
			return &blocks->open[i];
	}
	return NULL;
}

static void read_word(Blocks *blocks, const Spot *spot, const char *from, const char *end)
{
	if (text_is(from, end, "for") || text_is(from, end, "while") || text_is(from, end, "do"))
		blocks->next = BLOCK_LOOP;
	if (text_is(from, end, "switch"))
		blocks->next = BLOCK_SWITCH;
	if (text_is(from, end, "return") || text_is(from, end, "goto"))
		refuse(spot->place,
		       "a view has one end, after its last line: use if instead of %.*s",
		       (int)(end - from), from);

	const Block *block = NULL;
	if (text_is(from, end, "break") || text_is(from, end, "continue"))
		block = jump_target(blocks, *from == 'c');
	else if ((text_is(from, end, "case") || text_is(from, end, "default")) && blocks->count > 0)
		block = &blocks->open[blocks->count - 1];
	if (block)
		require_same_html(block, spot, "the way to this line");
}

static void read_sign(Blocks *blocks, const Spot *spot, char sign)
{
	if (sign == '(')
		blocks->parentheses++;
	else if (sign == ')')
		blocks->parentheses--;
	else if (sign == ';' && blocks->parentheses == 0)
		blocks->next = BLOCK_PLAIN;
	else if (sign == '{')
		open_block(blocks, spot);
	else if (sign == '}')
		close_block(blocks, spot);
}

static bool ends_comment(const char *from, const char *next)
{
	return from[1] != '*' || (next - from >= 4 && next[-2] == '*' && next[-1] == '/');
}

void blocks_read(Blocks *blocks, const Spot *spot, const char *line)
{
	const char *end = line + strlen(line);
	char last = '\0';

	if (line[strspn(line, " \t")] == '#')
		refuse(spot->place, "no # line inside a view: it belongs before the first %%view");
	blocks->place = spot->place;
	for (const char *c = line, *next; c < end; c = next) {
		next = code_skip(c, end);
		if (c[0] == '/' && next > c + 1) {
			if (!ends_comment(c, next))
				refuse(spot->place, "close this comment on its own line");
			continue;
		}
		if (isspace((unsigned char)*c))
			continue;
		last = *c;
		if (isalpha((unsigned char)*c) || *c == '_') {
			while (next < end && (isalnum((unsigned char)*next) || *next == '_'))
				next++;
			read_word(blocks, spot, c, next);
		} else if (next == c + 1) {
			read_sign(blocks, spot, *c);
		}
	}
	if (last != '\0')
		blocks->incomplete = blocks->parentheses != 0 || !strchr(";{}:", last);
}

void blocks_require_whole(const Blocks *blocks)
{
	if (blocks->incomplete)
		refuse(blocks->place, "this C does not end before the HTML that follows: "
				      "end it with ; or give it braces { }");
}

void blocks_finish(const Blocks *blocks)
{
	blocks_require_whole(blocks);
	if (blocks->count > 0)
		refuse(blocks->open[blocks->count - 1].spot.place,
		       "the block that begins here is not closed before %%end");
}
