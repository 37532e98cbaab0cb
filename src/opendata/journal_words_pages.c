/* SPDX-License-Identifier: Apache-2.0 */
#include "opendata/journal_words_pages.h"

#include "plans/recommendation.h"

static const JournalWord kinds[] = {
	{ "recommendation", N_("rekomendasi") },
	{ "response", N_("tanggapan") },
	{ "action", N_("rencana aksi") },
	{ "output", N_("keluaran") },
	{ "milestone", N_("tonggak") },
	{ "evidence", N_("bukti") },
	{ "verdict", N_("putusan") },
	{ "progress", N_("kemajuan") },
	{ "evaluation", N_("evaluasi") },
	{ "agency", N_("perangkat daerah") },
	{ "role", N_("peran") },
	{ "holiday", N_("hari libur") },
	{ "observation", N_("nilai indikator") },
	{ "indicator", N_("indikator") },
	{ "instrument", N_("instrumen") },
};
const JournalWordTable journal_kinds = { kinds, sizeof kinds / sizeof *kinds };

static const JournalWord deeds[] = {
	{ "add", N_("menambah") },	 { "change", N_("mengubah") },
	{ "remove", N_("menghapus") },	 { "withdraw", N_("menarik") },
	{ "serve", N_("menautkan") },	 { "keep_copy", N_("menyimpan salinan") },
	{ "open", N_("membuka") },	 { "close", N_("menutup") },
	{ "grant", N_("memberi") },	 { "end", N_("mengakhiri") },
	{ "approve", N_("menyetujui") }, { "return", N_("mengirim balik") },
};
const JournalWordTable journal_deeds = { deeds, sizeof deeds / sizeof *deeds };

static const JournalWord sources[] = {
	{ "page", N_("halaman") },
	{ "api", N_("API") },
	{ "import", N_("impor") },
	{ "job", N_("sistem") },
	{ "command", N_("perintah di server") },
};
const JournalWordTable journal_sources = { sources, sizeof sources / sizeof *sources };

Str journal_word(const Request *rq, const JournalWordTable *table, Str word)
{
	for (size_t i = 0; i < table->count; i++)
		if (str_equal_c(word, table->words[i].word))
			return t(rq, table->words[i].label);
	return word;
}

JournalNames journal_names(Request *rq)
{
	return (JournalNames){ person_list(rq->db, rq->today), agency_all(rq->db) };
}

Str journal_agency_name(const JournalNames *names, Id id)
{
	const Agency *agency = agency_among(&names->agencies, id);
	return agency ? agency->short_name : (Str){ 0 };
}

Str journal_who(const Request *rq, const JournalNames *names, const JournalEntry *entry)
{
	for (size_t i = 0; entry->person && i < names->persons.count; i++)
		if (names->persons.items[i].id == entry->person)
			return names->persons.items[i].office;
	return journal_word(rq, &journal_sources, entry->source);
}

Str journal_sentence(const Request *rq, const JournalNames *names, const JournalEntry *entry)
{
	return TF(rq, "{who} {deed} {kind}", HOLE("who", journal_who(rq, names, entry)),
		  HOLE("deed", journal_word(rq, &journal_deeds, entry->deed)),
		  HOLE("kind", journal_word(rq, &journal_kinds, entry->kind)));
}

JournalThing journal_thing(Request *rq, const JournalEntry *entry)
{
	Str id = str_print(rq->arena, "%lld", (long long)entry->subject);
	JournalThing thing = { .name = entry->subject ? id : (Str){ 0 } };
	if (entry->subject && str_equal_c(entry->kind, "action"))
		thing.page = str_print(rq->arena, "/rencana-aksi/%.*s", STR_ARGS(id));
	if (entry->subject && str_equal_c(entry->kind, "evidence"))
		thing.page = str_print(rq->arena, "/bukti/%.*s", STR_ARGS(id));
	if (!str_equal_c(entry->kind, "recommendation"))
		return thing;
	const Recommendation *r = recommendation_find(rq->db, entry->subject);
	if (r) {
		thing.name = r->reference;
		thing.page = str_print(rq->arena, "/rekomendasi/%.*s", STR_ARGS(r->reference));
	}
	return thing;
}
