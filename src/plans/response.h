/* SPDX-License-Identifier: Apache-2.0 */
/* The regency's formal answer to a recommendation. The newest row holds; earlier ones stay. */
#ifndef NYATA_PLANS_RESPONSE_H
#define NYATA_PLANS_RESPONSE_H

#include "plans/recommendation.h"

typedef struct FormalResponse {
	Id id, recommendation;
	ResponseKind kind;
	Str reason; /* required for partly and noted */
	Str signer; /* office of the one who signed */
	Day signed_on;
	Id person;
	Instant at;
	Day given_on; /* the local day it was entered; the status counts from it */
} FormalResponse;

typedef struct FormalResponseList {
	FormalResponse *items;
	size_t count, capacity;
} FormalResponseList;

const char *response_word(ResponseKind kind);
bool response_from(Str word, ResponseKind *kind);
const FormalResponse *response_newest(Db *db, Id recommendation);
FormalResponseList response_list(Db *db, Id recommendation); /* oldest first */
/* A reason is required for partly and noted. */
bool response_needs_reason(ResponseKind kind);
/* newest_seen: the id the form was made from (0: none). 0: another came between, or the reason is
 * missing. */
Id response_add(Db *db, const FormalResponse *response, Id newest_seen, const Actor *by);

#endif
