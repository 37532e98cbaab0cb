/* SPDX-License-Identifier: Apache-2.0 */
/* The share card: the picture that WhatsApp and its like show beside a link, so that the link tells
 * what it is. Drawn by the program (cairo, pango), so never on an I/O thread: rows of cards are
 * HEAVY. The page cache keeps it like a page. */
#ifndef NYATA_CARD_H
#define NYATA_CARD_H

#include "web/response.h"

/* What those programs ask for; a heavier picture is not shown by WhatsApp. */
#define CARD_WIDTH 1200
#define CARD_HEIGHT 630
#define CARD_BYTES_MOST (100 * 1024)
#define CARD_FILE "kartu.png"

typedef struct Card {
	Str kicker;		/* what it is: "Rekomendasi RB-2025-07"; empty: none */
	Str title;		/* four lines at most, the rest is cut off with an ellipsis */
	Str status;		/* in its chip: "Terlambat 12 hari kerja"; empty: none */
	const char *status_css; /* "is-late"; the colours of the chip follow it */
	Str note;		/* beside the chip: "Bola ada di Dinas Kesehatan"; empty: none */
	bool is_sample;		/* marked as "data contoh, bukan LHE resmi" */
} Card;

/* 200 with the picture. */
Response card_answer(Request *rq, const Card *card);
/* The picture of this page: its own where the site map has one, else that of the front page. Whole,
 * in the reader's language; empty where the public address is not known. */
Url card_address(const Request *rq);

#endif
