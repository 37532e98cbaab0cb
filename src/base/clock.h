/* SPDX-License-Identifier: Apache-2.0 */
/* The only reader of the system's time. */
#ifndef NYATA_CLOCK_H
#define NYATA_CLOCK_H

#include "base/day.h"

/* Starts the program's clock at an instant, from which it runs on (--clock, NYATA_CLOCK). Call
 * before threads. */
void clock_start_at(Instant instant);
bool clock_is_moved(void);
Instant clock_now(void);
Day clock_today(int zone_hours);

/* Nanoseconds that only grow, for measuring and time limits; never moved by clock_start_at(). */
int64_t clock_monotonic_ns(void);
/* Processor time of the calling thread. */
int64_t clock_thread_ns(void);

#endif
