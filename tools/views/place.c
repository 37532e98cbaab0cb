/* SPDX-License-Identifier: Apache-2.0 */
#include "place.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

Refusal *refusal_caught;

void refuse(Place place, const char *format, ...)
{
	char sentence[400];
	va_list arguments;

	va_start(arguments, format);
	vsnprintf(sentence, sizeof sentence, format, arguments);
	va_end(arguments);

	if (refusal_caught) {
		snprintf(refusal_caught->message, sizeof refusal_caught->message, "%.100s:%d: %s",
			 place.file, place.line, sentence);
		longjmp(refusal_caught->back, 1);
	}
	fprintf(stderr, "%s:%d: %s\n", place.file, place.line, sentence);
	exit(1);
}
