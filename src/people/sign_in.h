/* SPDX-License-Identifier: Apache-2.0 */
/* Who may try a password now. Wrong ones are counted where they come from, so that a stranger who
 * guesses at an account does not keep its owner out: a device that has signed in to the account
 * before counts for itself alone, and so does a network from which somebody did lately. All others
 * share the account's count, and wait longer after each wrong one, never for good.
 * docs/decisions/guesses-lock-nobody-out.md */
#ifndef NYATA_SIGN_IN_H
#define NYATA_SIGN_IN_H

#include "base/day.h"

typedef struct SignInTry {
	Arena *arena;
	Str account, address;
	Str device; /* whose cookie was given to this account; empty: a stranger's */
	Instant now;
} SignInTry;

/* Seconds to wait before the next try; 0: go on. */
int sign_in_wait(const SignInTry *attempt);
void sign_in_failed(const SignInTry *attempt);
void sign_in_succeeded(const SignInTry *attempt);

/* At most `cores` password hashings at once in the process; blocks until there is a place. */
void hashing_begin(void);
void hashing_end(void);

#endif
