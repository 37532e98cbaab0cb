/* SPDX-License-Identifier: Apache-2.0 */
/* The two languages of the pages. The Indonesian text is the key; English comes from locale/en.po
 * through the table that the build makes. What people wrote is never translated. */
#ifndef NYATA_LANGUAGE_H
#define NYATA_LANGUAGE_H

#include "base/day.h"
#include "base/decimal.h"

typedef struct Request Request;

typedef enum Language { INDONESIAN, ENGLISH } Language;

typedef struct Message {
	const char *id, *en_one,
		*en_many; /* en_many is NULL without a plural; en_one NULL when missing */
} Message;

extern const Message message_table[]; /* sorted by id */
extern const size_t message_count;

/* A named hole of a message. */
typedef struct Hole {
	const char *name;
	Str text;
	int64_t number; /* grouped when shown; that of the hole "n" chooses the English plural */
	bool is_number;
} Hole;

/* Marks a text in a table for the catalogue; shown later with t(). */
#define N_(literal) literal

/* T(rq, "Simpan"): the text in the reader's language. */
#define T(rq, literal) t((rq), "" literal "")
/* TF(rq, "Menunggu {agency} selama {n} hari kerja", HOLE("agency", name), HOLE_N("n", days)) */
#define TF(rq, literal, ...) t_fill((rq), "" literal "", (const Hole[]){ __VA_ARGS__, { 0 } })
#define HOLE(hole_name, str)                                                                       \
	{                                                                                          \
		.name = (hole_name), .text = (str)                                                 \
	}
#define HOLE_N(hole_name, count)                                                                   \
	{                                                                                          \
		.name = (hole_name), .number = (count), .is_number = true                          \
	}

/* "id" or "en". */
const char *language_code(const Request *rq);
Str t(const Request *rq, const char *id);
Str t_fill(const Request *rq, const char *id, const Hole *holes);

/* "30 April 2025"; "Rabu, 30 April 2025"; "30 Apr 2025". Empty for no day. */
Str day_words(const Request *rq, Day day);
Str day_words_long(const Request *rq, Day day);
Str day_words_short(const Request *rq, Day day);
/* "30 April 2025 pukul 13.45 WIB" in the regency's zone. */
Str instant_words(const Request *rq, Instant instant);
Str number_words(const Request *rq, int64_t number);   /* "1.250.000" */
Str decimal_words(const Request *rq, Decimal decimal); /* "87,45" */
Str money_words(const Request *rq, int64_t rupiah);    /* "Rp1.250.000" */
Str size_words(const Request *rq, int64_t size_bytes); /* "84 KB" */

#endif
