/* SPDX-License-Identifier: Apache-2.0 */
/* nyata permissions: docs/permissions.md, made from the table. */
#include <stdio.h>

#include "commands.h"
#include "people/permission.h"

int permissions_command(int argc, char **argv, const Globals *globals)
{
	(void)argv;
	if (argc > 1)
		return command_misused("nyata permissions", "permissions takes no arguments");
	Str document = permission_document(globals->arena);
	fwrite(document.at, 1, document.length, stdout);
	return 0;
}
