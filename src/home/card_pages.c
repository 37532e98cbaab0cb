/* SPDX-License-Identifier: Apache-2.0 */
#include "home/card_pages.h"

#include "home/agency_load.h"
#include "plans/evaluation.h"
#include "plans/status_pages.h"
#include "web/card.h"

static Str counted(Request *rq, Id evaluation)
{
	int64_t by_status[STATUSES], counts[STATUS_GROUPS] = { 0 };
	Str words = { 0 };
	recommendation_count_by_status(rq->db, evaluation, by_status);
	for (Status s = 0; s < STATUSES; s++)
		counts[status_group(s)] += by_status[s];
	for (StatusGroup g = 0; g < STATUS_GROUPS; g++)
		if (counts[g]) {
			Str part = status_group_count(rq, g, counts[g]);
			words = str_print(rq->arena, "%" STR_FORMAT "%s%" STR_FORMAT,
					  STR_ARGS(words), words.length ? ", " : "",
					  STR_ARGS(part));
		}
	return words;
}

/* GET /kartu.png: where the newest evaluation stands. */
Response front_card_show(Request *rq)
{
	const Evaluation *newest = evaluation_newest(rq->db);
	Card card = { .title = T(rq, "Dari rekomendasi menjadi dampak nyata."),
		      .is_sample = rq->site->is_demo };
	if (newest) {
		Str year = str_print(rq->arena, "%d", (int)newest->year);
		card.kicker = TF(rq, "Tindak lanjut evaluasi {year}", HOLE("year", year));
		card.note = card.title;
		card.title = counted(rq, newest->id);
	}
	return card_answer(rq, &card);
}

Str agency_sentence(Request *rq, Id agency)
{
	AgencyLoad load = agency_load_find(rq->db, agency);
	return TF(rq, "Memimpin {leads} rencana aksi, memegang {n} rekomendasi",
		  HOLE_N("leads", load.leads), HOLE_N("n", load.holds));
}

/* GET /perangkat-daerah/{slug}/kartu.png */
Response agency_card_show(Request *rq)
{
	const Agency *agency = agency_find_slug(rq->db, path_text(rq, "slug"));
	if (!agency)
		return not_found(rq);
	return card_answer(rq, &(Card){ .kicker = T(rq, "Perangkat daerah"),
					.title = agency->name,
					.note = agency_sentence(rq, agency->id),
					.is_sample = rq->site->is_demo });
}
