/* SPDX-License-Identifier: Apache-2.0 */
/* Statements put together from literals, and the program's list of literals. */
#include <string.h>

#include "base/log.h"
#include "db/db.h"

/* The linker marks both ends of the section that SQL() fills. Weak, since a program without any
 * statement has no such section. */
extern const char *const __start_nyata_sql[] __attribute__((weak));
extern const char *const __stop_nyata_sql[] __attribute__((weak));

void sql_add(Db *db, SqlText *sql, const char *fragment)
{
	size_t added = strlen(fragment);
	char *text = arena_take(db_arena(db), sql->text.length + added + 1);
	if (sql->text.length)
		memcpy(text, sql->text.at, sql->text.length);
	memcpy(text + sql->text.length, fragment, added);
	sql->text = (Str){ text, sql->text.length + added };
}

int sql_value(SqlText *sql, Value value)
{
	size_t room = sizeof sql->values / sizeof *sql->values;
	if ((size_t)sql->value_count + 1 == room)
		fatal("a statement with more than %zu values", room - 1);
	sql->values[sql->value_count++] = value;
	sql->values[sql->value_count] = (Value){ .kind = VALUE_END };
	return sql->value_count;
}

size_t sql_count(void)
{
	return (size_t)(__stop_nyata_sql - __start_nyata_sql);
}

const char *sql_at(size_t index)
{
	return __start_nyata_sql[index];
}
