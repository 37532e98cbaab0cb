/* SPDX-License-Identifier: Apache-2.0 */
#include "people/one_time_link.h"

#include "base/digest.h"
#include "records/outbox.h"

#define TOKEN_BYTES 32
#define HOUR_SECONDS (60 * 60)

static Str token_hash(Arena *arena, Str token)
{
	Digest digest = digest_sha256(token);
	return digest_hex(arena, &digest);
}

Str one_time_link_add(Db *db, const OneTimeLink *link, const Actor *by)
{
	db_write(db,
		 "UPDATE one_time_link SET used_at = $3"
		 " WHERE person = $1 AND purpose = $2 AND used_at IS NULL",
		 ID(link->person), TEXT(link->purpose), INTEGER(by->now.seconds));

	Arena *arena = db_arena(db);
	Str token = random_hex(arena, TOKEN_BYTES);
	Id id = db_insert(db,
			  "INSERT INTO one_time_link (token_sha256, person, purpose, made_at,"
			  " ends_at) VALUES ($1, $2, $3, $4, $5) RETURNING id",
			  TEXT(token_hash(arena, token)), ID(link->person), TEXT(link->purpose),
			  INTEGER(by->now.seconds),
			  INTEGER(by->now.seconds + link->hours * HOUR_SECONDS));
	JsonObject facts = json_object(arena);
	json_text(&facts, "purpose", link->purpose);
	json_integer(&facts, "hours", link->hours);
	json_integer(&facts, "person", link->person);
	journal_add(db, by, "add", "one_time_link", id, NULL, &facts);
	return token;
}

Id one_time_link_find(Db *db, Str token, Str purpose, Instant now)
{
	Rows *rows = db_query(db,
			      "SELECT l.person FROM one_time_link l"
			      " JOIN person p ON p.id = l.person"
			      " WHERE l.token_sha256 = $1 AND l.purpose = $2"
			      " AND l.used_at IS NULL AND l.ends_at > $3 AND p.blocked_at IS NULL",
			      TEXT(token_hash(db_arena(db), token)), TEXT(purpose),
			      INTEGER(now.seconds));
	Id person = db_next(rows) ? row_id(rows, "person") : 0;
	db_rows_end(rows);
	return person;
}

bool one_time_link_is_fresh(Db *db, Id person, Str purpose, Instant after)
{
	Rows *rows = db_query(db,
			      "SELECT id FROM one_time_link WHERE person = $1 AND purpose = $2"
			      " AND used_at IS NULL AND made_at > $3 LIMIT 1",
			      ID(person), TEXT(purpose), INTEGER(after.seconds));
	bool is_fresh = db_next(rows);
	db_rows_end(rows);
	return is_fresh;
}

bool one_time_link_use(Db *db, Str token, const Actor *by)
{
	Str hash = token_hash(db_arena(db), token);
	int64_t used = db_write(db,
				"UPDATE one_time_link SET used_at = $2"
				" WHERE token_sha256 = $1 AND used_at IS NULL AND ends_at > $2",
				TEXT(hash), INTEGER(by->now.seconds));
	if (used == 0)
		return false;
	journal_add(db, by, "use", "one_time_link", 0, NULL, NULL);
	return true;
}

void one_time_links_end(Db *db, Id person, Instant now)
{
	db_write(db, "UPDATE one_time_link SET used_at = $2 WHERE person = $1 AND used_at IS NULL",
		 ID(person), INTEGER(now.seconds));
	outbox_cancel_links(db, person, now);
}
