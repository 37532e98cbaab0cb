/* SPDX-License-Identifier: Apache-2.0 */
/* How a status is shown: a word, an icon and a colour, in the reader's language; and its name in
 * addresses. */
#ifndef NYATA_STATUS_PAGES_H
#define NYATA_STATUS_PAGES_H

#include "plans/chain.h"
#include "web/form.h"

/* "Terlambat 12 hari kerja", "Berjalan". days_late counts for STATUS_LATE only. */
Str status_label(const Request *rq, Status status, int days_late);
/* "is-late"; the class of chips, tiles and underlines. */
const char *status_class(Status status);
/* "/assets/icons.svg#late" */
Url status_icon(const Request *rq, Status status);
Url icon(const Request *rq, const char *name);

/* The word in addresses, "terlambat"; and back. */
const char *status_slug(Status status);
bool status_from_slug(Str slug, Status *status);

/* The statuses that a sentence counts together. */
typedef enum StatusGroup {
	GROUP_DONE,
	GROUP_BUSY,
	GROUP_LATE,
	GROUP_STUCK,
	GROUP_IDLE,
	GROUP_NOTED,
	STATUS_GROUPS
} StatusGroup;

StatusGroup status_group(Status status);
/* "{n} dilaksanakan" */
Str status_group_count(const Request *rq, StatusGroup group, int64_t n);
/* The word alone, "dilaksanakan". */
Str status_group_word(const Request *rq, StatusGroup group);
const char *status_group_class(StatusGroup group);
const char *status_group_slug(StatusGroup group);
/* Bits of the statuses that a slug of a status or of a group means; all of them for an empty slug;
 * 0 for an unknown one. */
uint32_t statuses_of_slug(Str slug);

Str rank_label(const Request *rq, Rank rank);
/* "4 dari 5, data sistem" */
Str rank_words(const Request *rq, Rank rank);
/* The same of evidence: a link without a copy is called that. */
Str evidence_worth(const Request *rq, const Evidence *evidence);
/* "diterima", "dikembalikan", "menunggu pemeriksaan": what the verdicts of its milestone say. */
Str evidence_outcome(const Request *rq, const Evidence *evidence, const VerdictList *verdicts);
/* "PDF", "XLSX" */
Str kind_label(const Request *rq, Str kind);
Str response_label(const Request *rq, ResponseKind kind);
Str verdict_reason_label(const Request *rq, VerdictReason reason);

#endif
