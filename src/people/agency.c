/* SPDX-License-Identifier: Apache-2.0 */
#include "people/agency.h"

#include "base/fold.h"
#include "base/list.h"
#include "base/log.h"
#include "people/role.h"
#include "records/setting.h"

static const char *const kind_words[AGENCY_KINDS] = {
	[AGENCY_REGENCY] = "regency",	  [AGENCY_SEKRETARIAT] = "sekretariat",
	[AGENCY_BAGIAN] = "bagian",	  [AGENCY_INSPEKTORAT] = "inspektorat",
	[AGENCY_BADAN] = "badan",	  [AGENCY_DINAS] = "dinas",
	[AGENCY_SATUAN] = "satuan",	  [AGENCY_RSUD] = "rsud",
	[AGENCY_KECAMATAN] = "kecamatan", [AGENCY_DESA] = "desa",
	[AGENCY_OUTSIDE] = "outside",
};

static void list_parts(Arena *arena, const AgencyList *all, Id parent, AgencyList *tree);
static bool name_matches(Db *db, const Agency *agency, Str folded);
static void journal_agency(Db *db, const Agency *agency, const char *deed, const Actor *by);

static Agency read_agency(Rows *rows)
{
	AgencyKind kind;
	if (!agency_kind_from(row_text(rows, "kind"), &kind))
		fatal("agency %lld has no known kind", (long long)row_id(rows, "id"));
	return (Agency){
		.id = row_id(rows, "id"),
		.parent = row_id(rows, "parent"),
		.kind = kind,
		.code = row_text(rows, "code"),
		.slug = row_text(rows, "slug"),
		.name = row_text(rows, "name"),
		.short_name = row_text(rows, "short_name"),
		.position = row_integer(rows, "position"),
		.confidence = row_text(rows, "confidence"),
		.source = row_text(rows, "source"),
		.closed_on = row_day(rows, "closed_on"),
		.version = row_integer(rows, "version"),
	};
}

static const Agency *read_one(Db *db, Rows *rows)
{
	Agency *agency = NULL;
	if (db_next(rows)) {
		agency = NEW(db_arena(db), Agency);
		*agency = read_agency(rows);
	}
	db_rows_end(rows);
	return agency;
}

static AgencyList read_all(Db *db, Rows *rows)
{
	AgencyList agencies = { 0 };
	while (db_next(rows))
		*list_push(db_arena(db), &agencies) = read_agency(rows);
	return agencies;
}

const Agency *agency_find(Db *db, Id id)
{
	return read_one(db, db_query(db, "SELECT * FROM agency WHERE id = $1", ID(id)));
}

const Agency *agency_find_slug(Db *db, Str slug)
{
	return read_one(db, db_query(db, "SELECT * FROM agency WHERE slug = $1", TEXT(slug)));
}

const Agency *agency_find_name(Db *db, Str name)
{
	Str folded = str_fold(db_arena(db), name);
	AgencyList open = agency_list(db);
	const Agency *found = NULL;
	for (size_t i = 0; i < open.count; i++) {
		if (!name_matches(db, &open.items[i], folded))
			continue;
		if (found)
			return NULL;
		found = &open.items[i];
	}
	return found;
}

static bool name_matches(Db *db, const Agency *agency, Str folded)
{
	Arena *arena = db_arena(db);
	return str_equal(str_fold(arena, agency->name), folded) ||
	       str_equal(str_fold(arena, agency->short_name), folded);
}

static const Agency *find_kind(Db *db, AgencyKind kind)
{
	return read_one(db, db_query(db,
				     "SELECT * FROM agency WHERE kind = $1 AND closed_on IS NULL"
				     " ORDER BY position, id LIMIT 1",
				     TEXT(str_of(kind_words[kind]))));
}

const Agency *agency_root(Db *db)
{
	return find_kind(db, AGENCY_REGENCY);
}

const Agency *agency_inspectorate(Db *db)
{
	return find_kind(db, AGENCY_INSPEKTORAT);
}

const Agency *agency_organisation_bureau(Db *db)
{
	return agency_find_slug(db, setting_find(db, "agency.organisation_bureau"));
}

AgencyList agency_list(Db *db)
{
	AgencyList all = read_all(db, db_query(db, "SELECT * FROM agency WHERE closed_on IS NULL"
						   " ORDER BY position, id"));
	AgencyList tree = { 0 };
	list_parts(db_arena(db), &all, 0, &tree);
	return tree;
}

/* The parts of one parent, each followed by its own. A regency has some hundred agencies at most,
 * so looking through all of them for each is quick enough. */
static void list_parts(Arena *arena, const AgencyList *all, Id parent, AgencyList *tree)
{
	for (size_t i = 0; i < all->count; i++) {
		if (all->items[i].parent != parent)
			continue;
		*list_push(arena, tree) = all->items[i];
		list_parts(arena, all, all->items[i].id, tree);
	}
}

AgencyList agency_children(Db *db, Id parent)
{
	return read_all(db, db_query(db,
				     "SELECT * FROM agency WHERE parent = $1 AND closed_on IS NULL"
				     " ORDER BY position, id",
				     ID(parent)));
}

