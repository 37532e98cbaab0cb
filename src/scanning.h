/* SPDX-License-Identifier: Apache-2.0 */
/* Files that wait for the virus scanner are brought to it one after the other, the oldest first. */
#ifndef NYATA_SCANNING_H
#define NYATA_SCANNING_H

#include "web/route.h"

extern const OutsideHooks scanning;

#endif
