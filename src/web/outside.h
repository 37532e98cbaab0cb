/* SPDX-License-Identifier: Apache-2.0 */
/* Work that waits for another program, such as a virus scanner: a thread of its own, so that it
 * holds up no page and no write. It looks once a second; taking and storing go through the lane. */
#ifndef NYATA_OUTSIDE_H
#define NYATA_OUTSIDE_H

#include "web/serving.h"

typedef struct Outside Outside;

/* NULL where hooks is: there is no such work. */
Outside *outside_start(Serving *serving, const OutsideHooks *hooks);
/* Ends what is being asked, unless it is being stored. */
void outside_stop(Outside *outside);

#endif
