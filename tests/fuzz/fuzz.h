/* SPDX-License-Identifier: Apache-2.0 */
/* What libFuzzer calls with bytes that it makes up. A target must hold what it promises for any of
 * them: it says so with must(). */
#ifndef NYATA_FUZZ_H
#define NYATA_FUZZ_H

#include "base/log.h"
#include "base/str.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count);

#define must(condition)                                                                            \
	do {                                                                                       \
		if (!(condition))                                                                  \
			fatal("%s:%d: %s", __FILE__, __LINE__, #condition);                        \
	} while (0)

#endif
