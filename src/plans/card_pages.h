/* SPDX-License-Identifier: Apache-2.0 */
/* Share cards of what plans/ shows, and the sentence that stands with the link. */
#ifndef NYATA_CARD_PAGES_H
#define NYATA_CARD_PAGES_H

#include "plans/evidence_pages.h"
#include "web/card.h"

Response recommendation_card_show(Request *rq);
Response action_card_show(Request *rq);
Response evidence_card_show(Request *rq);

/* "Terlambat 12 hari kerja. Bola ada di Dinas Kesehatan." */
Str recommendation_sentence(Request *rq, const Recommendation *recommendation, int days_late);
/* "Berjalan. Dipimpin Dinas Kesehatan, batas 30 November 2026." */
Str action_sentence(Request *rq, const Action *action, int days_late);
/* "Bukti dari Dinas Kesehatan: diterima." */
Str evidence_sentence(Request *rq, const EvidencePage *page);

#endif
