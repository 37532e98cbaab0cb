/* SPDX-License-Identifier: Apache-2.0 */
/* A file without a name in $TMPDIR: gone when its descriptor is closed, whatever ends first. */
#ifndef NYATA_UNNAMED_H
#define NYATA_UNNAMED_H

/* A file system without O_TMPFILE gets a name that is taken away at once. -1 with errno. */
int unnamed_open(void);

#endif
