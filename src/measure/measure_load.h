/* SPDX-License-Identifier: Apache-2.0 */
/* Puts the instruments and published values that came with the program into the database. What
 * stands already is left as it is. */
#ifndef NYATA_MEASURE_LOAD_H
#define NYATA_MEASURE_LOAD_H

#include "measure/indicator.h"

/* Instruments with their indicators, and the regency's own indicators without values (init). */
void instruments_load(Db *db, const Actor *by);
/* The published values of the demo regency, each with its source (demo). */
void observations_load(Db *db, const Actor *by);

#endif
