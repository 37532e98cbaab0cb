/* SPDX-License-Identifier: Apache-2.0 */
#include "records/journal.h"

#include "base/list.h"

static const char *const source_words[] = {
	[BY_PAGE] = "page", [BY_API] = "api",	      [BY_IMPORT] = "import",
	[BY_JOB] = "job",   [BY_COMMAND] = "command",
};

JournalEntry journal_read_public(Rows *rows)
{
	return (JournalEntry){
		.id = row_id(rows, "id"),
		.at = row_instant(rows, "at"),
		.person = row_id(rows, "person"),
		.on_behalf = row_id(rows, "on_behalf"),
		.agency = row_id(rows, "agency"),
		.source = row_text(rows, "source"),
		.request = row_text(rows, "request"),
		.deed = row_text(rows, "deed"),
		.kind = row_text(rows, "kind"),
		.subject = row_id(rows, "subject"),
		.public_facts = row_text(rows, "public"),
	};
}

static JournalEntry read_entry(Rows *rows)
{
	JournalEntry entry = journal_read_public(rows);
	entry.private_facts = row_text(rows, "private");
	return entry;
}

static JournalEntryList read_entries(Db *db, Rows *rows)
{
	JournalEntryList entries = { 0 };
	while (db_next(rows))
		*list_push(db_arena(db), &entries) = read_entry(rows);
	return entries;
}

static Str facts_text(const JsonObject *facts)
{
	return facts ? json_print(facts) : S("{}");
}

Id journal_add(Db *db, const Actor *by, const char *deed, const char *kind, Id subject,
	       const JsonObject *public_facts, const JsonObject *private_facts)
{
	return db_insert(
		db,
		"INSERT INTO journal (at, person, on_behalf, agency, source, request, deed, kind,"
		" subject, public, private)"
		" VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) RETURNING id",
		INTEGER(by->now.seconds), ID(by->person), ID(by->on_behalf), ID(by->agency),
		TEXT(str_of(source_words[by->source])), TEXT(by->request), TEXT(str_of(deed)),
		TEXT(str_of(kind)), ID(subject), TEXT(facts_text(public_facts)),
		TEXT(facts_text(private_facts)));
}

JournalEntryList journal_list_of(Db *db, const char *kind, Id subject)
{
	return read_entries(db, db_query(db,
					 "SELECT * FROM journal WHERE kind = $1 AND subject = $2"
					 " ORDER BY id",
					 TEXT(str_of(kind)), ID(subject)));
}

JournalEntryList journal_list_after(Db *db, Id id)
{
	return read_entries(
		db, db_query(db, "SELECT * FROM journal WHERE id > $1 ORDER BY id", INTEGER(id)));
}

Id journal_last_id(Db *db)
{
	Rows *rows = db_query(db, "SELECT MAX(id) AS id FROM journal");
	Id id = db_next(rows) ? row_id(rows, "id") : 0;
	db_rows_end(rows);
	return id;
}

/* Asked for each new row of a kind that can be removed, so through journal_subject alone. */
Id journal_unused_subject(Db *db, const char *kind, Id id)
{
	Id last = 0;
	Rows *rows = db_query(db, "SELECT MAX(subject) AS last FROM journal WHERE kind = $1",
			      TEXT(str_of(kind)));
	while (db_next(rows))
		last = row_id(rows, "last");
	return last >= id ? last + 1 : id;
}
