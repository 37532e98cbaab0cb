/* SPDX-License-Identifier: Apache-2.0 */
#include "people/clash_pages.h"

#include "people/clash_view.h"
#include "people/person.h"

static Str person_words(Request *rq, Id id)
{
	const Person *person = person_find(rq->db, id, rq->today);
	if (!person)
		return T(rq, "Orang lain");
	return person->office.length ? person->office : person->name;
}

static DeedWords words_of(Request *rq, const JournalEntry *entry)
{
	return (DeedWords){ .who = person_words(rq, entry->person),
			    .when = instant_words(rq, entry->at) };
}

DeedWords first_deed(Request *rq, const char *kind, Id subject)
{
	JournalEntryList rows = journal_list_of(rq->db, kind, subject);
	return words_of(rq, rows.count ? &rows.items[0] : &(JournalEntry){ 0 });
}

DeedWords last_deed(Request *rq, const char *kind, Id subject)
{
	JournalEntryList rows = journal_list_of(rq->db, kind, subject);
	return words_of(rq, rows.count ? &rows.items[rows.count - 1] : &(JournalEntry){ 0 });
}

void clash_fault(Request *rq, const char *kind, Id subject)
{
	JournalEntryList rows = journal_list_of(rq->db, kind, subject);
	const JournalEntry *last = rows.count ? &rows.items[rows.count - 1] : &(JournalEntry){ 0 };
	DeedWords words = words_of(rq, last);
	bool is_own = rq->person && last->person == rq->person->id;
	form_fault(rq, FORM_CLASH,
		   is_own ? TF(rq,
			       "Anda sudah mengubah data ini di jendela lain pada {when}. Tulisan "
			       "Anda masih ada di bawah; bandingkan, lalu simpan lagi.",
			       HOLE("when", words.when))
			  : TF(rq,
			       "{who} sudah mengubah data ini pada {when}. Tulisan Anda masih ada "
			       "di bawah; bandingkan, lalu simpan lagi.",
			       HOLE("who", words.who), HOLE("when", words.when)));
}

void clash_notice(Request *rq, const char *kind, Id subject)
{
	DeedWords last = last_deed(rq, kind, subject);
	form_fault(rq, "form",
		   TF(rq,
		      "{who} sudah mengubah data ini pada {when}. Halaman ini menunjukkan "
		      "keadaannya sekarang, dan tulisan Anda masih ada; simpan lagi bila masih "
		      "perlu.",
		      HOLE("who", last.who), HOLE("when", last.when)));
}

Response past(Request *rq, Str sentence, Str label, Str target)
{
	return page_with_status(rq, 409, past_view(rq, sentence, label, target));
}
