/* SPDX-License-Identifier: Apache-2.0 */
#include "home/agency_load.h"

#include "base/list.h"

/* An action that is withdrawn has no state. */
#define SELECT_LOAD                                                                                \
	"SELECT g.id,"                                                                             \
	" (SELECT COUNT(*) FROM action_state s WHERE s.lead = g.id) AS leads,"                     \
	" (SELECT COUNT(*) FROM action_contributor c JOIN action_state s ON s.action = c.action"   \
	"  WHERE c.agency = g.id) AS contributes,"                                                 \
	" (SELECT COUNT(*) FROM recommendation_state s WHERE s.holder = g.id) AS holds"            \
	" FROM agency g"

static AgencyLoad read_load(Rows *rows)
{
	return (AgencyLoad){
		.agency = row_id(rows, "id"),
		.leads = (int)row_integer(rows, "leads"),
		.contributes = (int)row_integer(rows, "contributes"),
		.holds = (int)row_integer(rows, "holds"),
	};
}

AgencyLoad agency_load_find(Db *db, Id agency)
{
	AgencyLoad load = { .agency = agency };
	Rows *rows = db_query(db, SELECT_LOAD " WHERE g.id = $1", ID(agency));
	while (db_next(rows))
		load = read_load(rows);
	return load;
}

AgencyLoadList agency_load_list(Db *db)
{
	AgencyLoadList list = { 0 };
	Rows *rows = db_query(db, SELECT_LOAD " WHERE g.closed_on IS NULL");
	while (db_next(rows))
		*list_push(db_arena(db), &list) = read_load(rows);
	return list;
}
