/* SPDX-License-Identifier: Apache-2.0 */
#include "home/agency_load.h"

#include "base/list.h"

#define SELECT_LOAD                                                                                \
	"SELECT g.id,"                                                                             \
	" (SELECT count(*) FROM action a"                                                          \
	" WHERE a.lead = g.id AND a.withdrawn_at IS NULL) AS leads,"                               \
	" (SELECT count(*) FROM action_contributor c JOIN action a ON a.id = c.action"             \
	"  WHERE c.agency = g.id AND a.withdrawn_at IS NULL) AS contributes,"                      \
	" (SELECT count(*) FROM recommendation_state s WHERE s.holder = g.id) AS holds"            \
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
