/* SPDX-License-Identifier: Apache-2.0 */
#include "records/shipped.h"

#include <string.h>

#include "base/embedded.h"
#include "base/log.h"

Str shipped_file(const char *path)
{
	for (size_t i = 0; i < data_files_count; i++)
		if (strcmp(data_files[i].name, path) == 0)
			return (Str){ (const char *)data_files[i].bytes, data_files[i].size_bytes };
	fatal("the program has no file data/%s", path);
}
