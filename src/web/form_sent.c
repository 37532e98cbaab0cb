/* SPDX-License-Identifier: Apache-2.0 */
#include "web/form_sent.h"

#include "base/digest.h"

enum { KEPT_SECONDS = 7 * 24 * 60 * 60 };

static void add_measured(DigestStream *stream, Str text);

const FormSent *form_sent_find(Db *db, Str key)
{
	Rows *rows = db_query(db, "SELECT fields_sha256, location FROM form_sent WHERE key = $1",
			      TEXT(key));
	if (!db_next(rows))
		return NULL;
	FormSent *sent = NEW(db_arena(db), FormSent);
	*sent = (FormSent){
		.fields_sha256 = row_text(rows, "fields_sha256"),
		.location = row_text(rows, "location"),
	};
	db_rows_end(rows);
	return sent;
}

void form_sent_add(Db *db, Str key, const FormSent *sent, Instant now)
{
	db_write(db,
		 "INSERT INTO form_sent (key, fields_sha256, location, at)"
		 " VALUES ($1, $2, $3, $4)",
		 TEXT(key), TEXT(sent->fields_sha256), TEXT(sent->location), INSTANT(now));
}

void form_sent_sweep(Db *db, Instant now)
{
	db_write(db, "DELETE FROM form_sent WHERE at < $1",
		 INSTANT(((Instant){ now.seconds - KEPT_SECONDS })));
}

Str form_fields_sha256(const Request *rq)
{
	DigestStream stream;
	digest_stream_begin(&stream);
	for (size_t i = 0; i < rq->form_fields.count; i++) {
		if (str_equal_c(rq->form_fields.items[i].name, "form"))
			continue;
		add_measured(&stream, rq->form_fields.items[i].name);
		add_measured(&stream, rq->form_fields.items[i].value);
	}
	for (size_t i = 0; i < rq->uploads.count; i++) {
		add_measured(&stream, rq->uploads.items[i].field);
		add_measured(&stream, rq->uploads.items[i].sha256);
	}
	Digest digest = digest_stream_end(&stream);
	return digest_hex(rq->arena, &digest);
}

/* The length stands in front, so that "ab" and "c" differ from "a" and "bc". */
static void add_measured(DigestStream *stream, Str text)
{
	uint64_t length = text.length;
	digest_stream_add(stream, &length, sizeof length);
	digest_stream_add(stream, text.at, text.length);
}
