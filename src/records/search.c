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
#define MOST_GATHERED 1000
#define KINDS 8 /* the id of a document is this many times its subject's, plus its kind */

/* What stands before a word of the index says what it is, so that a stem is never taken for a
 * word. */
#define KIND_MARK 'k'
#define STEM_MARK 's'
#define WORD_MARK 'w'

static Id document_id(SearchKind kind, Id id);
static StrList words_of(Arena *arena, Str text);
static Str index_text(Arena *arena, SearchKind kind, Str text);
static void index_write(Db *db, Id document, const Str *before, Str words);
static Str expression(Db *db, SearchKind kind, const StrList *words, bool begins);

void search_put(Db *db, SearchKind kind, Id id, Str text)
{
	Id document = document_id(kind, id);
	Str words = index_text(db_arena(db), kind, text);
	Str *before = NULL;
	Rows *rows = db_query(db, "SELECT words FROM search WHERE id = $1", INTEGER(document));
	while (db_next(rows)) {
		before = NEW(db_arena(db), Str);
		*before = row_text(rows, "words");
	}
	if (before && str_equal(*before, words))
		return;
	index_write(db, document, before, words);
	db_write(db,
		 "INSERT INTO search (id, words) VALUES ($1, $2)"
		 " ON CONFLICT (id) DO UPDATE SET words = excluded.words",
		 INTEGER(document), TEXT(words));
}

static Id document_id(SearchKind kind, Id id)
{
	return id * KINDS + (Id)kind;
}

/* FTS5 keeps no text of its own: what goes is told to it as it stood. PostgreSQL's index follows
 * its table. These texts are not SQL() since the other database has no such table. */
static void index_write(Db *db, Id document, const Str *before, Str words)
{
	if (db_is_postgres(db))
		return;
	if (before)
		db_write_values(db,
				"INSERT INTO search_index (search_index, rowid, words)"
				" VALUES ('delete', $1, $2)",
				VALUES(INTEGER(document), TEXT(*before)));
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
static StrList words_asked(Db *db, Str words)
{
	StrList asked = words_of(db_arena(db), str_slice(words, 0, MOST_BYTES_ASKED));
	if (asked.count > MOST_WORDS_ASKED)
		asked.count = MOST_WORDS_ASKED;
	return asked;
}

Value search_match(Db *db, SearchKind kind, Str words)
{
	StrList asked = words_asked(db, words);
	return TEXT(expression(db, kind, &asked, true));
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
 * 'wkerja':*). begins: the last word may be the beginning of one. */
static Str expression(Db *db, SearchKind kind, const StrList *words, bool begins)
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
		bool is_last = begins && i + 1 == words->count;
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

/* --- words that very many have --- */

static bool finds_many(Db *db, Str expression)
{
	SqlText sql = { 0 };
	int64_t count = 0;
	sql_value(&sql, TEXT(expression));
	sql_value(&sql, INTEGER(MOST_GATHERED + 1));
	sql_add(db, &sql,
		db_is_postgres(db) ? "SELECT COUNT(*) AS count FROM (SELECT id FROM search"
				     " WHERE array_to_tsvector(string_to_array(words, ' '))"
				     " @@ CAST($1 AS tsquery) LIMIT $2) h"
				   : "SELECT COUNT(*) AS count FROM (SELECT rowid FROM search_index"
				     " WHERE search_index MATCH $1 LIMIT $2) h");
	Rows *rows = db_query_sql(db, &sql);
	while (db_next(rows))
		count = row_integer(rows, "count");
	return count > MOST_GATHERED;
}

/* What only begins like the last word is gathered whole before the first of it is known, so the
 * stems are asked first. */
bool search_is_common(Db *db, SearchKind kind, Str words)
{
	StrList asked = words_asked(db, words);
	return asked.count && (finds_many(db, expression(db, kind, &asked, false)) ||
			       finds_many(db, expression(db, kind, &asked, true)));
}

/* Of the last word; without one the empty pattern, which nothing is like. */
static Value pattern(Arena *arena, char mark, const StrList *words, const char *end)
{
	if (!words->count)
		return TEXT(S(""));
	Str last = words->items[words->count - 1];
	return TEXT(str_print(arena, "%% %c%" STR_FORMAT "%s", mark, STR_ARGS(last), end));
}

/* $19: what the last word begins with, $20: its stem, as patterns; $21: the other stems, as JSON
 * for SQLite and parted by blanks for PostgreSQL. Nothing in a folded word is a pattern or needs
 * quotes. */
void search_add_words(Db *db, SqlText *sql, Str words)
{
	Arena *arena = db_arena(db);
	StrList asked = words_asked(db, words), stems = str_stems(arena, &asked);
	Buf others = buf_new(arena);
	bool postgres = db_is_postgres(db);
	while (sql->value_count < 18)
		sql_value(sql, INTEGER(0));
	sql_value(sql, pattern(arena, WORD_MARK, &asked, "%"));
	sql_value(sql, pattern(arena, STEM_MARK, &stems, " %"));
	buf_add_c(&others, postgres ? "" : "[");
	for (size_t i = 0; i + 1 < asked.count; i++) {
		buf_add_c(&others, i == 0 ? "" : postgres ? " " : ",");
		buf_add_c(&others, postgres ? "" : "\"");
		buf_add_char(&others, STEM_MARK);
		buf_add_str(&others, stems.items[i]);
		buf_add_c(&others, postgres ? "" : "\"");
	}
	buf_add_c(&others, postgres ? "" : "]");
	sql_value(sql, TEXT(buf_str(&others)));
}

void search_add_check(Db *db, SqlText *sql)
{
	sql_add(db, sql,
		SQL(" (' ' || d.words || ' ' LIKE $20 OR ' ' || d.words || ' ' LIKE $19)"));
	if (db_is_postgres(db))
		sql_add(db, sql,
			" AND ($21 = '' OR string_to_array(d.words, ' ') @>"
			" string_to_array($21, ' '))");
	else
		sql_add(db, sql,
			" AND NOT EXISTS (SELECT 1 FROM json_each($21) w"
			" WHERE ' ' || d.words || ' ' NOT LIKE '% ' || w.value || ' %')");
}
