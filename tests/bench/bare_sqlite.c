/* SPDX-License-Identifier: Apache-2.0 */
/* SQLite alone, storing what a form stored: the newest rows of the named tables once more, in groups
 * of one commit, WAL and synchronous=FULL.
 *     bare_sqlite DATABASE GROUP COUNT TABLE...
 * Prints "forms seconds". */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { TABLES_MAX = 8, COLUMNS_MAX = 64, TEXT_BYTES = 4096 };

typedef struct Table {
	const char *name;
	sqlite3_stmt *insert;
	sqlite3_value *values[COLUMNS_MAX]; /* of its newest row */
	int column_count;
	int key; /* the parameter that must be another each time; 0: none */
} Table;

static sqlite3 *db;

static void check(int code)
{
	if (code == SQLITE_OK || code == SQLITE_DONE || code == SQLITE_ROW)
		return;
	fprintf(stderr, "bare_sqlite: %s\n", sqlite3_errmsg(db));
	exit(1);
}

static double now(void)
{
	struct timespec at;
	clock_gettime(CLOCK_MONOTONIC, &at);
	return (double)at.tv_sec + (double)at.tv_nsec / 1e9;
}

static void append(char *text, const char *more)
{
	strncat(text, more, TEXT_BYTES - strlen(text) - 1);
}

/* INSERT with all columns of the newest row but its id. */
static void open_table(Table *table, const char *name)
{
	char sql[TEXT_BYTES] = "", values[TEXT_BYTES] = "";
	sqlite3_stmt *newest;
	table->name = name;
	snprintf(sql, sizeof sql, "SELECT * FROM %s ORDER BY rowid DESC LIMIT 1", name);
	check(sqlite3_prepare_v2(db, sql, -1, &newest, NULL));
	check(sqlite3_step(newest));
	snprintf(sql, sizeof sql, "INSERT INTO %s (", name);
	for (int i = 0; i < sqlite3_column_count(newest) && i < COLUMNS_MAX; i++) {
		const char *column = sqlite3_column_name(newest, i);
		if (!strcmp(column, "id"))
			continue;
		append(sql, table->column_count ? ", " : "");
		append(sql, column);
		append(values, table->column_count ? ", ?" : "?");
		table->values[table->column_count++] =
			sqlite3_value_dup(sqlite3_column_value(newest, i));
		if (!strcmp(column, "key"))
			table->key = table->column_count;
	}
	sqlite3_finalize(newest);
	append(sql, ") VALUES (");
	append(sql, values);
	append(sql, ")");
	check(sqlite3_prepare_v2(db, sql, -1, &table->insert, NULL));
}

static void insert_row(Table *table, long number)
{
	char key[64];
	for (int i = 0; i < table->column_count; i++)
		check(sqlite3_bind_value(table->insert, i + 1, table->values[i]));
	if (table->key) {
		/* As random as the keys of forms are. */
		snprintf(key, sizeof key, "%016lx%016lx", number * 0x9e3779b97f4a7c15UL,
			 number * 0xbf58476d1ce4e5b9UL);
		check(sqlite3_bind_text(table->insert, table->key, key, -1, SQLITE_TRANSIENT));
	}
	check(sqlite3_step(table->insert));
	check(sqlite3_reset(table->insert));
}

static void run(const char *sql)
{
	check(sqlite3_exec(db, sql, NULL, NULL, NULL));
}

int main(int argc, char **argv)
{
	if (argc < 5 || argc - 4 > TABLES_MAX || atoi(argv[2]) < 1)
		return 2;
	int group = atoi(argv[2]), count = atoi(argv[3]), table_count = argc - 4;
	Table tables[TABLES_MAX] = { 0 };
	check(sqlite3_open(argv[1], &db));
	run("PRAGMA journal_mode = WAL");
	run("PRAGMA synchronous = FULL");
	run("PRAGMA foreign_keys = ON");
	for (int i = 0; i < table_count; i++)
		open_table(&tables[i], argv[4 + i]);
	sqlite3_stmt *begin, *commit;
	check(sqlite3_prepare_v2(db, "BEGIN IMMEDIATE", -1, &begin, NULL));
	check(sqlite3_prepare_v2(db, "COMMIT", -1, &commit, NULL));
	long seed = (long)time(NULL) << 20;
	double begun = now();
	for (int done = 0; done < count;) {
		check(sqlite3_step(begin));
		sqlite3_reset(begin);
		for (int i = 0; i < group && done < count; i++, done++)
			for (int k = 0; k < table_count; k++)
				insert_row(&tables[k], seed + done);
		check(sqlite3_step(commit));
		sqlite3_reset(commit);
	}
	printf("%d %.4f\n", count, now() - begun);
	return 0;
}
