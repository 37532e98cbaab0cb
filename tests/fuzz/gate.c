/* SPDX-License-Identifier: Apache-2.0 */
#include "web/gate.h"
#include "fuzz.h"

/* The bytes are lines of "name:value", the first of them the target. */
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count)
{
	Str rest = { (const char *)bytes, count };
	Str target = str_cut(&rest, '\n');
	if (target.length == 0)
		return 0;
	if (gate_passes_target(target))
		must(str_starts(target, S("/")) && str_find(target, S("%00")) < 0);

	Gate gate = { .end = target.at + target.length };
	int lengths = 0, hosts = 0;
	while (rest.length) {
		Str value = str_cut(&rest, '\n');
		Str name = str_cut(&value, ':');
		lengths += str_equal_ascii_case(name, S("Content-Length"));
		hosts += str_equal_ascii_case(name, S("Host"));
		gate_see(&gate, name, value);
	}
	if (gate_passes(&gate, false))
		must(lengths <= 1 && hosts == 1 && gate.length_bytes >= 0);
	return 0;
}
