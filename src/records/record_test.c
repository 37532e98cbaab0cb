/* SPDX-License-Identifier: Apache-2.0 */
/* Journal, settings and secrets. */
#include "base/test.h"
#include "db/test_db.h"

#include "records/setting.h"

static const Actor by = {
	.person = 3,
	.on_behalf = 4,
	.agency = 5,
	.source = BY_API,
	.request = { "r-1", 3 },
	.now = { 1800000000 },
};

static void the_journal_says_who_when_and_what(void **state)
{
	Db *db = *state;
	JsonObject facts = json_object(db_arena(db));
	json_text(&facts, "z", S("last"));
	json_integer(&facts, "a", 1);
	Id id = journal_add(db, &by, "change", "thing", 9, &facts, NULL);
	JournalEntryList entries = journal_list_of(db, "thing", 9);
	assert_int_equal(entries.count, 1);
	JournalEntry entry = entries.items[0];
	assert_int_equal(entry.id, id);
	assert_int_equal(entry.at.seconds, 1800000000);
	assert_int_equal(entry.person, 3);
	assert_int_equal(entry.on_behalf, 4);
	assert_int_equal(entry.agency, 5);
	assert_text(entry.source, "api");
	assert_text(entry.request, "r-1");
	assert_text(entry.deed, "change");
	assert_text(entry.public_facts, "{\"a\":1,\"z\":\"last\"}");
	assert_text(entry.private_facts, "{}");
}

static void the_journal_of_a_subject_is_in_order_and_its_own(void **state)
{
	Db *db = *state;
	journal_add(db, &by, "add", "thing", 1, NULL, NULL);
	journal_add(db, &by, "add", "thing", 2, NULL, NULL);
	journal_add(db, &by, "add", "other", 1, NULL, NULL);
	journal_add(db, &by, "change", "thing", 1, NULL, NULL);
	JournalEntryList entries = journal_list_of(db, "thing", 1);
	assert_int_equal(entries.count, 2);
	assert_text(entries.items[0].deed, "add");
	assert_text(entries.items[1].deed, "change");
}

static void the_journal_is_read_on_from_a_row(void **state)
{
	Db *db = *state;
	assert_int_equal(journal_last_id(db), 0);
	Id first = journal_add(db, &by, "add", "thing", 1, NULL, NULL);
	Id second = journal_add(db, &by, "add", "thing", 2, NULL, NULL);
	assert_int_equal(journal_last_id(db), second);
	assert_int_equal(journal_list_after(db, first).count, 1);
	assert_int_equal(journal_list_after(db, second).count, 0);
}

static void a_setting_has_a_default_until_it_is_changed(void **state)
{
	Db *db = *state;
	assert_text(setting_find(db, "regency.zone"), "WIB");
	setting_change(db, "regency.zone", S("WIT"), &by);
	assert_text(setting_find(db, "regency.zone"), "WIT");
	setting_change(db, "regency.zone", S("WITA"), &by);
	assert_text(setting_find(db, "regency.zone"), "WITA");
	assert_int_equal(journal_list_after(db, 0).count, 2);
}

static void a_setting_that_stays_is_not_journalled(void **state)
{
	Db *db = *state;
	setting_change(db, "regency.zone", S("WIB"), &by);
	assert_int_equal(journal_last_id(db), 0);
}

static void a_settings_value_stays_out_of_the_public_journal(void **state)
{
	Db *db = *state;
	setting_change(db, "letter.head", S("Jl. Alun-alun Utara 7"), &by);
	JournalEntry entry = journal_list_after(db, 0).items[0];
	assert_text(entry.public_facts, "{\"name\":\"letter.head\"}");
	assert_text(entry.private_facts, "{\"before\":null,\"value\":\"Jl. Alun-alun Utara 7\"}");
}

static void a_number_that_cannot_be_read_is_the_default(void **state)
{
	Db *db = *state;
	setting_change(db, "session.idle_minutes", S("half an hour"), &by);
	assert_int_equal(setting_integer(db, "session.idle_minutes"), 30);
	setting_change(db, "session.idle_minutes", S("45"), &by);
	assert_int_equal(setting_integer(db, "session.idle_minutes"), 45);
}

static void an_unknown_setting_is_a_bug(void **state)
{
	Db *db = *state;
	assert_fatal(setting_find(db, "regency.mood"));
}

static void the_zones_are_seven_eight_and_nine_hours_east(void **state)
{
	Db *db = *state;
	assert_int_equal(setting_zone_hours(db), 7);
	setting_change(db, "regency.zone", S("WITA"), &by);
	assert_int_equal(setting_zone_hours(db), 8);
	setting_change(db, "regency.zone", S("WIT"), &by);
	assert_int_equal(setting_zone_hours(db), 9);
}

static void secrets_are_made_once_and_differ(void **state)
{
	Db *db = *state;
	assert_int_equal(secret_find(db, "form").length, 0);
	secrets_make(db, &by);
	Str form = secret_find(db, "form");
	assert_int_equal(form.length, 32);
	assert_int_equal(secret_find(db, "tracking").length, 32);
	assert_false(str_equal(form, secret_find(db, "tracking")));
	Id last = journal_last_id(db);
	secrets_make(db, &by);
	assert_true(str_equal(form, secret_find(db, "form")));
	assert_int_equal(journal_last_id(db), last);
}

static const struct CMUnitTest tests[] = {
	WRITE_TEST(the_journal_says_who_when_and_what),
	WRITE_TEST(the_journal_of_a_subject_is_in_order_and_its_own),
	WRITE_TEST(the_journal_is_read_on_from_a_row),
	WRITE_TEST(a_setting_has_a_default_until_it_is_changed),
	WRITE_TEST(a_setting_that_stays_is_not_journalled),
	WRITE_TEST(a_settings_value_stays_out_of_the_public_journal),
	WRITE_TEST(a_number_that_cannot_be_read_is_the_default),
	WRITE_TEST(an_unknown_setting_is_a_bug),
	WRITE_TEST(the_zones_are_seven_eight_and_nine_hours_east),
	WRITE_TEST(secrets_are_made_once_and_differ),
};

int main(void)
{
	return cmocka_run_group_tests(tests, NULL, NULL);
}
