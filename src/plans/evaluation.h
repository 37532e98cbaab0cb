/* SPDX-License-Identifier: Apache-2.0 */
/* A national evaluation of one year: the letter (LHE) with its index, category and recommendations.
 */
#ifndef NYATA_EVALUATION_H
#define NYATA_EVALUATION_H

#include "measure/indicator.h"

typedef struct Evaluation {
	Id id, instrument;
	Str kind; /* "rb" */
	int64_t year;
	Str agency_name; /* as the letter says it */
	Str letter_number;
	Day letter_day;
	MaybeDecimal index_value;
	Str category; /* "BB" */
	Str file_sha256;
	bool is_sample; /* "data contoh, bukan LHE resmi" */
	Instant added_at;
	int64_t version;
} Evaluation;

typedef struct EvaluationList {
	Evaluation *items;
	size_t count, capacity;
} EvaluationList;

const Evaluation *evaluation_find(Db *db, Id id);
const Evaluation *evaluation_find_year(Db *db, Str kind, int64_t year);
const Evaluation *evaluation_newest(Db *db);
EvaluationList evaluation_list(Db *db); /* newest year first */

Id evaluation_add(Db *db, const Evaluation *evaluation, const Actor *by); /* 0: that year has one */
bool evaluation_change(Db *db, const Evaluation *evaluation, const Actor *by);
/* Nothing may hang on it any more; the journal keeps what it was. */
void evaluation_remove(Db *db, Id id, const Actor *by);

#endif
