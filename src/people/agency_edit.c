/* SPDX-License-Identifier: Apache-2.0 */
#include "people/agency_edit.h"

#include "base/fold.h"
#include "records/setting.h"

static AgencyEdit kind_refusal(Db *db, const Agency *standing, const Agency *wanted);
static AgencyEdit parent_refusal(Db *db, const Agency *wanted);
static int64_t last_position(Db *db);

AgencyEdit agency_make(Db *db, const Agency *wanted, Id *id, const Actor *by)
{
	Agency added = *wanted;
	added.id = 0;
	AgencyEdit refusal = kind_refusal(db, NULL, &added);
	if (refusal == AGENCY_DONE)
		refusal = parent_refusal(db, &added);
	if (refusal != AGENCY_DONE)
		return refusal;
	added.slug = str_slug(db_arena(db), added.short_name);
	added.position = last_position(db) + 1;
	/* /perangkat-daerah/baru is the form. */
	if (added.slug.length == 0 || str_equal(added.slug, S("baru")))
		return AGENCY_TAKEN;
	*id = agency_add(db, &added, by);
	return *id ? AGENCY_DONE : AGENCY_TAKEN;
}

AgencyEdit agency_edit(Db *db, const Agency *wanted, const Actor *by)
{
	const Agency *standing = agency_find(db, wanted->id);
	if (!standing || day_is_set(standing->closed_on))
		return AGENCY_CLOSED;
	AgencyEdit refusal = kind_refusal(db, standing, wanted);
	if (refusal == AGENCY_DONE)
		refusal = parent_refusal(db, wanted);
	if (refusal != AGENCY_DONE)
		return refusal;
	Agency changed = *standing;
	changed.parent = wanted->parent;
	changed.kind = wanted->kind;
	changed.code = wanted->code;
	changed.name = wanted->name;
	changed.short_name = wanted->short_name;
	changed.version = wanted->version;
	if (!agency_change(db, &changed, by))
		return AGENCY_CLASH;
	if (changed.kind == AGENCY_REGENCY) {
		setting_change(db, "regency.name", changed.name, by);
		setting_change(db, "regency.code", changed.code, by);
	}
	return AGENCY_DONE;
}

/* standing NULL: a new one. */
static AgencyEdit kind_refusal(Db *db, const Agency *standing, const Agency *wanted)
{
	const Agency *root = agency_root(db);
	const Agency *inspectorate = agency_inspectorate(db);
	bool is_root = standing && root && standing->id == root->id;
	bool is_it = standing && inspectorate && standing->id == inspectorate->id;
	if (is_root != (wanted->kind == AGENCY_REGENCY))
		return AGENCY_ONE_REGENCY;
	if (is_it && wanted->kind != AGENCY_INSPEKTORAT)
		return AGENCY_ONE_INSPECTORATE;
	if (wanted->kind != AGENCY_INSPEKTORAT)
		return AGENCY_DONE;
	if (inspectorate && !is_it)
		return AGENCY_ONE_INSPECTORATE;
	return root && wanted->parent != root->id ? AGENCY_UNDER_REGENCY : AGENCY_DONE;
}

static AgencyEdit parent_refusal(Db *db, const Agency *wanted)
{
	if (wanted->kind == AGENCY_REGENCY || wanted->kind == AGENCY_OUTSIDE)
		return wanted->parent ? AGENCY_HAS_PARENT : AGENCY_DONE;
	const Agency *parent = wanted->parent ? agency_find(db, wanted->parent) : NULL;
	if (!parent || day_is_set(parent->closed_on) || parent->kind == AGENCY_OUTSIDE)
		return AGENCY_NO_PARENT;
	AgencyList all = agency_all(db);
	if (wanted->id &&
	    (wanted->parent == wanted->id || agency_is_part_of(&all, wanted->parent, wanted->id)))
		return AGENCY_IN_ITSELF;
	return AGENCY_DONE;
}

static int64_t last_position(Db *db)
{
	int64_t last = 0;
	AgencyList all = agency_all(db);
	for (size_t i = 0; i < all.count; i++)
		if (all.items[i].position > last)
			last = all.items[i].position;
	return last;
}
