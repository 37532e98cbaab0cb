/* SPDX-License-Identifier: Apache-2.0 */
/* Where mails for a person go. A link that sets a password goes there too, so the address is as
 * well kept as the password: who may not make such a link may not say where it goes. */
#ifndef NYATA_PERSON_EMAIL_H
#define NYATA_PERSON_EMAIL_H

#include "people/person.h"

/* The person, or whoever may renew the person's access. */
bool person_email_may_be_set(Db *db, Id person, const Actor *by);
/* Empty takes it away. email is an address. Nothing is written when it stands already. */
void person_email_change(Db *db, const Person *person, Str email, const Actor *by);
/* Where a link that sets the password may go: {0} without an address, and where somebody gave it
 * who has no say (any more) over the accounts of who judges or leads. */
Str person_email_for_links(Db *db, const Person *person, Day on);
/* Those not blocked, five at most: an office may share an address. */
PersonList person_list_of_email(Db *db, Str email, Day on);

#endif
