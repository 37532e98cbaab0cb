/* SPDX-License-Identifier: Apache-2.0 */
#include "db/postgres_cell.h"

#include "base/log.h"

/* From the server's pg_type.dat; they never change. */
enum ResultOid {
	RESULT_BOOL = 16,
	RESULT_BYTEA = 17,
	RESULT_NAME = 19,
	RESULT_INT8 = 20,
	RESULT_INT2 = 21,
	RESULT_INT4 = 23,
	RESULT_TEXT = 25,
	RESULT_UNKNOWN = 705,
	RESULT_VARCHAR = 1043,
	RESULT_NUMERIC = 1700, /* of sum() over BIGINT */
};

static Cell integer_cell(Str text, const char *name)
{
	int64_t integer = 0;
	if (!str_integer(text, &integer))
		fatal("column %s is no whole number of 64 bits", name);
	return (Cell){ CELL_INTEGER, integer, { 0 } };
}

static uint8_t hex_digit(char c)
{
	return (uint8_t)(c <= '9' ? c - '0' : c - 'a' + 10);
}

/* "\x00ff": the server writes lower-case digits. */
static Cell bytes_cell(Arena *arena, Str text)
{
	size_t count = (text.length - 2) / 2;
	char *bytes = arena_take(arena, count + 1);
	for (size_t i = 0; i < count; i++)
		bytes[i] =
			(char)(hex_digit(text.at[2 + 2 * i]) << 4 | hex_digit(text.at[3 + 2 * i]));
	return (Cell){ CELL_BYTES, 0, { bytes, count } };
}

Cell postgres_cell(Arena *arena, const PGresult *result, int row, int column)
{
	if (PQgetisnull(result, row, column))
		return (Cell){ 0 };
	Str text = { PQgetvalue(result, row, column), (size_t)PQgetlength(result, row, column) };
	switch (PQftype(result, column)) {
	case RESULT_INT2:
	case RESULT_INT4:
	case RESULT_INT8:
	case RESULT_NUMERIC:
		return integer_cell(text, PQfname(result, column));
	case RESULT_BOOL:
		return (Cell){ CELL_INTEGER, text.at[0] == 't', { 0 } };
	case RESULT_TEXT:
	case RESULT_NAME:
	case RESULT_UNKNOWN:
	case RESULT_VARCHAR:
		return (Cell){ CELL_TEXT, 0, text.length ? str_copy(arena, text) : S("") };
	case RESULT_BYTEA:
		return bytes_cell(arena, text);
	default:
		fatal("column %s is of a type that the schema does not have",
		      PQfname(result, column));
	}
}
