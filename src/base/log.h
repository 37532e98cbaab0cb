/* SPDX-License-Identifier: Apache-2.0 */
/* One line per event to standard error. Under systemd each line carries its priority. Values are
 * written as key=value with quotes and escapes, so that no input can begin a line of its own. */
#ifndef NYATA_LOG_H
#define NYATA_LOG_H

void log_info(const char *format, ...) __attribute__((format(printf, 1, 2)));
void log_warning(const char *format, ...) __attribute__((format(printf, 1, 2)));
void log_error(const char *format, ...) __attribute__((format(printf, 1, 2)));
/* A bug or no memory: says what, and aborts; the supervisor restarts. */
_Noreturn void fatal(const char *format, ...) __attribute__((format(printf, 1, 2)));

#endif
