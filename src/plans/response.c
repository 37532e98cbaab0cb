/* SPDX-License-Identifier: Apache-2.0 */
#include "plans/response.h"

#include "base/list.h"
#include "base/word.h"
#include "plans/state.h"

static FormalResponse read_response(Rows *rows)
{
	FormalResponse response = {
		.id = row_id(rows, "id"),
		.recommendation = row_id(rows, "recommendation"),
		.reason = row_text(rows, "reason"),
		.signer = row_text(rows, "signer"),
		.signed_on = row_day(rows, "signed_on"),
		.person = row_id(rows, "person"),
		.at = row_instant(rows, "at"),
		.given_on = row_day(rows, "given_on"),
	};
	response_from(row_text(rows, "kind"), &response.kind);
	return response;
}

static const char *const kind_words[] = {
	[RESPONSE_NONE] = "none",
	[RESPONSE_ACCEPTED] = "accepted",
	[RESPONSE_PARTLY] = "partly",
	[RESPONSE_NOTED] = "noted",
};

const char *response_word(ResponseKind kind)
{
	return kind_words[kind];
}

bool response_from(Str word, ResponseKind *kind)
{
	int index = word_index(kind_words, RESPONSE_NOTED + 1, word);
	if (index >= 0)
		*kind = (ResponseKind)index;
	return index >= 0;
}

const FormalResponse *response_newest(Db *db, Id recommendation)
{
	FormalResponse *response = NULL;
	Rows *rows = db_query(db,
			      "SELECT * FROM response WHERE recommendation = $1"
			      " ORDER BY id DESC LIMIT 1",
			      ID(recommendation));
	while (db_next(rows)) {
		response = NEW(db_arena(db), FormalResponse);
		*response = read_response(rows);
	}
	return response;
}

FormalResponseList response_list(Db *db, Id recommendation)
{
	FormalResponseList list = { 0 };
	Rows *rows = db_query(db, "SELECT * FROM response WHERE recommendation = $1 ORDER BY id",
			      ID(recommendation));
	while (db_next(rows))
		*list_push(db_arena(db), &list) = read_response(rows);
	return list;
}

bool response_needs_reason(ResponseKind kind)
{
	return kind == RESPONSE_PARTLY || kind == RESPONSE_NOTED;
}

Id response_add(Db *db, const FormalResponse *response, Id newest_seen, const Actor *by)
{
	const FormalResponse *newest = response_newest(db, response->recommendation);
	if ((newest ? newest->id : 0) != newest_seen)
		return 0;
	if (response_needs_reason(response->kind) && str_trim(response->reason).length == 0)
		return 0;

	Id id = db_insert(db,
			  "INSERT INTO response (recommendation, kind, reason, signer, signed_on,"
			  " person, at, given_on)"
			  " VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id",
			  ID(response->recommendation), TEXT(str_of(response_word(response->kind))),
			  TEXT(response->reason), TEXT(response->signer), DAY(response->signed_on),
			  ID(by->person), INSTANT(by->now), DAY(by->today));
	JsonObject facts = json_object(db_arena(db));
	json_integer(&facts, "recommendation", response->recommendation);
	json_text(&facts, "kind", str_of(response_word(response->kind)));
	json_text(&facts, "reason", response->reason);
	json_text(&facts, "signer", response->signer);
	json_day(&facts, "signed_on", response->signed_on);
	journal_add(db, by, "add", "response", id, &facts, NULL);
	recommendation_state_refresh(db, response->recommendation, by->today);
	return id;
}
