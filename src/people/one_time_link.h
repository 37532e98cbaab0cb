/* SPDX-License-Identifier: Apache-2.0 */
/* What person.c needs of links beyond the functions that person.h offers to all. */
#ifndef NYATA_ONE_TIME_LINK_H
#define NYATA_ONE_TIME_LINK_H

#include "people/person.h"

/* The unused links of a person work no more. Changes the password's or the block's row set only, so
 * the caller has journalled why. */
void one_time_links_end(Db *db, Id person, Instant now);

#endif