Id agency_add(Db *db, const Agency *agency, const Actor *by)
{
	Agency added = *agency;
	added.id = db_insert(db,
			     "INSERT INTO agency (parent, kind, code, slug, name, short_name,"
			     " position, confidence, source, version)"
			     " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 1)"
			     " ON CONFLICT (slug) DO NOTHING RETURNING id",
			     ID(agency->parent), TEXT(str_of(kind_words[agency->kind])),
			     TEXT_OR_NULL(agency->code), TEXT(agency->slug), TEXT(agency->name),
			     TEXT(agency->short_name), INTEGER(agency->position),
			     TEXT(agency->confidence), TEXT(agency->source));
	if (added.id)
		journal_agency(db, &added, "add", by);
	return added.id;
}

bool agency_change(Db *db, const Agency *agency, const Actor *by)
{
	int64_t changed = db_write(
		db,
		"UPDATE agency SET parent = $2, kind = $3, code = $4, slug = $5, name = $6,"
		" short_name = $7, position = $8, confidence = $9, source = $10,"
		" version = version + 1 WHERE id = $1 AND version = $11",
		ID(agency->id), ID(agency->parent), TEXT(str_of(kind_words[agency->kind])),
		TEXT_OR_NULL(agency->code), TEXT(agency->slug), TEXT(agency->name),
		TEXT(agency->short_name), INTEGER(agency->position), TEXT(agency->confidence),
		TEXT(agency->source), INTEGER(agency->version));
	if (changed == 0)
		return false;
	journal_agency(db, agency, "change", by);
	return true;
}

CloseResult agency_close(Db *db, const Agency *agency, Day on, const Actor *by)
{
	if (day_is_set(agency->closed_on))
		return CLOSE_ALREADY;
	if (agency_children(db, agency->id).count > 0)
		return CLOSE_HAS_PARTS;
	if (day_before(by->today, on))
		return CLOSE_AHEAD;
	if (role_stands_at(db, agency->id, on))
		return CLOSE_HAS_ROLES;

	int64_t closed = db_write(db,
				  "UPDATE agency SET closed_on = $2, version = version + 1"
				  " WHERE id = $1 AND closed_on IS NULL",
				  ID(agency->id), DAY(on));
	if (closed == 0)
		return CLOSE_ALREADY;
	JsonObject facts = json_object(db_arena(db));
	json_text(&facts, "slug", agency->slug);
	json_day(&facts, "closed_on", on);
	journal_add(db, by, "close", "agency", agency->id, &facts, NULL);
	return CLOSE_DONE;
}

static void journal_agency(Db *db, const Agency *agency, const char *deed, const Actor *by)
{
	JsonObject facts = json_object(db_arena(db));
	json_text(&facts, "slug", agency->slug);
	json_text(&facts, "kind", str_of(kind_words[agency->kind]));
	json_text(&facts, "name", agency->name);
	json_text(&facts, "short_name", agency->short_name);
	json_text(&facts, "code", agency->code);
	json_integer(&facts, "parent", agency->parent);
	journal_add(db, by, deed, "agency", agency->id, &facts, NULL);
}

const char *agency_kind_word(AgencyKind kind)
{
	return kind_words[kind];
}

bool agency_kind_from(Str word, AgencyKind *kind)
{
	for (int i = 0; i < AGENCY_KINDS; i++) {
		if (!str_equal_c(word, kind_words[i]))
			continue;
		*kind = (AgencyKind)i;
		return true;
	}
	return false;
}

AgencyList agency_all(Db *db)
{
	return read_all(db, db_query(db, "SELECT * FROM agency ORDER BY id"));
}

bool agency_list_has(const AgencyList *agencies, Id id)
{
	for (size_t i = 0; i < agencies->count; i++)
		if (agencies->items[i].id == id)
			return true;
	return false;
}

/* By halving. */
const Agency *agency_among(const AgencyList *all, Id id)
{
	size_t from = 0, to = all->count;
	while (from < to) {
		size_t middle = (from + to) / 2;
		if (all->items[middle].id == id)
			return &all->items[middle];
		if (all->items[middle].id < id)
			from = middle + 1;
		else
			to = middle;
	}
	return NULL;
}

/* No way up is longer than there are agencies; that ends it even if the rows made a ring. */
bool agency_is_part_of(const AgencyList *all, Id below, Id above)
{
	const Agency *at = below == above ? NULL : agency_among(all, below);
	for (size_t depth = 0; at && depth < all->count; depth++) {
		if (at->parent == above)
			return true;
		at = agency_among(all, at->parent);
	}
	return false;
}

static bool is_regency(const AgencyList *all, Id id)
{
	const Agency *agency = agency_among(all, id);
	return agency && agency->kind == AGENCY_REGENCY;
}

bool agency_is_one_with(const AgencyList *all, Id a, Id b)
{
	if (a == b)
		return true;
	if (agency_is_part_of(all, a, b))
		return !is_regency(all, b);
	return agency_is_part_of(all, b, a) && !is_regency(all, a);
}
