/* SPDX-License-Identifier: Apache-2.0 */
#include "plans/evidence_list.h"

#include "base/list.h"

static const char *const outcome_words[EVIDENCE_OUTCOMES] = {
	[OUTCOME_ANY] = "",
	[OUTCOME_WAITING] = "waiting",
	[OUTCOME_ACCEPTED] = "accepted",
	[OUTCOME_RETURNED] = "returned",
};

const char *evidence_outcome_word(EvidenceOutcome outcome)
{
	return outcome_words[outcome];
}

/* $1 the agency, $2 the outcome, $3 the evidence before, $4 the limit. */
static void add_values(SqlText *sql, const EvidenceQuestion *question, int limit)
{
	sql_value(sql, INTEGER(question->agency));
	sql_value(sql, TEXT(str_of(outcome_words[question->outcome])));
	sql_value(sql, INTEGER(question->beside));
	sql_value(sql, INTEGER(limit));
}

static void add_filter(Db *db, SqlText *sql, const EvidenceQuestion *question)
{
	if (question->agency)
		sql_add(db, sql, SQL(" AND e.agency = $1"));
	switch (question->outcome) {
	case OUTCOME_WAITING:
		sql_add(db, sql, SQL(" AND e.is_waiting = 1"));
		break;
	case OUTCOME_ACCEPTED:
	case OUTCOME_RETURNED:
		sql_add(db, sql,
			SQL(" AND EXISTS (SELECT 1 FROM verdict v WHERE v.evidence = e.id"
			    " AND v.kind = $2)"));
		break;
	case OUTCOME_ANY:
	case EVIDENCE_OUTCOMES:
		break;
	}
}

SqlText evidence_list_sql(Db *db, const EvidenceQuestion *question)
{
	SqlText sql = { 0 };
	add_values(&sql, question, question->limit + 1);
	sql_add(db, &sql, SQL(" SELECT e.id FROM evidence e WHERE 1 = 1"));
	add_filter(db, &sql, question);
	if (question->beside)
		sql_add(db, &sql,
			question->oldest_first ? SQL(" AND e.id > $3") : SQL(" AND e.id < $3"));
	sql_add(db, &sql,
		question->oldest_first ? SQL(" ORDER BY e.id LIMIT $4")
				       : SQL(" ORDER BY e.id DESC LIMIT $4"));
	return sql;
}

EvidenceList evidence_list_page(Db *db, const EvidenceQuestion *question)
{
	EvidenceList list = { 0 };
	IdList ids = { 0 };
	SqlText sql = evidence_list_sql(db, question);
	Rows *rows = db_query_sql(db, &sql);
	while (db_next(rows))
		*list_push(db_arena(db), &ids) = row_id(rows, "id");
	for (size_t i = 0; i < ids.count; i++) {
		const Evidence *evidence = evidence_find(db, ids.items[i]);
		if (evidence)
			*list_push(db_arena(db), &list) = *evidence;
	}
	return list;
}

int64_t evidence_list_count(Db *db, const EvidenceQuestion *question, int most)
{
	SqlText sql = { 0 };
	int64_t count = 0;
	add_values(&sql, question, most + 1);
	sql_add(db, &sql,
		SQL(" SELECT COUNT(*) AS count FROM (SELECT e.id FROM evidence e WHERE 1 = 1"));
	add_filter(db, &sql, question);
	sql_add(db, &sql, SQL(" LIMIT $4) c"));
	Rows *rows = db_query_sql(db, &sql);
	while (db_next(rows))
		count = row_integer(rows, "count");
	return count;
}
