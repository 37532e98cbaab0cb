/* SPDX-License-Identifier: Apache-2.0 */
/* What an action delivers: indicator, unit, targets by quarter and total, budget. Blank and zero
 * differ. */
#ifndef NYATA_OUTPUT_H
#define NYATA_OUTPUT_H

#include "plans/action.h"

typedef struct Output {
	Id id, action;
	Str indicator, unit;
	MaybeDecimal targets[4]; /* TW I to IV */
	Decimal target_total;
	int64_t budget; /* whole rupiah; -1: blank */
	int64_t version;
} Output;

typedef struct OutputList {
	Output *items;
	size_t count, capacity;
} OutputList;

/* A row of the table, for the other statements that give whole outputs. */
Output output_of_row(Rows *rows);

const Output *output_find(Db *db, Id id);
OutputList output_list(Db *db, Id action);
/* Of every action that an agency leads and that is not withdrawn. */
OutputList output_list_led_by(Db *db, Id agency);
/* Of every action of a recommendation. */
OutputList output_list_of(Db *db, Id recommendation);
Id output_add(Db *db, const Output *output, const Actor *by); /* 0: the action is withdrawn */
/* false: somebody else changed it, or the action is withdrawn. */
bool output_change(Db *db, const Output *output, const Actor *by);

#endif
