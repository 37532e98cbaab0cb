/* SPDX-License-Identifier: Apache-2.0 */
/* The file on descriptor 0, and the walls that close before a byte of it is read. */
#ifndef NYATA_OPEN_INPUT_H
#define NYATA_OPEN_INPUT_H

#include <sys/types.h>

#include "nyata-open/answer.h"
#include "nyata-open/sandbox.h"

/* One line on descriptor 2; gives the exit code. */
int input_refuse(const char *what);
/* Closes the sandbox, whose limits stand already, and gives the size of the file. false: it has
 * said why not. */
bool input_close_walls(off_t *size);
/* The whole file, mapped: its pages are the cache's, not this process's memory. A file that is
 * empty or too big ends the process with its answer. */
Str input_bytes(Answer *answer, off_t size);

#endif
