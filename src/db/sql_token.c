/* SPDX-License-Identifier: Apache-2.0 */
#include "db/sql_token.h"

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static bool is_word(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
	       c == '_' || (unsigned char)c >= 0x80;
}

static bool comment_begins(Str text, const char *mark)
{
	return text.length >= 2 && text.at[0] == mark[0] && text.at[1] == mark[1];
}

/* The length up to and with the end of a comment or of a quoted text; the rest where it has none.
 */
static size_t length_to(Str text, size_t from, Str end)
{
	ptrdiff_t found = str_find(str_slice(text, from, text.length), end);
	return found < 0 ? text.length : from + (size_t)found + end.length;
}

static size_t blank_length(Str text)
{
	if (comment_begins(text, "--"))
		return length_to(text, 2, S("\n"));
	if (comment_begins(text, "/*"))
		return length_to(text, 2, S("*/"));
	size_t length = 0;
	while (length < text.length && is_blank(text.at[length]))
		length++;
	return length;
}

/* A doubled quote inside gives two quoted tokens side by side, which is the same to every reader.
 */
static size_t quoted_length(Str text)
{
	if (text.at[0] != '\'' && text.at[0] != '"')
		return 0;
	return length_to(text, 1, text.at[0] == '\'' ? S("'") : S("\""));
}

static size_t word_length(Str text)
{
	size_t length = 0;
	while (length < text.length && is_word(text.at[length]))
		length++;
	return length;
}

bool sql_token_next(Str *rest, SqlToken *token)
{
	if (!rest->length)
		return false;
	size_t length = blank_length(*rest);
	token->kind = TOKEN_BLANK;
	if (!length) {
		length = quoted_length(*rest);
		token->kind = TOKEN_QUOTED;
	}
	if (!length) {
		length = word_length(*rest);
		token->kind = TOKEN_WORD;
	}
	if (!length) {
		length = 1;
		token->kind = TOKEN_MARK;
	}
	token->text = str_slice(*rest, 0, length);
	*rest = str_slice(*rest, length, rest->length);
	return true;
}

bool sql_token_is(const SqlToken *token, const char *word)
{
	return (token->kind == TOKEN_WORD || token->kind == TOKEN_MARK) &&
	       str_equal_c(token->text, word);
}
