/* SPDX-License-Identifier: Apache-2.0 */
#include "web/reader.h"

#include <arpa/inet.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/test.h"
#include "db/test_db.h"
#include "web/dispatch.h"

#define MILLISECONDS INT64_C(1000000)

typedef struct Reading {
	Db *db;
	App app;
	Revision revision;
	Readers *readers;
	Request rq;
} Reading;

static void read_site(Db *db, Site *site, Arena *arena)
{
	(void)arena;
	(void)db;
	*site = (Site){ .regency = S("Uji"), .zone_hours = 7 };
}

static Reading *reading_on(Arena *arena, Str url)
{
	Reading *reading = NEW(arena, Reading);
	reading->app = (App){ .hooks = { .read_site = read_site }, .database_url = url };
	reading->readers = readers_new(arena, &reading->app, &reading->revision);
	reading->rq = (Request){ .arena = arena, .app = &reading->app };
	return reading;
}

static Reading *reading_begin(void **state)
{
	Reading *reading = reading_on(db_arena(*state), test_db_url(*state));
	reading->db = *state;
	return reading;
}

static void reading_end(Reading *reading)
{
	reader_end_here(reading->readers);
	readers_free(reading->readers);
}

static bool begin(Reading *reading)
{
	return reader_begin(reader_here(reading->readers), &reading->rq, (ReadLimit){ 0 });
}

static DbFailure end(Reading *reading)
{
	return reader_end(reader_here(reading->readers), &reading->rq);
}

static int64_t ask(Db *db, const char *sql)
{
	Rows *rows = db_query_values(db, sql, VALUES());
	int64_t n = db_next(rows) ? row_integer(rows, "n") : -1;
	db_rows_end(rows);
	return n;
}

static void what_broke_in_one_read_is_whole_in_the_next(void **state)
{
	Reading *reading = reading_begin(state);
	assert_true(begin(reading));
	db_break_at(reading->rq.db, 1);
	assert_int_equal(ask(reading->rq.db, "SELECT 1 AS n"), -1);
	assert_int_equal(end(reading), DB_BROKEN);
	assert_true(begin(reading));
	assert_int_equal(ask(reading->rq.db, "SELECT 1 AS n"), 1);
	assert_int_equal(end(reading), DB_FINE);
	reading_end(reading);
}

static void cut(Reading *reading)
{
	const char *sql = "SELECT pg_terminate_backend(CAST($1 AS INTEGER), 2000) AS done";
	int64_t process = ask(reading->rq.db, "SELECT pg_backend_pid() AS n");
	Rows *rows = db_query_values(reading->db, sql, VALUES(INTEGER(process)));
	assert_true(db_next(rows));
}

/* The answer was read whole; that the ROLLBACK found nobody is nobody's fault. */
static void a_connection_lost_at_the_end_costs_no_answer(void **state)
{
	if (!db_is_postgres(*state))
		skip();
	Reading *reading = reading_begin(state);
	assert_true(begin(reading));
	cut(reading);
	assert_int_equal(end(reading), DB_FINE);
	assert_true(begin(reading));
	assert_int_equal(ask(reading->rq.db, "SELECT 1 AS n"), 1);
	assert_int_equal(end(reading), DB_FINE);
	reading_end(reading);
}

static void prepare_long(Request *rq)
{
	nanosleep(&(struct timespec){ .tv_nsec = 60 * MILLISECONDS }, NULL);
	assert_int_equal(ask(rq->db, "SELECT 1 AS n"), 1);
}

static bool admit_all(Request *rq)
{
	return ask(rq->db, "SELECT 1 AS n") == 1;
}

static void what_a_form_takes_before_its_query_is_not_the_querys(void **state)
{
	Reading *reading = reading_begin(state);
	Reader *reader = reader_here(reading->readers);
	Route route = { .prepare = prepare_long, .admit = admit_all };
	reading->rq.route = &route;
	reading->rq.uploads.count = 1;
	assert_true(
		reader_begin(reader, &reading->rq, (ReadLimit){ .wall_ns = 40 * MILLISECONDS }));
	dispatch_prepare(&reading->rq);
	assert_false(reading->rq.keeps_no_file);
	assert_int_equal(end(reading), DB_FINE);
	reading_end(reading);
}

/* Takes connections and says nothing. */
static int deaf_server(int *port)
{
	struct sockaddr_in address = { .sin_family = AF_INET,
				       .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	socklen_t length = sizeof address;
	int listening = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
	assert_int_equal(bind(listening, (struct sockaddr *)&address, length), 0);
	assert_int_equal(listen(listening, 8), 0);
	getsockname(listening, (struct sockaddr *)&address, &length);
	*port = ntohs(address.sin_port);
	return listening;
}

/* Asking takes two seconds here; nobody else waits for that. */
static void a_database_that_is_away_is_asked_once_a_second(void **state)
{
	int port, listening = deaf_server(&port);
	Arena *arena = db_arena(*state);
	Reading *reading = reading_on(
		arena, str_print(arena,
				 "postgres://a@127.0.0.1:%d/a?connect_timeout=2&sslmode=disable"
				 "&gssencmode=disable",
				 port));
	assert_false(begin(reading));
	int64_t begun_ns = clock_monotonic_ns();
	assert_false(begin(reading));
	assert_true(clock_monotonic_ns() - begun_ns < 900 * MILLISECONDS);
	close(listening);
	reading_end(reading);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		DB_TEST(what_broke_in_one_read_is_whole_in_the_next),
		DB_TEST(a_connection_lost_at_the_end_costs_no_answer),
		DB_TEST(what_a_form_takes_before_its_query_is_not_the_querys),
		DB_TEST(a_database_that_is_away_is_asked_once_a_second),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
