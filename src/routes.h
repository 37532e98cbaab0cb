/* SPDX-License-Identifier: Apache-2.0 */
/* The site map, and what web/ is told of the features. */
#ifndef NYATA_ROUTES_H
#define NYATA_ROUTES_H

#include "web/route.h"

extern const Route route_table[];
extern const size_t route_count;
extern const Hooks route_hooks;

#endif
