/* SPDX-License-Identifier: Apache-2.0 */
/* The pages of persons: who has an account, what they may, their links. */
#ifndef NYATA_PERSON_PAGES_H
#define NYATA_PERSON_PAGES_H

#include "people/role_pages.h"

typedef struct GrantRow {
	RoleGrant grant;
	Str agency;
	bool may_end;
} GrantRow;

typedef struct GrantRowList {
	GrantRow *items;
	size_t count, capacity;
} GrantRowList;

/* A person as a reader may see and change it. */
typedef struct PersonPage {
	const Person *person;
	GrantRowList grants;
	GrantOptions options; /* what the reader may give */
	bool may_change, may_renew, may_set_email;
} PersonPage;

typedef struct PersonPageList {
	PersonPage *items;
	size_t count, capacity;
} PersonPageList;

/* NULL: there is none, or the reader may not see it, which is the same. */
const Person *person_seen(Request *rq, Id id);
PersonPage person_page(Request *rq, const Person *person);
/* The optional field "email", with a fault when it is no address. */
Str form_email(Request *rq);
/* Changes it and tells the address that held until now. */
void change_email(Request *rq, const Person *person, Str email);
/* "person 7", for the journal of refused deeds. */
Str person_about(Request *rq, const Person *person);
/* May the reader add somebody, at one agency at least? */
bool person_may_be_added(const Request *rq);
/* May the reader add somebody who has no role yet? */
bool person_may_be_roleless(const Request *rq);

Response person_index(Request *rq);  /* GET /pengguna */
Response person_new(Request *rq);    /* GET /pengguna/baru */
Response person_create(Request *rq); /* POST /pengguna: the link is shown once */
Response person_show(Request *rq);   /* GET /pengguna/{person} */
Response person_update(Request *rq); /* POST /pengguna/{person} */
Response person_renew(Request *rq);  /* POST /pengguna/{person}/tautan: the link is shown once */
Response person_close(Request *rq);  /* POST /pengguna/{person}/blokir */
Response person_open(Request *rq);   /* POST /pengguna/{person}/buka */

#endif
