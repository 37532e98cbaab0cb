/* SPDX-License-Identifier: Apache-2.0 */
#include "plans/clash_pages.h"

#include "people/person.h"

static Str person_words(Request *rq, Id id)
{
	const Person *person = person_find(rq->db, id, rq->today);
	if (!person)
		return T(rq, "Orang lain");
	return person->office.length ? person->office : person->name;
}

void clash_fault(Request *rq, const char *kind, Id subject)
{
	JournalEntryList rows = journal_list_of(rq->db, kind, subject);
	JournalEntry last = rows.count ? rows.items[rows.count - 1] : (JournalEntry){ 0 };
	form_fault(rq, "form",
		   TF(rq,
		      "{who} sudah mengubah data ini pada {when}. Tulisan Anda masih ada di "
		      "bawah; bandingkan, lalu simpan lagi.",
		      HOLE("who", person_words(rq, last.person)),
		      HOLE("when", instant_words(rq, last.at))));
}
