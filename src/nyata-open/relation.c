/* SPDX-License-Identifier: Apache-2.0 */
#include "nyata-open/relation.h"

#include "base/buf.h"
#include "nyata-open/xml.h"

#define MOST_RELATIONS 4096

typedef struct RelationReading {
	Arena *arena;
	Answer *answer;
	Str folder; /* of the part; empty, or with a slash at its end */
	RelationList relations;
} RelationReading;

/* Where the last slash stands, plus one. */
static size_t after_last_slash(Str text)
{
	size_t at = text.length;
	while (at > 0 && text.at[at - 1] != '/')
		at--;
	return at;
}

/* "../sheets/one.xml" seen from "xl/parts/" is "xl/sheets/one.xml". */
static Str resolve(Arena *arena, Str folder, Str target)
{
	if (str_starts(target, S("/")))
		return str_copy(arena, str_slice(target, 1, target.length));
	for (;;) {
		if (str_starts(target, S("./"))) {
			target = str_slice(target, 2, target.length);
		} else if (str_starts(target, S("../")) && folder.length > 0) {
			target = str_slice(target, 3, target.length);
			folder = str_slice(folder, 0, folder.length - 1);
			folder = str_slice(folder, 0, after_last_slash(folder));
		} else {
			break;
		}
	}
	return str_print(arena, "%" STR_FORMAT "%" STR_FORMAT, STR_ARGS(folder), STR_ARGS(target));
}

static bool on_start(void *state, const char *name, const char **attributes)
{
	RelationReading *reading = state;
	const char *id = xml_attribute(attributes, "Id");
	const char *type = xml_attribute(attributes, "Type");
	const char *target = xml_attribute(attributes, "Target");
	const char *mode = xml_attribute(attributes, "TargetMode");
	if (!xml_is(name, "Relationship") || !id || !type || !target ||
	    (mode && xml_is(mode, "External")))
		return true;
	if (reading->relations.count >= MOST_RELATIONS)
		answer_too_big(reading->answer, OPEN_LIMIT_ENTRIES, MOST_RELATIONS);

	Str address = str_of(type);
	*list_push(reading->arena, &reading->relations) = (Relation){
		.id = str_copy(reading->arena, str_of(id)),
		.type = str_copy(reading->arena,
				 str_slice(address, after_last_slash(address), address.length)),
		.target = resolve(reading->arena, reading->folder, str_of(target)),
	};
	return true;
}

RelationList relation_list_of(Arena *arena, Package *package, Str part)
{
	static const XmlReader reader = { .start = on_start };
	size_t cut = after_last_slash(part);
	RelationReading reading = { .arena = arena,
				    .answer = package->answer,
				    .folder = str_slice(part, 0, cut) };
	Str list = str_print(arena, "%" STR_FORMAT "_rels/%" STR_FORMAT ".rels",
			     STR_ARGS(reading.folder), STR_ARGS(str_slice(part, cut, part.length)));
	if (package_has(package, str_c(arena, list)))
		xml_read(package, str_c(arena, list), &reader, &reading);
	return reading.relations;
}

const Relation *relation_find(const RelationList *relations, Str id)
{
	for (size_t i = 0; i < relations->count; i++)
		if (str_equal(relations->items[i].id, id))
			return &relations->items[i];
	return NULL;
}

const Relation *relation_find_type(const RelationList *relations, Str type)
{
	for (size_t i = 0; i < relations->count; i++)
		if (str_equal(relations->items[i].type, type))
			return &relations->items[i];
	return NULL;
}
