/* SPDX-License-Identifier: Apache-2.0 */
/* The bodies of the regency as a tree, and outside bodies beside it. Edited on pages
 * (agency_edit.h), by file and by command. */
#ifndef NYATA_AGENCY_H
#define NYATA_AGENCY_H

#include "records/journal.h"

typedef enum AgencyKind {
	AGENCY_REGENCY, /* the root: "regency" */
	AGENCY_SEKRETARIAT,
	AGENCY_BAGIAN,
	AGENCY_INSPEKTORAT,
	AGENCY_BADAN,
	AGENCY_DINAS,
	AGENCY_SATUAN,
	AGENCY_RSUD,
	AGENCY_KECAMATAN,
	AGENCY_DESA,
	AGENCY_OUTSIDE, /* "outside": may be named, and may judge where law 2 needs it */
	AGENCY_KINDS,
} AgencyKind;

typedef struct Agency {
	Id id, parent; /* parent 0: the root and outside bodies */
	AgencyKind kind;
	Str code; /* Kemendagri; empty when it has none */
	Str slug, name, short_name;
	int64_t position;
	Str confidence, source;
	Day closed_on;
	int64_t version;
} Agency;

typedef struct AgencyList {
	Agency *items;
	size_t count, capacity;
} AgencyList;

const Agency *agency_find(Db *db, Id id);
const Agency *agency_find_slug(Db *db, Str slug);
/* By folded name or short name among open agencies; NULL when none or more than one. */
const Agency *agency_find_name(Db *db, Str name);
/* The root; NULL in an empty database. */
const Agency *agency_root(Db *db);
/* The first open agency of that kind; NULL when there is none. */
const Agency *agency_inspectorate(Db *db);
/* The one that the setting agency.organisation_bureau names; NULL when there is none. */
const Agency *agency_organisation_bureau(Db *db);
/* All that are open, each before its own parts (the tree read from top to bottom), by position. */
AgencyList agency_list(Db *db);
AgencyList agency_children(Db *db, Id parent);

/* 0 when the slug is taken. */
Id agency_add(Db *db, const Agency *agency, const Actor *by);
/* false: somebody else changed it (version). */
bool agency_change(Db *db, const Agency *agency, const Actor *by);

typedef enum CloseResult {
	CLOSE_DONE,
	CLOSE_ALREADY,
	CLOSE_HAS_PARTS, /* open agencies below it */
	CLOSE_HAS_ROLES, /* somebody holds a role there on that day or later */
	CLOSE_AHEAD,	 /* the day is after today: it would be closed at once */
} CloseResult;

/* Closed agencies stay in the history and are offered no more, whatever the day. */
CloseResult agency_close(Db *db, const Agency *agency, Day on, const Actor *by);

const char *agency_kind_word(AgencyKind kind); /* "dinas", as stored */
bool agency_kind_from(Str word, AgencyKind *kind);

bool agency_list_has(const AgencyList *agencies, Id id);

/* Closed ones too, by id; for the three below, which are asked many times over one tree. */
AgencyList agency_all(Db *db);
/* NULL: there is none. */
const Agency *agency_among(const AgencyList *all, Id id);
/* Is `below` a part of `above`, at any depth? An agency is no part of itself. */
bool agency_is_part_of(const AgencyList *all, Id below, Id above);
/* For law 2: an agency with its ancestors and descendants, the root left out, counts as one. */
bool agency_is_one_with(const AgencyList *all, Id a, Id b);

#endif
