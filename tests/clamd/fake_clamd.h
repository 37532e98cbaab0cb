/* SPDX-License-Identifier: Apache-2.0 */
/* A small program that answers INSTREAM like clamd, well or badly. For tests only. */
#ifndef NYATA_FAKE_CLAMD_H
#define NYATA_FAKE_CLAMD_H

/* Modes: "scan" finds what holds EICAR's name, "hang" never answers, "drop" ends the talk, "refuse"
 * finds all too large, "nonsense". Serves until it is killed. */
_Noreturn void fake_clamd_serve(const char *path, const char *mode);

#endif
