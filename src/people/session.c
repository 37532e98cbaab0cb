/* SPDX-License-Identifier: Apache-2.0 */
#include "people/session.h"

#include <string.h>

#include "base/digest.h"
#include "base/list.h"
#include "people/session_use.h"
#include "records/setting.h"

#define TOKEN_BYTES 32
#define TOKEN_CHARACTERS (2 * TOKEN_BYTES)
#define MINUTE_SECONDS 60
#define HOUR_SECONDS (60 * 60)
#define KEPT_SECONDS (30 * 24 * HOUR_SECONDS)

static bool is_over(Db *db, const Session *session, Instant now);

static Session read_session(Rows *rows)
{
	return (Session){
		.id = row_id(rows, "id"),
		.person = row_id(rows, "person"),
		.begun_at = row_instant(rows, "begun_at"),
		.used_at = row_instant(rows, "used_at"),
		.device = row_text(rows, "device"),
		.network = row_text(rows, "network"),
	};
}

static Str token_hash(Arena *arena, Str token)
{
	Digest digest = digest_sha256(token);
	return digest_hex(arena, &digest);
}

/* Ids are small numbers that another database has too; the token's hash is one of its kind. */
static uint64_t use_key(Str token)
{
	Digest digest = digest_sha256(token);
	uint64_t key;
	memcpy(&key, digest.bytes, sizeof key);
	return key;
}

Str session_add(Db *db, Id person, const Actor *by)
{
	return session_add_from(db, &(Session){ .person = person }, by);
}

Str session_add_from(Db *db, const Session *session, const Actor *by)
{
	Str token = random_hex(db_arena(db), TOKEN_BYTES);
	Id id = db_insert(db,
			  "INSERT INTO session (token_sha256, person, begun_at, used_at, device,"
			  " network) VALUES ($1, $2, $3, $3, $4, $5) RETURNING id",
			  TEXT(token_hash(db_arena(db), token)), ID(session->person),
			  INTEGER(by->now.seconds), TEXT_OR_NULL(session->device),
			  TEXT_OR_NULL(session->network));
	journal_add(db, by, "begin", "session", id, NULL, NULL);
	return token;
}

const Session *session_find(Db *db, Str token, Instant now)
{
	if (token.length != TOKEN_CHARACTERS)
		return NULL;
	Session *session = NULL;
	Rows *rows = db_query(db,
			      "SELECT s.id, s.person, s.begun_at, s.used_at, s.device,"
			      " s.network"
			      " FROM session s JOIN person p ON p.id = s.person"
			      " WHERE s.token_sha256 = $1 AND s.ended_at IS NULL"
			      " AND p.blocked_at IS NULL",
			      TEXT(token_hash(db_arena(db), token)));
	if (db_next(rows)) {
		session = NEW(db_arena(db), Session);
		*session = read_session(rows);
	}
	db_rows_end(rows);
	if (!session)
		return NULL;

	Instant noted = session_use_find(use_key(token));
	if (noted.seconds > session->used_at.seconds)
		session->used_at = noted;
	if (is_over(db, session, now))
		return NULL;
	session_use_note(use_key(token), session->id, now);
	return session;
}

Id session_find_ended(Db *db, Str token)
{
	Rows *rows = db_query(db, "SELECT id FROM session WHERE token_sha256 = $1",
			      TEXT(token_hash(db_arena(db), token)));
	Id id = db_next(rows) ? row_id(rows, "id") : 0;
	db_rows_end(rows);
	return id;
}

static bool is_over(Db *db, const Session *session, Instant now)
{
	int64_t idle = setting_integer(db, "session.idle_minutes") * MINUTE_SECONDS;
	int64_t absolute = setting_integer(db, "session.absolute_hours") * HOUR_SECONDS;
	return now.seconds - session->used_at.seconds > idle ||
	       now.seconds - session->begun_at.seconds > absolute;
}

SessionList session_list(Db *db, Id person, Instant now)
{
	SessionList sessions = { 0 };
	Rows *rows = db_query(db,
			      "SELECT * FROM session WHERE person = $1 AND ended_at IS NULL"
			      " ORDER BY used_at DESC, id DESC",
			      ID(person));
	while (db_next(rows)) {
		Session session = read_session(rows);
		if (!is_over(db, &session, now))
			*list_push(db_arena(db), &sessions) = session;
	}
	return sessions;
}

Id session_find_of(Db *db, Id person, Id session)
{
	Rows *rows = db_query(db,
			      "SELECT id FROM session WHERE id = $1 AND person = $2"
			      " AND ended_at IS NULL",
			      ID(session), ID(person));
	Id found = db_next(rows) ? row_id(rows, "id") : 0;
	db_rows_end(rows);
	return found;
}

void session_end(Db *db, Id session, const Actor *by)
{
	int64_t ended = db_write(db,
				 "UPDATE session SET ended_at = $2"
				 " WHERE id = $1 AND ended_at IS NULL",
				 ID(session), INTEGER(by->now.seconds));
	if (ended)
		journal_add(db, by, "end", "session", session, NULL, NULL);
}

void session_end_all(Db *db, Id person, Id keep, const Actor *by)
{
	int64_t ended = db_write(db,
				 "UPDATE session SET ended_at = $3"
				 " WHERE person = $1 AND id <> $2 AND ended_at IS NULL",
				 ID(person), INTEGER(keep), INTEGER(by->now.seconds));
	if (ended == 0)
		return;
	JsonObject facts = json_object(db_arena(db));
	json_integer(&facts, "person", person);
	json_integer(&facts, "count", ended);
	journal_add(db, by, "end_all", "session", 0, NULL, &facts);
}

void session_uses_write(Db *db, Instant now)
{
	SessionUseList uses = session_uses_take(db_arena(db));
	for (size_t i = 0; i < uses.count; i++) {
		int64_t at = uses.items[i].at.seconds;
		db_write(db, "UPDATE session SET used_at = $2 WHERE id = $1 AND used_at < $2",
			 ID(uses.items[i].session), INTEGER(at < now.seconds ? at : now.seconds));
	}
}

void sessions_sweep(Db *db, Instant now)
{
	db_write(db, "DELETE FROM session WHERE begun_at < $1 AND used_at < $1",
		 INTEGER(now.seconds - KEPT_SECONDS));
}
