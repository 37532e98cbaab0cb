/* SPDX-License-Identifier: Apache-2.0 */
#include "code.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

static bool is_word_char(char c)
{
	return isalnum((unsigned char)c) || c == '_';
}

static const char *word_end(const char *c, const char *end)
{
	while (c < end && is_word_char(*c))
		c++;
	return c;
}

static const char *space_end(const char *c, const char *end)
{
	while (c < end && isspace((unsigned char)*c))
		c++;
	return c;
}

static const char *quoted_end(const char *c, const char *end)
{
	char quote = *c++;

	while (c < end && *c != quote)
		c += *c == '\\' && c + 1 < end ? 2 : 1;
	return c < end ? c + 1 : end;
}

const char *code_skip(const char *c, const char *end)
{
	if (*c == '"' || *c == '\'')
		return quoted_end(c, end);
	if (c + 1 < end && c[0] == '/' && c[1] == '/') {
		while (c < end && *c != '\n')
			c++;
		return c;
	}
	if (c + 1 < end && c[0] == '/' && c[1] == '*') {
		for (c += 2; c < end; c++) {
			if (c[-1] == '*' && *c == '/')
				return c + 1;
		}
		return end;
	}
	return c + 1;
}

const char *code_hole_end(const char *from, const char *end)
{
	int depth = 0;

	for (const char *c = from; c < end; c = code_skip(c, end)) {
		if (*c == '{')
			depth++;
		else if (*c == '}' && depth > 0)
			depth--;
		else if (*c == '}')
			return c + 1 < end && c[1] == '}' ? c : NULL;
	}
	return NULL;
}

const char *code_hole_name(const char **from, const char *end)
{
	const char *given = space_end(*from, end);
	const char *given_end = word_end(given, end);
	const char *sign = space_end(given_end, end);

	if (given_end > given && sign + 1 < end && sign[0] == '=' && sign[1] != '=') {
		*from = space_end(sign + 1, end);
		return text_copy(given, given_end);
	}

	const char *name = NULL;
	const char *c = *from;
	while (c < end) {
		if (!is_word_char(*c)) {
			c = code_skip(c, end);
			continue;
		}
		const char *next = word_end(c, end);
		if (!isdigit((unsigned char)*c))
			name = text_copy(c, next);
		c = next;
	}
	return name;
}

/* A C escape at c (after the backslash) is added to key; gives the end of it. */
static const char *add_escape(Text *key, const char *c)
{
	static const char letters[] = "abfnrtv", values[] = "\a\b\f\n\r\t\v";
	const char *letter = strchr(letters, *c);

	if (*c && letter) {
		text_add_char(key, values[letter - letters]);
		return c + 1;
	}
	if (*c == 'x' || (*c >= '0' && *c <= '7')) {
		char *end;
		long value = *c == 'x' ? strtol(c + 1, &end, 16) : strtol(c, &end, 8);
		text_add_char(key, (char)value);
		return end;
	}
	text_add_char(key, *c);
	return c + 1;
}

const char *code_add_literals(Text *key, const char *c, const char *end)
{
	const char *after = NULL;

	text_add_string(key, "");
	for (c = space_end(c, end); c < end && *c == '"'; c = space_end(c, end)) {
		after = quoted_end(c, end);
		for (c++; c < after - 1;) {
			if (*c == '\\')
				c = add_escape(key, c + 1);
			else
				text_add_char(key, *c++);
		}
		c = after;
	}
	return after;
}

/* Past the first argument and its comma. */
static const char *first_argument_end(const char *c, const char *end)
{
	int depth = 0;

	for (; c < end; c = code_skip(c, end)) {
		if (*c == ',' && depth == 0)
			return c + 1;
		if (*c == '(' || *c == '[' || *c == '{')
			depth++;
		else if ((*c == ')' || *c == ']' || *c == '}') && depth-- == 0)
			return NULL;
	}
	return NULL;
}

const char *code_next_message(const char *from, const char *end, Text *key, const char **begin)
{
	const char *c = from;

	while (c < end) {
		if (!is_word_char(*c)) {
			c = code_skip(c, end);
			continue;
		}
		const char *next = word_end(c, end);
		bool marked = text_is(c, next, "N_");
		bool printed = text_is(c, next, "T") || text_is(c, next, "TF");
		const char *argument = space_end(next, end);
		*begin = c;
		c = next;
		if ((!marked && !printed) || argument >= end || *argument != '(')
			continue;
		argument = marked ? argument + 1 : first_argument_end(argument + 1, end);
		const char *after = argument ? code_add_literals(key, argument, end) : NULL;
		if (after)
			return after;
	}
	return NULL;
}
