/* SPDX-License-Identifier: Apache-2.0 */
/* What readers and the lane do when PostgreSQL goes away and comes back; skipped on SQLite. */
#include <semaphore.h>
#include <stddef.h>
#include <unistd.h>

#include "base/test.h"
#include "db/test_db.h"
#include "web/reader.h"
#include "web/writer.h"

/* A database beside that of the test, which the test can send away. */
typedef struct Away {
	Db *db;
	Str name, url;
	App app;
	Revision revision;
} Away;

static void order(const Away *away, const char *begin, const char *end)
{
	Str sql = str_print(db_arena(away->db), "%s DATABASE %" STR_FORMAT " %s", begin,
			    STR_ARGS(away->name), end);
	db_write_values(away->db, str_c(db_arena(away->db), sql), VALUES());
	test_db_fine(away->db);
}

static void send_away(const Away *away)
{
	order(away, "ALTER", "WITH ALLOW_CONNECTIONS false");
	Rows *rows = db_query_values(away->db,
				     "SELECT pg_terminate_backend(pid, 2000) AS done"
				     " FROM pg_stat_activity WHERE datname = $1",
				     VALUES(TEXT(away->name)));
	while (db_next(rows))
		assert_true(row_bool(rows, "done"));
}

static void bring_back(const Away *away)
{
	order(away, "ALTER", "WITH ALLOW_CONNECTIONS true");
}

static void read_nothing(Db *db, Site *site, Arena *arena)
{
	(void)db;
	(void)arena;
	*site = (Site){ .zone_hours = 7 };
}

static Away *away_begin(Db *db)
{
	if (!db_is_postgres(db))
		skip();
	Away *away = NEW(db_arena(db), Away);
	Str rest = test_db_url(db);
	Str server = str_cut(&rest, '?');
	while (!str_ends(server, S("/")))
		server.length--;
	away->db = db;
	away->name = str_print(db_arena(db), "nyata_away_%d", (int)getpid());
	away->url = str_print(db_arena(db), "%" STR_FORMAT "%" STR_FORMAT, STR_ARGS(server),
			      STR_ARGS(away->name));
	away->app = (App){ .hooks = { .read_site = read_nothing }, .database_url = away->url };
	order(away, "CREATE", "TEMPLATE template0 ENCODING 'UTF8'");
	return away;
}

static void away_end(const Away *away)
{
	order(away, "DROP", "WITH (FORCE)");
}

static void readers_come_back_with_their_database(void **state)
{
	Away *away = away_begin(*state);
	Readers *readers = readers_new(db_arena(*state), &away->app, &away->revision);
	Reader *reader = reader_here(readers);
	Request rq = { .arena = db_arena(*state) };
	assert_true(reader_begin(reader, &rq, (ReadLimit){ 0 }));
	assert_int_equal(reader_end(reader, &rq), DB_FINE);
	send_away(away);
	assert_true(reader_begin(reader, &rq, (ReadLimit){ 0 }));
	assert_int_equal(reader_end(reader, &rq), DB_BROKEN);
	assert_false(reader_begin(reader, &rq, (ReadLimit){ 0 }));
	bring_back(away);
	for (int i = 0; i < 40 && !reader_begin(reader, &rq, (ReadLimit){ 0 }); i++)
		usleep(100000);
	assert_non_null(rq.db);
	assert_int_equal(reader_end(reader, &rq), DB_FINE);
	reader_end_here(readers);
	readers_free(readers);
	away_end(away);
}

typedef struct Probe {
	Piece piece;
	sem_t done;
	DbFailure fate;
} Probe;

static void run_probe(Piece *piece, Db *db)
{
	(void)piece;
	db_next(db_query_values(db, "SELECT 1 AS n", VALUES()));
}

static void probe_done(Piece *piece, DbFailure fate)
{
	Probe *probe = (Probe *)((char *)piece - offsetof(Probe, piece));
	probe->fate = fate;
	sem_post(&probe->done);
}

static DbFailure fate_of_a_piece(Writer *writer)
{
	Probe probe = { .piece = { .run = run_probe, .done = probe_done } };
	sem_init(&probe.done, 0, 0);
	assert_true(writer_add(writer, &probe.piece));
	sem_wait(&probe.done);
	sem_destroy(&probe.done);
	return probe.fate;
}

static void the_first_group_after_the_database_is_back_is_stored(void **state)
{
	Away *away = away_begin(*state);
	const char *why = NULL;
	Writer *writer = writer_start(
		db_arena(*state),
		(WriterSetup){ .database_url = away->url, .most = 10, .revision = &away->revision },
		&why);
	assert_non_null(writer);
	assert_int_equal(fate_of_a_piece(writer), DB_FINE);
	send_away(away);
	assert_int_equal(fate_of_a_piece(writer), DB_BROKEN);
	bring_back(away);
	assert_int_equal(fate_of_a_piece(writer), DB_FINE);
	writer_stop(writer);
	away_end(away);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		DB_TEST(readers_come_back_with_their_database),
		DB_TEST(the_first_group_after_the_database_is_back_is_stored),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
