/* SPDX-License-Identifier: Apache-2.0 */
#include "base/log.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define LINE_BYTES 2048

/* Control characters become '?', so that a value can never begin a line of its own. */
__attribute__((format(printf, 2, 0))) static void write_line(const char *priority,
							     const char *format, va_list values)
{
	char line[LINE_BYTES];
	/* Only systemd reads the priority; a terminal would show it as noise. */
	size_t start = getenv("JOURNAL_STREAM") ? strlen(priority) : 0;
	memcpy(line, priority, start);
	int length = vsnprintf(line + start, sizeof line - start - 1, format, values);
	if (length < 0)
		return;
	size_t end = start + (size_t)length;
	if (end > sizeof line - 2)
		end = sizeof line - 2;
	for (size_t i = start; i < end; i++)
		if ((unsigned char)line[i] < 0x20 || line[i] == 0x7f)
			line[i] = '?';
	line[end] = '\n';
	ssize_t written = write(STDERR_FILENO, line, end + 1);
	(void)written;
}

#define WRITE_LINE(priority)                                                                       \
	do {                                                                                       \
		va_list values;                                                                    \
		va_start(values, format);                                                          \
		write_line((priority), format, values);                                            \
		va_end(values);                                                                    \
	} while (0)

void log_info(const char *format, ...)
{
	WRITE_LINE("<6>");
}

void log_warning(const char *format, ...)
{
	WRITE_LINE("<4>");
}

void log_error(const char *format, ...)
{
	WRITE_LINE("<3>");
}

void fatal(const char *format, ...)
{
	WRITE_LINE("<2>");
	abort();
}
