/* SPDX-License-Identifier: Apache-2.0 */
/* The cache of prepared statements: one per connection, keyed by the text itself, since a list's
 * text is put together anew for each request. A statement that is still open is not used a second
 * time; its text then has two entries. */
#include "db/engine.h"

#include <stdlib.h>
#include <string.h>

#include "base/log.h"
#include "db/sql_token.h"

#define KEEP_STATEMENTS 128
#define MOST_STATEMENTS 2048

static uint64_t hash_of(Str sql);
static Statement *find_idle(Db *db, Str sql, uint64_t hash, uint64_t types);
static Statement *add_statement(Db *db, Str sql, uint64_t hash, uint64_t types);
static void forget(Db *db, Statement *statement);

Statement *statement_for(Db *db, Str sql, const Value *values)
{
	uint64_t types = db->engine->types(values);
	uint64_t hash = hash_of(sql) ^ types;
	Statement *statement = find_idle(db, sql, hash, types);
	if (!statement) {
		statement = add_statement(db, sql, hash, types);
		if (!db->engine->prepare(db, statement, values)) {
			forget(db, statement);
			return NULL;
		}
	}
	statement->use++;
	statement->begun = ++db->cache.queries;
	return statement;
}

/* Eight bytes at a step, since it runs for each query. */
static uint64_t hash_of(Str sql)
{
	uint64_t hash = sql.length;
	for (size_t at = 0; at < sql.length; at += 8) {
		uint64_t word = 0;
		size_t left = sql.length - at;
		memcpy(&word, sql.at + at, left < 8 ? left : 8);
		hash = (hash ^ word) * UINT64_C(0x9E3779B97F4A7C15);
		hash ^= hash >> 32;
	}
	return hash;
}

static Statement *find_idle(Db *db, Str sql, uint64_t hash, uint64_t types)
{
	Statement *statement = db->cache.buckets[hash % STATEMENT_BUCKETS];
	for (; statement; statement = statement->next) {
		bool same = statement->hash == hash && statement->types == types &&
			    statement->length == sql.length &&
			    !memcmp(statement->text, sql.at, sql.length);
		if (same && !statement->is_open)
			return statement;
	}
	return NULL;
}

static char *copy_text(Str text)
{
	char *copy = malloc(text.length + 1);
	if (!copy)
		fatal("no memory for a statement");
	memcpy(copy, text.at, text.length);
	copy[text.length] = '\0';
	return copy;
}

static Statement *add_statement(Db *db, Str sql, uint64_t hash, uint64_t types)
{
	StatementCache *cache = &db->cache;
	if (cache->count == MOST_STATEMENTS)
		fatal("too many open statements: db_rows_end() is missing after %" STR_FORMAT,
		      STR_ARGS(sql));
	Statement *statement = cache->spare;
	if (statement)
		cache->spare = statement->next;
	else
		statement = calloc(1, sizeof *statement);
	if (!statement)
		fatal("no memory for a statement");
	*statement = (Statement){ .text = copy_text(sql),
				  .length = sql.length,
				  .hash = hash,
				  .types = types,
				  .use = statement->use,
				  .next = cache->buckets[hash % STATEMENT_BUCKETS] };
	statement->table = statement_table((Str){ statement->text, sql.length });
	cache->buckets[hash % STATEMENT_BUCKETS] = statement;
	cache->count++;
	return statement;
}

/* The struct goes to the spare ones, so that a Rows that points to it stays harmless. */
static void forget(Db *db, Statement *statement)
{
	StatementCache *cache = &db->cache;
	Statement **link = &cache->buckets[statement->hash % STATEMENT_BUCKETS];
	while (*link != statement)
		link = &(*link)->next;
	*link = statement->next;
	cache->count--;

	db->engine->drop(db, statement);
	for (int i = 0; i < statement->column_count; i++)
		free(statement->columns[i]);
	free(statement->columns);
	free(statement->text);
	*statement = (Statement){ .use = statement->use + 1, .next = cache->spare };
	cache->spare = statement;
}

void statement_end(Db *db, Statement *statement)
{
	if (!statement->is_open)
		return;
	db->engine->reset(db, statement);
	statement->is_open = statement->has_row = false;
}

void statement_end_all(Db *db)
{
	for (size_t i = 0; i < STATEMENT_BUCKETS; i++)
		for (Statement *one = db->cache.buckets[i]; one; one = one->next)
			if (one->is_open) {
				statement_end(db, one);
				one->use++;
			}
}

static Statement *least_used(const StatementCache *cache)
{
	Statement *least = NULL;
	for (size_t i = 0; i < STATEMENT_BUCKETS; i++)
		for (Statement *one = cache->buckets[i]; one; one = one->next)
			if (!least || one->begun < least->begun)
				least = one;
	return least;
}

void statement_trim(Db *db)
{
	statement_end_all(db);
	while (db->cache.count > KEEP_STATEMENTS)
		forget(db, least_used(&db->cache));
}

void statement_forget_all(Db *db)
{
	statement_end_all(db);
	for (size_t i = 0; i < STATEMENT_BUCKETS; i++)
		while (db->cache.buckets[i])
			forget(db, db->cache.buckets[i]);
}

void statement_free_all(Db *db)
{
	statement_forget_all(db);
	while (db->cache.spare) {
		Statement *next = db->cache.spare->next;
		free(db->cache.spare);
		db->cache.spare = next;
	}
}

void statement_name_columns(Statement *statement, int count,
			    const char *(*name)(const void *handle, int column), const void *handle)
{
	if (statement->column_count || !count)
		return;
	statement->columns = calloc((size_t)count, sizeof *statement->columns);
	if (!statement->columns)
		fatal("no memory for a statement");
	for (int i = 0; i < count; i++)
		statement->columns[i] = copy_text(str_of(name(handle, i)));
	statement->column_count = count;
}

static bool next_word(Str *rest, SqlToken *token, int *depth)
{
	while (sql_token_next(rest, token)) {
		if (token->kind == TOKEN_WORD && !*depth)
			return true;
		*depth += sql_token_is(token, "(") - sql_token_is(token, ")");
	}
	return false;
}

Str statement_table(Str sql)
{
	SqlToken word = { 0 };
	int depth = 0;
	bool is_with = false, is_first = true;
	while (next_word(&sql, &word, &depth)) {
		if (is_first)
			is_with = sql_token_is(&word, "WITH");
		if (sql_token_is(&word, "INSERT") || sql_token_is(&word, "DELETE"))
			return next_word(&sql, &word, &depth) && next_word(&sql, &word, &depth)
				       ? word.text
				       : (Str){ 0 };
		if (sql_token_is(&word, "UPDATE"))
			return next_word(&sql, &word, &depth) ? word.text : (Str){ 0 };
		if (!is_with || sql_token_is(&word, "SELECT"))
			return (Str){ 0 };
		is_first = false;
	}
	return (Str){ 0 };
}
