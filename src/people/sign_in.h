/* SPDX-License-Identifier: Apache-2.0 */
/* Throttling of sign-in in the memory of the process: after some failures an account or an address
 * (of IPv6 its network of 64 bits, which one household has to itself) waits, longer each time,
 * never for good; a right password after the wait still works. */
#ifndef NYATA_SIGN_IN_H
#define NYATA_SIGN_IN_H

#include "base/day.h"

/* Seconds to wait before the next try; 0: go on. */
int sign_in_wait(Str account, Str address, Instant now);
void sign_in_failed(Str account, Str address, Instant now);
void sign_in_succeeded(Str account);

/* At most `cores` password hashings at once in the process; blocks until there is a place. */
void hashing_begin(void);
void hashing_end(void);

#endif
