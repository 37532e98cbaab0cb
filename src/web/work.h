/* SPDX-License-Identifier: Apache-2.0 */
/* Which thread does what for a request: on the I/O thread, in a pool, in the write lane. */
#ifndef NYATA_WORK_H
#define NYATA_WORK_H

#include "web/visit.h"

/* Each gives true when it is done at once, with the answer in the visit (of work_head: is_refused
 * says whether there is one); false when the visit is away and libmicrohttpd will call again. */
bool work_head(Visit *visit);
bool work_read(Visit *visit);
bool work_write(Visit *visit);

#endif
