/* SPDX-License-Identifier: Apache-2.0 */
/* The view compiler, with a view's inside or a whole file: it gives C or refuses with a place. */
#include <setjmp.h>
#include <string.h>

#include "../../tools/views/messages.h"
#include "../../tools/views/views.h"
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count)
{
	if (memchr(bytes, 0, count))
		return 0;
	const char *text = text_copy((const char *)bytes, (const char *)bytes + count);
	if (count % 4)
		text = text_format("%%view v(Request *rq)\n%s\n%%end\n", text);
	Refusal *refusal = take(sizeof *refusal);
	refusal_caught = refusal;
	if (setjmp(refusal->back) == 0) {
		Source source = { .name = "v.html", .text = text, .length = strlen(text) };
		Output output = views_compile(&source, NULL, "v_view.h");
		must(output.source.at != NULL);
	} else {
		must(strstr(refusal->message, "v.html:") != NULL);
	}
	refusal_caught = NULL;
	memory_reset();
	return 0;
}
