/* SPDX-License-Identifier: Apache-2.0 */
#include "records/setting.h"

#include <string.h>

#include "base/digest.h"
#include "base/log.h"

static const struct SettingDefault {
	const char *name, *value;
} setting_defaults[] = {
	{ "regency.name", "" },
	{ "regency.code", "" },
	{ "regency.zone", "WIB" },
	{ "is_demo", "0" },
	{ "session.idle_minutes", "30" },
	{ "session.absolute_hours", "12" },
	{ "link.reset_hours", "1" },
	{ "week.days", "5" },
	{ "letter.head", "" },
	{ "progress.report_days", "10" },
	{ "agency.organisation_bureau", "bagian-organisasi" },
};

static const char *const secret_names[] = { "form", "tracking" };

#define COUNT_OF(array) (sizeof(array) / sizeof *(array))

/* A name that is not in the table is a slip of the pen in the program. */
static Str setting_default(const char *name)
{
	for (size_t i = 0; i < COUNT_OF(setting_defaults); i++)
		if (strcmp(setting_defaults[i].name, name) == 0)
			return str_of(setting_defaults[i].value);
	fatal("no setting is called %s", name);
}

Str setting_find(Db *db, const char *name)
{
	Str value = setting_default(name);
	Rows *rows = db_query(db, "SELECT value FROM setting WHERE name = $1", TEXT(str_of(name)));
	if (db_next(rows))
		value = row_text(rows, "value");
	db_rows_end(rows);
	return value;
}

int64_t setting_integer(Db *db, const char *name)
{
	int64_t number = 0;
	if (!str_integer(setting_find(db, name), &number))
		str_integer(setting_default(name), &number);
	return number;
}

void setting_change(Db *db, const char *name, Str value, const Actor *by)
{
	Str before = setting_find(db, name);
	if (str_equal(before, value))
		return;

	db_write(db,
		 "INSERT INTO setting (name, value, version) VALUES ($1, $2, 1)"
		 " ON CONFLICT (name) DO UPDATE"
		 " SET value = excluded.value, version = setting.version + 1",
		 TEXT(str_of(name)), TEXT(value));

	JsonObject public_facts = json_object(db_arena(db));
	json_text(&public_facts, "name", str_of(name));
	JsonObject private_facts = json_object(db_arena(db));
	json_text(&private_facts, "before", before);
	json_text(&private_facts, "value", value);
	journal_add(db, by, "change", "setting", 0, &public_facts, &private_facts);
}

int setting_zone_hours(Db *db)
{
	Str zone = setting_find(db, "regency.zone");
	if (str_equal_c(zone, "WITA"))
		return 8;
	return str_equal_c(zone, "WIT") ? 9 : 7;
}

Str secret_find(Db *db, const char *name)
{
	Str value = { 0 };
	Rows *rows = db_query(db, "SELECT value FROM secret WHERE name = $1", TEXT(str_of(name)));
	if (db_next(rows))
		value = row_bytes(rows, "value");
	db_rows_end(rows);
	return value;
}

void secrets_make(Db *db, const Actor *by)
{
	for (size_t i = 0; i < COUNT_OF(secret_names); i++) {
		char bytes[32];
		random_bytes(bytes, sizeof bytes);
		Str name = str_of(secret_names[i]);
		int64_t made = db_write(db,
					"INSERT INTO secret (name, value) VALUES ($1, $2)"
					" ON CONFLICT (name) DO NOTHING",
					TEXT(name), BYTES(((Str){ bytes, sizeof bytes })));
		if (made == 0)
			continue;
		JsonObject facts = json_object(db_arena(db));
		json_text(&facts, "name", name);
		journal_add(db, by, "add", "secret", 0, &facts, NULL);
	}
}
