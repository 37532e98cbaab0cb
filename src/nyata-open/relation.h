/* SPDX-License-Identifier: Apache-2.0 */
/* Which part of a package leads to which others. */
#ifndef NYATA_OPEN_RELATION_H
#define NYATA_OPEN_RELATION_H

#include "base/list.h"
#include "nyata-open/package.h"

typedef struct Relation {
	Str id;
	Str type;   /* the last word of its address: "worksheet" */
	Str target; /* the part's whole name, without a slash in front */
} Relation;

typedef struct RelationList {
	Relation *items;
	size_t count, capacity;
} RelationList;

/* Of a part, or of the package itself where part is empty. None when there is no such list. */
RelationList relation_list_of(Arena *arena, Package *package, Str part);
/* NULL when there is none. */
const Relation *relation_find(const RelationList *relations, Str id);
const Relation *relation_find_type(const RelationList *relations, Str type);

#endif
