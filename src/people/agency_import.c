/* SPDX-License-Identifier: Apache-2.0 */
#include "people/agency_import.h"

#include "base/csv.h"
#include "base/list.h"
#include "records/setting.h"

enum { SLUG, PARENT, KIND, CODE, NAME, SHORT_NAME, CONFIDENCE, SOURCE, COLUMNS };

static const char *const column_names[COLUMNS] = {
	[SLUG] = "slug",
	[PARENT] = "parent",
	[KIND] = "kind",
	[CODE] = "code",
	[NAME] = "name",
	[SHORT_NAME] = "short_name",
	[CONFIDENCE] = "confidence",
	[SOURCE] = "source",
};

typedef struct Reading {
	Db *db;
	const Actor *by;
	CsvTable table;
	AgencyImport result;
} Reading;

static bool read_table(Reading *reading, Str csv_text);
static void check_row(Reading *reading, size_t index);
static void apply_row(Reading *reading, size_t index);

static Str cell(const CsvRow *row, int column)
{
	return str_trim(row->items[column]);
}

static void add_fault(Reading *reading, const CsvRow *row, int column, const char *reason)
{
	*list_push(db_arena(reading->db), &reading->result.faults) = (AgencyFault){
		.line = row->line,
		.column = str_of(column_names[column]),
		.value = cell(row, column),
		.reason = reason,
	};
}

/* A fault of no cell. */
static void add_fault_of_line(Reading *reading, int line, const char *reason)
{
	*list_push(db_arena(reading->db), &reading->result.faults) =
		(AgencyFault){ .line = line, .reason = reason };
}

AgencyImport agency_import(Db *db, Str csv_text, const Actor *by)
{
	Reading reading = { .db = db, .by = by };
	if (!read_table(&reading, csv_text))
		return reading.result;

	for (size_t i = 1; i < reading.table.count; i++)
		check_row(&reading, i);
	if (reading.result.faults.count > 0)
		return reading.result;

	for (size_t i = 1; i < reading.table.count; i++)
		apply_row(&reading, i);
	return reading.result;
}

/* Is it CSV, with our headings and as many cells in each row? */
static bool read_table(Reading *reading, Str csv_text)
{
	CsvTable table = csv_read(db_arena(reading->db), csv_text,
				  (CsvLimits){ .rows = 5000, .cells = 50000, .cell_bytes = 2000 });
	if (table.fault)
		add_fault_of_line(reading, table.fault_line, table.fault);
	if (!table.fault && table.count == 0)
		add_fault_of_line(reading, 1, "The file is empty.");
	for (size_t i = 0; i < table.count; i++)
		if (table.items[i].count != COLUMNS)
			add_fault_of_line(reading, table.items[i].line,
					  "A row has eight cells: slug, parent, kind, code, name,"
					  " short_name, confidence, source.");
	if (reading->result.faults.count > 0)
		return false;

	for (int i = 0; i < COLUMNS; i++)
		if (!str_equal_c(cell(&table.items[0], i), column_names[i]))
			add_fault(reading, &table.items[0], i,
				  "The first line must name the columns slug, parent, kind, code,"
				  " name, short_name, confidence, source.");
	reading->table = table;
	return reading->result.faults.count == 0;
}

/* Does a row above this one have that text in the column? */
static bool is_above(const Reading *reading, size_t index, int column, Str text)
{
	for (size_t i = 1; i < index; i++)
		if (str_equal(cell(&reading->table.items[i], column), text))
			return true;
	return false;
}

static void check_slug(Reading *reading, size_t index)
{
	const CsvRow *row = &reading->table.items[index];
	Str slug = cell(row, SLUG);
	if (slug.length == 0 || slug.length > 80 ||
	    !str_equal(str_slug(db_arena(reading->db), slug), slug))
		add_fault(reading, row, SLUG,
			  "A slug has small letters, digits and hyphens, 80 at most.");
	if (is_above(reading, index, SLUG, slug))
		add_fault(reading, row, SLUG, "The slug stands in the file twice.");

	const Agency *standing = agency_find_slug(reading->db, slug);
	if (standing && day_is_set(standing->closed_on))
		add_fault(reading, row, SLUG,
			  "This agency is closed; give its successor a slug of its own.");
}

/* Another regency's file would rename this one. */
static void check_regency(Reading *reading, const CsvRow *row)
{
	const Agency *root = agency_root(reading->db);
	Str code = cell(row, CODE);
	if (root && root->code.length && code.length && !str_equal(root->code, code))
		add_fault(reading, row, CODE,
			  "This database is another regency's: the code that \"nyata init\" was"
			  " given differs.");
}

static void check_parent(Reading *reading, size_t index, AgencyKind kind)
{
	const CsvRow *row = &reading->table.items[index];
	Str parent = cell(row, PARENT);
	bool has_none = kind == AGENCY_REGENCY || kind == AGENCY_OUTSIDE;
	if (kind == AGENCY_REGENCY && is_above(reading, index, KIND, cell(row, KIND)))
		add_fault(reading, row, KIND,
			  "There is one regency; it stands in the file already.");
	if (kind == AGENCY_REGENCY)
		check_regency(reading, row);
	if (has_none && parent.length > 0)
		add_fault(reading, row, PARENT,
			  "The regency and outside bodies have no parent; leave the cell empty.");
	if (!has_none && parent.length == 0)
		add_fault(reading, row, PARENT,
			  "Name the slug of the agency that this one is a part of.");
	if (!has_none && parent.length > 0 && !is_above(reading, index, SLUG, parent) &&
	    !agency_find_slug(reading->db, parent))
		add_fault(reading, row, PARENT,
			  "No agency has this slug; its row must stand above this one.");
}

