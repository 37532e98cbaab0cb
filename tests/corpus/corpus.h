/* SPDX-License-Identifier: Apache-2.0 */
/* Files for tests, made here: honest workbooks, and those that somebody means ill with. Each gives
 * a descriptor of an unnamed file, which the caller closes. For tests only. */
#ifndef NYATA_CORPUS_H
#define NYATA_CORPUS_H

#include <stdint.h>

#include "base/str.h"

/* An entry of a zip archive: before, then the middle count times, or that many rows of a sheet with
 * that many cells each, or that many shared strings, then after. */
typedef struct Entry {
	const char *name;
	Str before, middle, after;
	uint64_t count;
	int columns;	      /* > 0: rows, each cell another number */
	bool is_strings;      /* shared strings, each another */
	const char *password; /* NULL: none */
} Entry;

int corpus_bytes(Str bytes);
/* entries ends with a name NULL. */
int corpus_zip(const Entry *entries);
/* A workbook whose one sheet is the entry; shared is the whole of its shared strings. */
int corpus_workbook(Str shared, Entry sheet);
int corpus_workbook_of(Entry shared, Entry sheet);
/* A sheet with this inside its <sheetData>. */
int corpus_sheet(const char *data);
/* The first bytes of a file. */
int corpus_cut(int descriptor, int64_t bytes);
/* One byte of a file turned round. */
void corpus_damage(int descriptor, int64_t at);
int64_t corpus_size(int descriptor);

#define CORPUS_ROOT_RELATIONS                                                                      \
	S("<Relationships><Relationship Id='r1' Type='http://x/officeDocument'"                    \
	  " Target='xl/workbook.xml'/></Relationships>")
#define CORPUS_BOOK                                                                                \
	S("<workbook xmlns:r='http://r'><sheets><sheet name='Hasil' sheetId='1' r:id='r1'/>"       \
	  "</sheets></workbook>")
#define CORPUS_BOOK_RELATIONS                                                                      \
	S("<Relationships><Relationship Id='r1' Type='http://x/worksheet'"                         \
	  " Target='worksheets/sheet1.xml'/><Relationship Id='r2' Type='http://x/sharedStrings'"   \
	  " Target='/xl/sharedStrings.xml'/></Relationships>")
#define CORPUS_NO_STRINGS S("<sst/>")

#endif
