/* SPDX-License-Identifier: Apache-2.0 */
#include "records/search.h"

#include "base/buf.h"
#include "base/fold.h"
#include "base/list.h"
#include "base/stem.h"

/* PostgreSQL takes lexemes up to 2 KB; no word that somebody looks for is that long. */
#define LONGEST_WORD 64
#define MOST_WORDS_ASKED 16
#define MOST_BYTES_ASKED 2000
#define KINDS 8 /* the id of a document is this many times its subject's, plus its kind */

/* What stands before a word of the index says what it is, so that a stem is never taken for a
 * word. */
#define KIND_MARK 'k'
#define STEM_MARK 's'
#define WORD_MARK 'w'

static Id document_id(SearchKind kind, Id id);
static Str *words_before(Db *db, Id document);
static void index_remove(Db *db, Id document, Str before);
static StrList words_of(Arena *arena, Str text);
static Str index_text(Arena *arena, SearchKind kind, Str text);
static void index_write(Db *db, Id document, const Str *before, Str words);
static Str expression(Db *db, SearchKind kind, const StrList *words);

void search_put(Db *db, SearchKind kind, Id id, Str text)
{
	Id document = document_id(kind, id);
	Str words = index_text(db_arena(db), kind, text);
	Str *before = words_before(db, document);
	if (before && str_equal(*before, words))
		return;
	index_write(db, document, before, words);
	db_write(db,
		 "INSERT INTO search (id, words) VALUES ($1, $2)"
		 " ON CONFLICT (id) DO UPDATE SET words = excluded.words",
		 INTEGER(document), TEXT(words));
}

void search_remove(Db *db, SearchKind kind, Id id)
{
	Id document = document_id(kind, id);
	Str *before = words_before(db, document);
	if (!before)
		return;
	index_remove(db, document, *before);
	db_write(db, "DELETE FROM search WHERE id = $1", INTEGER(document));
}

static Id document_id(SearchKind kind, Id id)
{
	return id * KINDS + (Id)kind;
}

/* NULL: the document is new. */
static Str *words_before(Db *db, Id document)
{
	Str *before = NULL;
	Rows *rows = db_query(db, "SELECT words FROM search WHERE id = $1", INTEGER(document));
	while (db_next(rows)) {
		before = NEW(db_arena(db), Str);
		*before = row_text(rows, "words");
	}
	return before;
}

static void index_remove(Db *db, Id document, Str before)
{
	if (!db_is_postgres(db))
		db_write_values(db,
				"INSERT INTO search_index (search_index, rowid, words)"
				" VALUES ('delete', $1, $2)",
				VALUES(INTEGER(document), TEXT(before)));
}

/* FTS5 keeps no text of its own: what goes is told to it as it stood. PostgreSQL's index follows
 * its table. These texts are not SQL() since the other database has no such table. */
static void index_write(Db *db, Id document, const Str *before, Str words)
{
	if (db_is_postgres(db))
		return;
	if (before)
		index_remove(db, document, *before);
	db_write_values(db, "INSERT INTO search_index (rowid, words) VALUES ($1, $2)",
			VALUES(INTEGER(document), TEXT(words)));
}

/* A word that is too long is cut where a character ends. */
static Str cut_word(Str word)
{
	size_t length = word.length;
	if (length > LONGEST_WORD) {
		length = LONGEST_WORD;
		while (length && ((unsigned char)word.at[length] & 0xC0) == 0x80)
			length--;
	}
	return str_slice(word, 0, length);
}

static StrList words_of(Arena *arena, Str text)
{
	StrList words = { 0 };
	Str rest = str_fold(arena, text);
	while (rest.length) {
		Str word = cut_word(str_cut(&rest, ' '));
		if (word.length)
			*list_push(arena, &words) = word;
	}
	return words;
}

static void add_token(Buf *out, char mark, Str word)
{
	if (out->length)
		buf_add_char(out, ' ');
	buf_add_char(out, mark);
	buf_add_str(out, word);
}

static Str kind_word(Arena *arena, SearchKind kind)
{
	return str_print(arena, "%d", (int)kind);
}

static Str index_text(Arena *arena, SearchKind kind, Str text)
{
	Buf out = buf_new(arena);
	StrList words = words_of(arena, text), stems = str_stems(arena, &words);
	add_token(&out, KIND_MARK, kind_word(arena, kind));
	for (size_t i = 0; i < words.count; i++) {
		add_token(&out, STEM_MARK, stems.items[i]);
		add_token(&out, WORD_MARK, words.items[i]);
	}
	return buf_str(&out);
}

/* A cut in the middle of a character leaves bytes that are none; folding them is harmless. */
Value search_match(Db *db, SearchKind kind, Str words)
{
	StrList asked = words_of(db_arena(db), str_slice(words, 0, MOST_BYTES_ASKED));
	if (asked.count > MOST_WORDS_ASKED)
		asked.count = MOST_WORDS_ASKED;
	return TEXT(expression(db, kind, &asked));
}

/* Folded words are letters and digits alone, so the quotes hold them. */
static void add_term(Buf *out, char quote, char mark, Str word)
{
	buf_add_char(out, quote);
	buf_add_char(out, mark);
	buf_add_str(out, word);
	buf_add_char(out, quote);
}

/* FTS5: "k1" AND "sbaik" AND ("skerja" OR "wkerja"*). tsquery: 'k1' & 'sbaik' & ('skerja' |
 * 'wkerja':*). */
static Str expression(Db *db, SearchKind kind, const StrList *words)
{
	Arena *arena = db_arena(db);
	bool postgres = db_is_postgres(db);
	char quote = postgres ? '\'' : '"';
	const char *and = postgres ? " & " : " AND ", * or = postgres ? " | " : " OR ";
	StrList stems = str_stems(arena, words);
	Buf out = buf_new(arena);
	/* Without a word it is a kind that nothing has. */
	add_term(&out, quote, KIND_MARK, words->count ? kind_word(arena, kind) : S("none"));
	for (size_t i = 0; i < words->count; i++) {
		bool is_last = i + 1 == words->count;
		buf_add_c(&out, and);
		buf_add_c(&out, is_last ? "(" : "");
		add_term(&out, quote, STEM_MARK, stems.items[i]);
		if (!is_last)
			continue;
		buf_add_c(&out, or);
		add_term(&out, quote, WORD_MARK, words->items[i]);
		buf_add_c(&out, postgres ? ":*)" : "*)");
	}
	return buf_str(&out);
}

void search_add_hits(Db *db, SqlText *sql)
{
	if (db_is_postgres(db))
		sql_add(db, sql,
			" (SELECT id / 8 FROM search"
			" WHERE array_to_tsvector(string_to_array(words, ' '))"
			" @@ CAST($1 AS tsquery))");
	else
		sql_add(db, sql,
			" (SELECT rowid / 8 FROM search_index WHERE search_index MATCH $1)");
}
