/* SPDX-License-Identifier: Apache-2.0 */
/* The chain in words and classes, for the page of a recommendation. */
#ifndef NYATA_CHAIN_PAGES_H
#define NYATA_CHAIN_PAGES_H

#include "plans/progress_pages.h"
#include "plans/recommendation_pages.h"

/* The steps of the chain, in order. */
typedef enum ChainStep {
	STEP_RESPONSE,
	STEP_ACTION,
	STEP_MILESTONE,
	STEP_EVIDENCE,
	STEP_VERDICT,
	STEP_EFFECT,
} ChainStep;

/* Where the recommendation stands. */
ChainStep chain_step(const RecommendationPage *page);
/* "here", "todo" or "": for a step beside the one where it stands. */
const char *step_class(ChainStep here, ChainStep step);
const char *event_class(EventKind kind);
const char *petal_class(bool is_open);
const char *gate_class(bool is_open);
/* In the mark of one gate, 1 to 4: "on" where it is open, "at" where it is not; "" for the others.
 */
const char *gate_petal_class(int gate, int petal, bool is_open);
const char *milestone_class(const Milestone *milestone);

/* What the holder is waited for: "tanggapan atas rekomendasi ini". */
Str awaited_words(Request *rq, const RecommendationPage *page);
/* The deed behind them, where the reader may do it. */
NextDeed next_deed(Request *rq, const RecommendationPage *page);
/* The second gate: every milestone of what stands is accepted by somebody else. */
bool is_judged(const RecommendationPage *page);
/* "Diterima Inspektorat, 11 November 2026"; "Menunggu pemeriksaan". */
Str evidence_status_words(Request *rq, const ChainEvidence *item);
Str priority_label(Request *rq, Str priority);
int action_days_late(Request *rq, const Action *action);
/* The day the letter came, or was entered. */
Day received_day(Request *rq, const RecommendationPage *page);
/* The report whose obstacle stands in an action's way; NULL: none, or it is carried out. */
const Progress *chain_obstacle(const Chain *chain, const Action *action);

#endif
