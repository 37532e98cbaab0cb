/* SPDX-License-Identifier: Apache-2.0 */
#include "home/agency_load.h"

#include "base/list.h"

AgencyLoadList agency_load_list(Db *db)
{
	AgencyLoadList list = { 0 };
	Rows *rows = db_query(
		db, "SELECT g.id,"
		    " (SELECT count(*) FROM action a"
		    " WHERE a.lead = g.id AND a.withdrawn_at IS NULL) AS leads,"
		    " (SELECT count(*) FROM action_contributor c JOIN action a ON a.id = c.action"
		    "  WHERE c.agency = g.id AND a.withdrawn_at IS NULL) AS contributes,"
		    " (SELECT count(*) FROM recommendation_state s WHERE s.holder = g.id) AS holds"
		    " FROM agency g WHERE g.closed_on IS NULL");
	while (db_next(rows))
		*list_push(db_arena(db), &list) = (AgencyLoad){
			.agency = row_id(rows, "id"),
			.leads = (int)row_integer(rows, "leads"),
			.contributes = (int)row_integer(rows, "contributes"),
			.holds = (int)row_integer(rows, "holds"),
		};
	return list;
}
