/* SPDX-License-Identifier: Apache-2.0 */
/* Somebody with an account. Citizens need none. Passwords are argon2id hashes; nobody has a default
 * one. */
#ifndef NYATA_PERSON_H
#define NYATA_PERSON_H

#include "people/role.h"

typedef struct Person {
	Id id;
	Str name, account,
		office; /* account: what is typed at sign-in; office: "Kepala Bagian Organisasi" */
	Str email;	/* {0}: none; person_email.h changes it */
	Id email_by;	/* who gave it; 0: a command */
	bool has_password, is_blocked;
	int64_t version;
	RoleGrantList roles; /* in force today; filled by person_find() */
} Person;

typedef struct PersonList {
	Person *items;
	size_t count, capacity;
} PersonList;

/* Small letters, digits, "." "-" "_", at least 2 and at most 40 of them, the first a letter or a
 * digit. */
bool account_is_valid(Str account);

const Person *person_find(Db *db, Id id, Day on);
/* The case of ASCII letters does not matter. */
const Person *person_find_account(Db *db, Str account, Day on);
/* The stored hash, for prepare functions only; {0} when none. */
Str person_password_hash(Db *db, Id id);
/* By name. */
PersonList person_list(Db *db, Day on);

/* 0 when the account is taken. With its address, where it has one. */
Id person_add(Db *db, const Person *person, const Actor *by);
/* Name and office; the account stays. false: somebody else changed it (version). */
bool person_change(Db *db, const Person *person, const Actor *by);

typedef struct NewPassword {
	Id person;
	Str hash;	 /* from password_hash() in HEAVY */
	Id keep_session; /* 0: none */
} NewPassword;

/* Ends all other sessions of the person, and the links that could set the password. */
void person_password_change(Db *db, const NewPassword *password, const Actor *by);
/* A blocked person signs in no more; the sessions and links end at once. false: somebody else
 * changed the person (version). */
bool person_block(Db *db, const Person *person, bool blocked, const Actor *by);

uint32_t person_role_bits(const Person *person);
bool person_holds(const Person *person, Role role);

/* One-use links (first administrator, invitation): the token is shown once and stored as a hash. A
 * new link ends the earlier ones of that person and purpose. */
#define LINK_SETS_PASSWORD "set_password"
#define LINK_RESETS_PASSWORD "reset_password" /* asked for by who forgot it */

typedef struct OneTimeLink {
	Id person;
	Str purpose;
	int64_t hours; /* that it works */
} OneTimeLink;

/* The token. */
Str one_time_link_add(Db *db, const OneTimeLink *link, const Actor *by);
/* The person, when the link is unused and in time; 0 otherwise. */
Id one_time_link_find(Db *db, Str token, Str purpose, Instant now);
/* Has the person an unused one that was made after that instant? */
bool one_time_link_is_fresh(Db *db, Id person, Str purpose, Instant after);
/* false: somebody was faster. */
bool one_time_link_use(Db *db, Str token, const Actor *by);

#endif
