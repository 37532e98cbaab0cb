/* SPDX-License-Identifier: Apache-2.0 */
/* One thread that looks around once a second: has another connection changed the database (then the
 * revision grows), has a minute passed, has a local day begun (then the write lane gets a piece).
 */
#ifndef NYATA_WATCH_H
#define NYATA_WATCH_H

#include "web/serving.h"

typedef struct Watch Watch;

/* The day that the program starts in counts as begun at the start. */
Watch *watch_start(Serving *serving);
void watch_stop(Watch *watch);

#endif