/* The regency and the inspectorate are known by their kind, and who judges hangs on the second. */
static void check_kind(Reading *reading, size_t index, AgencyKind kind)
{
	const CsvRow *row = &reading->table.items[index];
	const Agency *root = agency_root(reading->db);
	const Agency *inspectorate = agency_inspectorate(reading->db);
	const Agency *standing = agency_find_slug(reading->db, cell(row, SLUG));
	bool is_it = standing && inspectorate && standing->id == inspectorate->id;
	if (standing && standing->kind == AGENCY_REGENCY && kind != AGENCY_REGENCY)
		add_fault(reading, row, KIND, "The regency stays the regency.");
	if (is_it && kind != AGENCY_INSPEKTORAT)
		add_fault(reading, row, KIND, "The inspectorate stays the inspectorate.");
	if (kind != AGENCY_INSPEKTORAT)
		return;
	if (is_above(reading, index, KIND, cell(row, KIND)) || (inspectorate && !is_it))
		add_fault(reading, row, KIND, "There is one inspectorate already.");
	if (is_it && root && standing->parent == root->id &&
	    agency_find_slug(reading->db, cell(row, PARENT)) &&
	    !str_equal(cell(row, PARENT), root->slug))
		add_fault(reading, row, PARENT,
			  "The inspectorate stands under the regency itself.");
}

static void check_row(Reading *reading, size_t index)
{
	const CsvRow *row = &reading->table.items[index];
	check_slug(reading, index);
	if (cell(row, NAME).length == 0)
		add_fault(reading, row, NAME, "The name is missing.");
	if (cell(row, SHORT_NAME).length == 0)
		add_fault(reading, row, SHORT_NAME,
			  "The short name is missing; repeat the name if there is none.");

	AgencyKind kind;
	if (agency_kind_from(cell(row, KIND), &kind)) {
		check_parent(reading, index, kind);
		check_kind(reading, index, kind);
	} else {
		add_fault(reading, row, KIND,
			  "A kind is regency, sekretariat, bagian, inspektorat, badan, dinas,"
			  " satuan, rsud, kecamatan, desa or outside.");
	}
}

static const Agency *find_standing(Db *db, const Agency *wanted)
{
	const Agency *standing = agency_find_slug(db, wanted->slug);
	if (!standing && wanted->kind == AGENCY_REGENCY)
		return agency_root(db);
	return standing;
}

static bool is_same(const Agency *a, const Agency *b)
{
	return a->parent == b->parent && a->kind == b->kind && a->position == b->position &&
	       str_equal(a->code, b->code) && str_equal(a->slug, b->slug) &&
	       str_equal(a->name, b->name) && str_equal(a->short_name, b->short_name) &&
	       str_equal(a->confidence, b->confidence) && str_equal(a->source, b->source);
}

static Agency wanted_agency(Reading *reading, size_t index)
{
	const CsvRow *row = &reading->table.items[index];
	Str parent_slug = cell(row, PARENT);
	const Agency *parent =
		parent_slug.length ? agency_find_slug(reading->db, parent_slug) : NULL;
	Agency wanted = {
		.parent = parent ? parent->id : 0,
		.code = cell(row, CODE),
		.slug = cell(row, SLUG),
		.name = cell(row, NAME),
		.short_name = cell(row, SHORT_NAME),
		.position = (int64_t)index,
		.confidence = cell(row, CONFIDENCE),
		.source = cell(row, SOURCE),
	};
	agency_kind_from(cell(row, KIND), &wanted.kind);
	return wanted;
}

/* What pages call the regency follows its row. */
static void name_regency(Reading *reading, const Agency *regency)
{
	setting_change(reading->db, "regency.name", regency->name, reading->by);
	setting_change(reading->db, "regency.code", regency->code, reading->by);
}

static void apply_row(Reading *reading, size_t index)
{
	Agency wanted = wanted_agency(reading, index);
	if (wanted.kind == AGENCY_REGENCY)
		name_regency(reading, &wanted);
	const Agency *standing = find_standing(reading->db, &wanted);
	if (!standing) {
		agency_add(reading->db, &wanted, reading->by);
		reading->result.added++;
		return;
	}
	if (is_same(standing, &wanted)) {
		reading->result.same++;
		return;
	}
	AgencyList all = agency_all(reading->db);
	if (wanted.parent == standing->id || agency_is_part_of(&all, wanted.parent, standing->id)) {
		add_fault(reading, &reading->table.items[index], PARENT,
			  "An agency cannot be a part of its own part.");
		return;
	}
	wanted.id = standing->id;
	wanted.version = standing->version;
	agency_change(reading->db, &wanted, reading->by);
	reading->result.changed++;
}
