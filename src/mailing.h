/* SPDX-License-Identifier: Apache-2.0 */
/* Mails of the outbox that are due are sent one after the other, the one due longest first. */
#ifndef NYATA_MAILING_H
#define NYATA_MAILING_H

#include "web/route.h"

extern const OutsideHooks mailing;

#endif
