/* SPDX-License-Identifier: Apache-2.0 */
#include "english.h"

#include <ctype.h>
#include <string.h>

#include "names.h"
#include "text.h"

typedef struct Reader {
	Place place;
	const char *key, *at;
	MessageParts parts;
	int holes_used[MESSAGE_PARTS_MAX], tags_used[MESSAGE_PARTS_MAX];
	const MessagePart *open[MESSAGE_PARTS_MAX];
	int open_count;
	English english;
} Reader;

static void add_piece(Reader *r, PieceKind kind, const char *text, const Node *node)
{
	if (r->english.count == ENGLISH_PIECES_MAX)
		refuse(r->place, "the English of \"%.80s\" is too long", r->key);
	r->english.pieces[r->english.count++] = (Piece){ kind, text, node };
}

static void read_hole(Reader *r)
{
	const char *end = strchr(r->at, '}');
	const char *label = text_copy(r->at + 1, end ? end : r->at + 1);
	const MessagePart *part = message_part(r->parts.holes, r->parts.hole_count, label);

	if (!end || !part)
		refuse(r->place,
		       "the English of \"%.80s\" has a hole {%.40s} that the Indonesian "
		       "does not have",
		       r->key, label);
	r->holes_used[part - r->parts.holes]++;
	add_piece(r, PIECE_HOLE, NULL, part->node);
	r->at = end + 1;
}

static void close_tag(Reader *r, const char *label)
{
	const MessagePart *part = r->open_count > 0 ? r->open[r->open_count - 1] : NULL;

	if (!part || strcmp(part->label, label) != 0)
		refuse(r->place, "the English of \"%.80s\" closes </%.40s> where %s%.40s%s is open",
		       r->key, label, part ? "<" : "nothing", part ? part->label : "",
		       part ? ">" : "");
	r->open_count--;
	add_piece(r, PIECE_CLOSE, NULL, part->node);
}

/* The next part of that label which was not used yet: only a plain <br> stands twice. */
static const MessagePart *unused_tag(Reader *r, const char *label)
{
	for (int i = 0; i < r->parts.tag_count; i++) {
		if (strcmp(r->parts.tags[i].label, label) != 0 || r->tags_used[i])
			continue;
		r->tags_used[i]++;
		return &r->parts.tags[i];
	}
	refuse(r->place, "the English of \"%.80s\" has a tag <%.40s> more than the Indonesian",
	       r->key, label);
}

static void read_tag(Reader *r)
{
	const char *end = strchr(r->at, '>');
	bool closes = r->at[1] == '/';

	if (!end)
		refuse(r->place, "the English of \"%.80s\" has a < without >: write &lt;", r->key);
	bool icon = end[-1] == '/' && end - r->at > 2;
	const char *label = text_copy(r->at + (closes ? 2 : 1), icon ? end - 1 : end);
	r->at = end + 1;
	if (closes) {
		close_tag(r, label);
		return;
	}
	const MessagePart *part = unused_tag(r, label);
	if (icon != part->is_icon)
		refuse(r->place, "the English of \"%.80s\" must write <%.40s%s>", r->key, label,
		       part->is_icon ? "/" : "");
	bool is_void = element_is_void(part->node->text);
	add_piece(r, icon || is_void ? PIECE_ICON : PIECE_OPEN, NULL, part->node);
	if (!icon && !is_void)
		r->open[r->open_count++] = part;
}

static void require_all(const Reader *r, bool is_singular)
{
	if (r->open_count > 0)
		refuse(r->place, "the English of \"%.80s\" does not close <%s>", r->key,
		       r->open[r->open_count - 1]->label);
	for (int i = 0; i < r->parts.hole_count; i++) {
		const char *label = r->parts.holes[i].label;
		if (r->holes_used[i] == 0 && !(is_singular && strcmp(label, "n") == 0))
			refuse(r->place, "the English of \"%.80s\" lacks the hole {%s}", r->key,
			       label);
	}
	for (int i = 0; i < r->parts.tag_count; i++) {
		if (!r->tags_used[i])
			refuse(r->place, "the English of \"%.80s\" lacks the tag <%s>", r->key,
			       r->parts.tags[i].label);
	}
}

English english_read(const Node *message, Place place, const char *text, bool is_singular)
{
	Reader *r = take(sizeof *r);

	r->place = place;
	r->key = message->text;
	r->at = text;
	r->parts = message_parts(message);
	while (*r->at) {
		if (*r->at == '{') {
			read_hole(r);
		} else if (*r->at == '<') {
			read_tag(r);
		} else {
			const char *end = r->at + strcspn(r->at, "{<");
			add_piece(r, PIECE_TEXT, text_copy(r->at, end), NULL);
			r->at = end;
		}
	}
	require_all(r, is_singular);
	return r->english;
}

/* {name} with a lower-case name; other braces are text. Gives the end of the next hole. */
static const char *next_hole(const char *from, const char **hole)
{
	for (const char *c = strchr(from, '{'); c; c = strchr(c + 1, '{')) {
		size_t length = strspn(c + 1, "abcdefghijklmnopqrstuvwxyz0123456789_");
		if (length > 0 && c[1 + length] == '}') {
			*hole = text_copy(c, c + length + 2);
			return c + length + 2;
		}
	}
	return NULL;
}

void english_check_holes(Place place, const char *key, const char *text, bool is_singular)
{
	const char *hole;

	for (const char *c = text; (c = next_hole(c, &hole));) {
		if (!strstr(key, hole))
			refuse(place,
			       "the English of \"%.80s\" has a hole %s that the Indonesian "
			       "does not have",
			       key, hole);
	}
	for (const char *c = key; (c = next_hole(c, &hole));) {
		if (!strstr(text, hole) && !(is_singular && strcmp(hole, "{n}") == 0))
			refuse(place, "the English of \"%.80s\" lacks the hole %s", key, hole);
	}
}
