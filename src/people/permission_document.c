/* SPDX-License-Identifier: Apache-2.0 */
#include "base/buf.h"
#include "people/permission.h"

static const char *const relation_titles[RELATIONS] = {
	[REL_ANY] = "anything",
	[REL_LEADS] = "an action that the agency leads",
	[REL_CONTRIBUTES] = "an action that the agency contributes to",
	[REL_OWNS] = "a milestone that the agency owns",
	[REL_OWN_AGENCY] = "the own agency and its persons",
};

static const char introduction[] =
	"<!-- Made from src/people/permission.c by `nyata permissions`; a test compares. -->\n"
	"# Who may do what\n"
	"\n"
	"A person may do a deed when one of the roles that the person holds stands in this table\n"
	"with it, and the agency of that role stands to the thing as the third column says.\n"
	"Everything else is refused, for everybody. A deed that is marked *watched* is journalled\n"
	"when it is refused.\n"
	"\n"
	"Two things are not here, because the models refuse them whatever the role: who reports\n"
	"does not judge (law 2, `src/plans/judge.h`), and who may grant which role where\n"
	"(`src/people/role.h`).\n";

static void add_role(Buf *out, Role role)
{
	buf_print(out, "\n## %s\n\n| deed | watched | on | why |\n|---|---|---|---|\n",
		  role_word(role));
	for (size_t i = 0; i < permission_count; i++) {
		const Permission *permission = &permission_table[i];
		if (permission->role != role)
			continue;
		buf_print(out, "| `%s` | %s | %s | %s |\n", deed_word(permission->deed),
			  deed_is_watched(permission->deed) ? "yes" : "",
			  relation_titles[permission->relation], permission->why);
	}
}

Str permission_document(Arena *arena)
{
	Buf out = buf_new(arena);
	buf_add_c(&out, introduction);
	for (int role = 0; role < ROLES; role++)
		add_role(&out, (Role)role);
	return buf_str(&out);
}
