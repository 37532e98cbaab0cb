/* SPDX-License-Identifier: Apache-2.0 */
#include "people/person_email.h"

#include "base/list.h"

bool person_email_may_be_set(Db *db, Id person, const Actor *by)
{
	return (by->person && by->person == person) || role_may_renew_access(db, person, by);
}

void person_email_change(Db *db, const Person *person, Str email, const Actor *by)
{
	if (str_equal(person->email, email) && person->email_by == by->person)
		return;
	db_write(db,
		 "UPDATE person SET email = $2, email_by = $3, version = version + 1"
		 " WHERE id = $1",
		 ID(person->id), TEXT_OR_NULL(email), ID(email.length ? by->person : 0));
	JsonObject facts = json_object(db_arena(db));
	json_text(&facts, "email", email);
	journal_add(db, by, "change_email", "person", person->id, NULL, &facts);
}

Str person_email_for_links(Db *db, const Person *person, Day on)
{
	bool is_own = person->email_by == person->id;
	if (!person->email.length || is_own || role_admin_may_renew(db, person->id, on))
		return person->email;
	Actor giver = { .person = person->email_by,
			.source = person->email_by ? BY_PAGE : BY_COMMAND,
			.today = on };
	return role_may_renew_access(db, person->id, &giver) ? person->email : (Str){ 0 };
}

PersonList person_list_of_email(Db *db, Str email, Day on)
{
	PersonList persons = { 0 };
	IdList ids = { 0 };
	Rows *rows = db_query(db,
			      "SELECT id FROM person WHERE email = $1 AND blocked_at IS NULL"
			      " ORDER BY id LIMIT 5",
			      TEXT(email));
	while (db_next(rows))
		*list_push(db_arena(db), &ids) = row_id(rows, "id");
	for (size_t i = 0; i < ids.count; i++) {
		const Person *person = person_find(db, ids.items[i], on);
		if (person)
			*list_push(db_arena(db), &persons) = *person;
	}
	return persons;
}
