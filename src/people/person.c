/* SPDX-License-Identifier: Apache-2.0 */
#include "people/person.h"

#include "base/list.h"
#include "people/one_time_link.h"
#include "people/session.h"

#define ACCOUNT_LEAST 2
#define ACCOUNT_MOST 40

static Str account_folded(Arena *arena, Str account);
static void journal_person(Db *db, const Person *person, const char *deed, const Actor *by);

static Person read_person(Rows *rows)
{
	return (Person){
		.id = row_id(rows, "id"),
		.name = row_text(rows, "name"),
		.account = row_text(rows, "account"),
		.office = row_text(rows, "office"),
		.email = row_text(rows, "email"),
		.email_by = row_id(rows, "email_by"),
		.has_password = !row_is_null(rows, "password"),
		.is_blocked = !row_is_null(rows, "blocked_at"),
		.version = row_integer(rows, "version"),
	};
}

static const Person *read_one(Db *db, Rows *rows, Day on)
{
	Person *person = NULL;
	if (db_next(rows)) {
		person = NEW(db_arena(db), Person);
		*person = read_person(rows);
	}
	db_rows_end(rows);
	if (person)
		person->roles = role_list_of(db, person->id, on);
	return person;
}

static bool is_account_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

bool account_is_valid(Str account)
{
	if (account.length < ACCOUNT_LEAST || account.length > ACCOUNT_MOST ||
	    !is_account_letter(account.at[0]))
		return false;
	for (size_t i = 0; i < account.length; i++) {
		char c = account.at[i];
		if (!is_account_letter(c) && c != '.' && c != '-' && c != '_')
			return false;
	}
	return true;
}

const Person *person_find(Db *db, Id id, Day on)
{
	return read_one(db, db_query(db, "SELECT * FROM person WHERE id = $1", ID(id)), on);
}

const Person *person_find_account(Db *db, Str account, Day on)
{
	Str folded = account_folded(db_arena(db), account);
	return read_one(db, db_query(db, "SELECT * FROM person WHERE account = $1", TEXT(folded)),
			on);
}

static Str account_folded(Arena *arena, Str account)
{
	char *folded = NEW_ARRAY(arena, char, account.length + 1);
	for (size_t i = 0; i < account.length; i++) {
		char c = account.at[i];
		folded[i] = c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
	}
	return (Str){ folded, account.length };
}

Str person_password_hash(Db *db, Id id)
{
	Str hash = { 0 };
	Rows *rows = db_query(db, "SELECT password FROM person WHERE id = $1", ID(id));
	if (db_next(rows))
		hash = row_text(rows, "password");
	db_rows_end(rows);
	return hash;
}

PersonList person_list(Db *db, Day on)
{
	PersonList persons = { 0 };
	Rows *rows = db_query(db, "SELECT * FROM person ORDER BY name, id");
	while (db_next(rows))
		*list_push(db_arena(db), &persons) = read_person(rows);

	RoleGrantList grants = role_list(db, on);
	for (size_t i = 0; i < persons.count; i++)
		for (size_t j = 0; j < grants.count; j++)
			if (grants.items[j].person == persons.items[i].id)
				*list_push(db_arena(db), &persons.items[i].roles) = grants.items[j];
	return persons;
}

Id person_add(Db *db, const Person *person, const Actor *by)
{
	Person added = *person;
	added.account = account_folded(db_arena(db), person->account);
	added.id = db_insert(db,
			     "INSERT INTO person (name, account, office, email, email_by, version)"
			     " VALUES ($1, $2, $3, $4, $5, 1)"
			     " ON CONFLICT (account) DO NOTHING RETURNING id",
			     TEXT(added.name), TEXT(added.account), TEXT(added.office),
			     TEXT_OR_NULL(added.email), ID(added.email.length ? by->person : 0));
	if (added.id)
		journal_person(db, &added, "add", by);
	return added.id;
}

bool person_change(Db *db, const Person *person, const Actor *by)
{
	int64_t changed = db_write(db,
				   "UPDATE person SET name = $2, office = $3, version = version + 1"
				   " WHERE id = $1 AND version = $4",
				   ID(person->id), TEXT(person->name), TEXT(person->office),
				   INTEGER(person->version));
	if (changed == 0)
		return false;
	journal_person(db, person, "change", by);
	return true;
}

void person_password_change(Db *db, const NewPassword *password, const Actor *by)
{
	db_write(db, "UPDATE person SET password = $2, version = version + 1 WHERE id = $1",
		 ID(password->person), TEXT(password->hash));
	journal_add(db, by, "change_password", "person", password->person, NULL, NULL);
	one_time_links_end(db, password->person, by->now);
	session_end_all(db, password->person, password->keep_session, by);
}

bool person_block(Db *db, const Person *person, bool blocked, const Actor *by)
{
	Instant blocked_at = blocked ? by->now : (Instant){ 0 };
	int64_t changed = db_write(db,
				   "UPDATE person SET blocked_at = $2, version = version + 1"
				   " WHERE id = $1 AND version = $3",
				   ID(person->id), INSTANT(blocked_at), INTEGER(person->version));
	if (!changed)
		return false;
	journal_add(db, by, blocked ? "block" : "unblock", "person", person->id, NULL, NULL);
	if (blocked) {
		one_time_links_end(db, person->id, by->now);
		session_end_all(db, person->id, 0, by);
	}
	return true;
}

/* The public reads offices; names and accounts stay in the private part. */
static void journal_person(Db *db, const Person *person, const char *deed, const Actor *by)
{
	JsonObject public_facts = json_object(db_arena(db));
	json_text(&public_facts, "office", person->office);
	JsonObject private_facts = json_object(db_arena(db));
	json_text(&private_facts, "name", person->name);
	json_text(&private_facts, "account", person->account);
	if (person->email.length)
		json_text(&private_facts, "email", person->email);
	journal_add(db, by, deed, "person", person->id, &public_facts, &private_facts);
}

uint32_t person_role_bits(const Person *person)
{
	uint32_t bits = 0;
	for (size_t i = 0; person && i < person->roles.count; i++)
		bits |= ROLE_BIT(person->roles.items[i].role);
	return bits;
}

bool person_holds(const Person *person, Role role)
{
	return (person_role_bits(person) & ROLE_BIT(role)) != 0;
}
