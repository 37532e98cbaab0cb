/* SPDX-License-Identifier: Apache-2.0 */
/* SQL cut into tokens, as far as db/ has to understand it: blanks and comments, words, literals and
 * quoted names, single marks. */
#ifndef NYATA_SQL_TOKEN_H
#define NYATA_SQL_TOKEN_H

#include "base/str.h"

typedef enum SqlTokenKind { TOKEN_BLANK, TOKEN_WORD, TOKEN_QUOTED, TOKEN_MARK } SqlTokenKind;

typedef struct SqlToken {
	SqlTokenKind kind;
	Str text;
} SqlToken;

/* Takes the next token off *rest; false at the end. The tokens together are the whole text. */
bool sql_token_next(Str *rest, SqlToken *token);
bool sql_token_is(const SqlToken *token, const char *word);

#endif
