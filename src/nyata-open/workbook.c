/* SPDX-License-Identifier: Apache-2.0 */
#include "nyata-open/workbook.h"

#include <string.h>

#include "nyata-open/relation.h"
#include "nyata-open/sheet.h"
#include "nyata-open/xml.h"

typedef struct SheetEntry {
	Str name, relation;
	bool is_hidden;
} SheetEntry;

typedef struct SheetEntryList {
	SheetEntry *items;
	size_t count, capacity;
} SheetEntryList;

typedef struct WorkbookReading {
	Arena *arena;
	Answer *answer;
	SheetEntryList sheets;
} WorkbookReading;

/* An encrypted workbook is an OLE file that holds a stream of this name, in UTF-16. Every other
 * OLE file is an old .xls or .doc. */
static void check_ole(Answer *answer, Str bytes)
{
	static const char name[] = "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e";
	if (str_starts(bytes, S("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")) &&
	    memmem(bytes.at, bytes.length, name, sizeof name))
		answer_end(answer, OPEN_STATUS_ENCRYPTED);
}

static bool on_root(void *state, const char *name, const char **attributes)
{
	(void)attributes;
	*(bool *)state = xml_is(name, "workbook");
	return false;
}

Str workbook_find(Arena *arena, Package *package, Answer *answer, Str bytes)
{
	static const XmlReader reader = { .start = on_root };
	check_ole(answer, bytes);
	if (!package_looks_like(bytes))
		answer_end(answer, OPEN_STATUS_WRONG_KIND);
	package_open(package, answer, bytes);

	RelationList relations = relation_list_of(arena, package, (Str){ 0 });
	const Relation *document = relation_find_type(&relations, S("officeDocument"));
	if (!document || !str_ends(document->target, S(".xml")))
		answer_end(answer, OPEN_STATUS_WRONG_KIND);
	bool is_workbook = false;
	xml_read(package, str_c(arena, document->target), &reader, &is_workbook);
	if (!is_workbook)
		answer_end(answer, OPEN_STATUS_WRONG_KIND);
	return document->target;
}

static bool on_sheet(void *state, const char *name, const char **attributes)
{
	WorkbookReading *reading = state;
	const char *title = xml_attribute(attributes, "name");
	const char *relation = xml_attribute(attributes, "id");
	const char *shown = xml_attribute(attributes, "state");
	if (!xml_is(name, "sheet") || !title || !relation)
		return true;
	if (reading->sheets.count >= OPEN_MOST_SHEETS)
		answer_too_big(reading->answer, OPEN_LIMIT_SHEETS, OPEN_MOST_SHEETS + 1);
	*list_push(reading->arena, &reading->sheets) = (SheetEntry){
		.name = str_copy(reading->arena, str_of(title)),
		.relation = str_copy(reading->arena, str_of(relation)),
		.is_hidden = shown && !xml_is(shown, "visible"),
	};
	return true;
}

void workbook_say(Arena *arena, Package *package, Str part)
{
	static const XmlReader reader = { .start = on_sheet };
	WorkbookReading reading = { .arena = arena, .answer = package->answer };
	xml_read(package, str_c(arena, part), &reader, &reading);

	RelationList relations = relation_list_of(arena, package, part);
	const Relation *strings = relation_find_type(&relations, S("sharedStrings"));
	SharedStrings shared;
	shared_strings_read(&shared, package, strings ? str_c(arena, strings->target) : NULL);

	for (size_t i = 0; i < reading.sheets.count; i++) {
		const SheetEntry *sheet = &reading.sheets.items[i];
		const Relation *target = relation_find(&relations, sheet->relation);
		if (!target)
			answer_end(package->answer, OPEN_STATUS_BROKEN);
		/* Sheets that are one chart have no cells. */
		if (!str_equal(target->type, S("worksheet")))
			continue;
		answer_sheet(package->answer, sheet->name, sheet->is_hidden);
		sheet_read(package, str_c(arena, target->target), &shared);
		answer_sheet_end(package->answer);
	}
	if (package->declared_bytes > OPEN_MOST_UNPACKED_BYTES)
		answer_too_big(package->answer, OPEN_LIMIT_UNPACKED_BYTES, package->declared_bytes);
	answer_end(package->answer, OPEN_STATUS_FINE);
}
