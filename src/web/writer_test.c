/* SPDX-License-Identifier: Apache-2.0 */
#include "base/test.h"

#include <pthread.h>
#include <semaphore.h>
#include <signal.h>
#include <stddef.h>
#include <sys/resource.h>
#include <unistd.h>

#include "base/clock.h"
#include "db/test_db.h"
#include "web/writer.h"

/* What one test works with: a lane on a database of its own. */
typedef struct Lane {
	Arena *arena;
	Db *db;
	Revision revision;
	Writer *writer;
	_Atomic int told_broken;
} Lane;

typedef struct Probe {
	Piece piece;
	Lane *lane;
	void (*deed)(Db *db);
	sem_t *wait_for, *begun, done;
	_Atomic bool was_run;
	DbFailure fate;
	int64_t revision_when_told;
	int64_t ran_at_ns; /* when its deed was done */
} Probe;

static Probe *probe_of(Piece *piece)
{
	return (Probe *)((char *)piece - offsetof(Probe, piece));
}

static void run_probe(Piece *piece, Db *db)
{
	Probe *probe = probe_of(piece);
	probe->was_run = true;
	if (probe->begun)
		sem_post(probe->begun);
	if (probe->wait_for)
		sem_wait(probe->wait_for);
	db_set_arena(db, probe->lane->arena);
	db_savepoint(db);
	probe->deed(db);
	if (db_lost_transaction(db))
		return;
	if (db_failed(db))
		db_rollback_savepoint(db);
	else
		db_release(db);
	probe->ran_at_ns = clock_monotonic_ns();
}

static void probe_done(Piece *piece, DbFailure fate)
{
	Probe *probe = probe_of(piece);
	probe->fate = fate;
	probe->revision_when_told = revision_now(&probe->lane->revision);
	sem_post(&probe->done);
}

static void on_broken(void *by)
{
	Lane *lane = by;
	lane->told_broken++;
}

static void add_row(Db *db)
{
	db_write_values(db,
			"INSERT INTO journal (at, source, request, deed, kind, public, private)"
			" VALUES (1, 'job', 'x', 'add', 'test', '{}', '{}')",
			VALUES());
}

static void break_constraint(Db *db)
{
	add_row(db);
	db_write_values(db, "INSERT INTO setting (name, value, version) VALUES ('x', '', 1)",
			VALUES());
	db_write_values(db, "INSERT INTO setting (name, value, version) VALUES ('x', '', 1)",
			VALUES());
}

/* As the database does it by itself when it must. */
static void lose_transaction(Db *db)
{
	add_row(db);
	db_write_values(db, "ROLLBACK", VALUES());
}

/* A constraint that waits for the commit. */
static void break_constraint_late(Db *db)
{
	db_write_values(db, "PRAGMA defer_foreign_keys = ON", VALUES());
	db_write_values(db,
			"INSERT INTO recommendation (evaluation, reference, number, text, note,"
			" origin, benefit, priority, added_on, version)"
			" VALUES (999, 'X', 1, '', '', '', '', '', '2026-01-01', 1)",
			VALUES());
}

static void limit_files(rlim_t bytes)
{
	struct rlimit limit;
	getrlimit(RLIMIT_FSIZE, &limit);
	limit.rlim_cur = bytes < limit.rlim_max ? bytes : limit.rlim_max;
	setrlimit(RLIMIT_FSIZE, &limit);
}

/* The commit itself meets a disk that takes nothing, until the test lets it again. */
static void break_commit(Db *db)
{
	add_row(db);
	signal(SIGXFSZ, SIG_IGN);
	limit_files(1);
}

static Lane *lane_begin(Arena *arena, int most)
{
	Lane *lane = NEW(arena, Lane);
	const char *why = NULL;
	lane->arena = arena;
	lane->db = test_db(arena);
	lane->writer = writer_start(arena,
				    (WriterSetup){ .database_url = test_db_url(lane->db),
						   .most = most,
						   .revision = &lane->revision,
						   .on_broken = on_broken,
						   .by = lane },
				    &why);
	assert_non_null(lane->writer);
	return lane;
}

static void lane_end(Lane *lane)
{
	writer_stop(lane->writer);
	test_db_end(lane->db);
}

static Probe *probe_new(Lane *lane, void (*deed)(Db *))
{
	Probe *probe = NEW(lane->arena, Probe);
	probe->piece.run = run_probe;
	probe->piece.done = probe_done;
	probe->lane = lane;
	probe->deed = deed;
	sem_init(&probe->done, 0, 0);
	return probe;
}

/* A piece that was run and told what became of it. */
static Probe *run_alone(Lane *lane, void (*deed)(Db *))
{
	Probe *probe = probe_new(lane, deed);
	assert_true(writer_add(lane->writer, &probe->piece));
	sem_wait(&probe->done);
	return probe;
}

/* A piece that holds the lane up until the semaphore is raised; it runs when this returns. */
static Probe *hold_up(Lane *lane, sem_t *until)
{
	sem_t begun;
	sem_init(&begun, 0, 0);
	sem_init(until, 0, 0);
	Probe *probe = probe_new(lane, add_row);
	probe->wait_for = until;
	probe->begun = &begun;
	assert_true(writer_add(lane->writer, &probe->piece));
	sem_wait(&begun);
	return probe;
}

static int64_t count_rows(Lane *lane)
{
	db_begin_read(lane->db);
	Rows *rows = db_query_values(lane->db, "SELECT count(*) AS n FROM journal", VALUES());
	assert_true(db_next(rows));
	int64_t count = row_integer(rows, "n");
	db_rollback(lane->db);
	return count;
}

/* That many pieces and the one that holds them up. false: 20 ms may have been over before the last
 * of them had run, which ends a group. */
static bool run_waiting(Lane *lane, int count)
{
	sem_t go;
	Probe *probes[WRITER_GROUP];
	int64_t begun_ns = clock_monotonic_ns();
	hold_up(lane, &go);
	for (int i = 0; i < count; i++) {
		probes[i] = probe_new(lane, add_row);
		assert_true(writer_add(lane->writer, &probes[i]->piece));
	}
	sem_post(&go);
	for (int i = 0; i < count; i++) {
		sem_wait(&probes[i]->done);
		assert_int_equal(probes[i]->fate, DB_FINE);
	}
	return probes[count - 1]->ran_at_ns - begun_ns < WRITER_GROUP_NS;
}

/* A group is over after 20 ms, which a busy machine may take for ten. So only a round counts whose
 * last piece had run within 20 ms of its beginning: no clock can have split that one, whatever the
 * load. A lane that commits in between needs longer or is found out; ten quick rounds of 500 come
 * on any machine. */
static void what_waits_is_stored_by_one_commit(void **state)
{
	Lane *lane = lane_begin(*state, 100);
	int rounds = 0, quick = 0;
	for (; quick < 10 && rounds < 500; rounds++) {
		int64_t commits = db_commit_count();
		if (!run_waiting(lane, 10))
			continue;
		assert_int_equal(db_commit_count() - commits, 1);
		quick++;
	}
	assert_int_equal(quick, 10);
	assert_int_equal(count_rows(lane), 11 * rounds);
	lane_end(lane);
}

static void the_revision_has_grown_when_a_piece_is_told(void **state)
{
	Lane *lane = lane_begin(*state, 100);
	int64_t before = revision_now(&lane->revision);
	Probe *probe = run_alone(lane, add_row);
	assert_true(probe->revision_when_told > before);
	lane_end(lane);
}

static void a_piece_that_fails_leaves_its_group_stored(void **state)
{
	Lane *lane = lane_begin(*state, 100);
	sem_t go;
	Probe *first = hold_up(lane, &go);
	Probe *bad = probe_new(lane, break_constraint), *last = probe_new(lane, add_row);
	writer_add(lane->writer, &bad->piece);
	writer_add(lane->writer, &last->piece);
	sem_post(&go);
	sem_wait(&last->done);
	assert_int_equal(first->fate, DB_FINE);
	assert_int_equal(last->fate, DB_FINE);
	assert_int_equal(count_rows(lane), 2);
	lane_end(lane);
}

/* Until both stand in one group: on a busy machine the first alone may take as long as a group may.
 */
static void a_lost_transaction_is_told_to_the_whole_group(void **state)
{
	Lane *lane = lane_begin(*state, 100);
	int alone = -1;
	Probe *first, *bad;
	do {
		sem_t go;
		first = hold_up(lane, &go);
		bad = probe_new(lane, lose_transaction);
		writer_add(lane->writer, &bad->piece);
		sem_post(&go);
		sem_wait(&bad->done);
		assert_int_equal(bad->fate, DB_BROKEN);
	} while (first->fate == DB_FINE && ++alone < 20);
	assert_int_equal(first->fate, DB_BROKEN);
	assert_int_equal(count_rows(lane), alone + 1);

	Probe *later = run_alone(lane, add_row);
	assert_int_equal(later->fate, DB_FINE);
	assert_true(writer_may_write(lane->writer));
	lane_end(lane);
}

static void a_lost_transaction_leaves_its_reason_in_the_log(void **state)
{
	Lane *lane = lane_begin(*state, 100);
	Str line = WRITTEN(lane->arena, run_alone(lane, lose_transaction));
	assert_true(str_find(line, S("not stored: the database has ended the transaction")) >= 0);
	lane_end(lane);
}

static void a_constraint_that_waits_for_the_commit_fails_its_group_alone(void **state)
{
	Lane *lane = lane_begin(*state, 100);
	if (!db_is_postgres(lane->db)) {
		assert_int_equal(run_alone(lane, break_constraint_late)->fate, DB_CONSTRAINT);
		assert_int_equal(lane->told_broken, 0);
		assert_int_equal(run_alone(lane, add_row)->fate, DB_FINE);
		assert_int_equal(count_rows(lane), 1);
	}
	lane_end(lane);
}

static void after_a_broken_commit_nothing_is_written(void **state)
{
	Lane *lane = lane_begin(*state, 100);
	if (!db_is_postgres(lane->db)) {
		Probe *bad = run_alone(lane, break_commit);
		limit_files(RLIM_INFINITY);
		assert_int_equal(bad->fate, DB_BROKEN);
		assert_int_equal(lane->told_broken, 1);
		assert_false(writer_may_write(lane->writer));

		Probe *later = run_alone(lane, add_row);
		assert_int_equal(later->fate, DB_BROKEN);
		assert_false(later->was_run);
		assert_int_equal(count_rows(lane), 0);
	}
	lane_end(lane);
}

/* Four pieces, one after the other with pauses longer than a small commit: how many commits? */
static int64_t commits_of_four_that_trickle(Lane *lane)
{
	Probe *probes[4];
	int64_t commits = db_commit_count();
	for (int i = 0; i < 4; i++) {
		probes[i] = probe_new(lane, add_row);
		writer_add(lane->writer, &probes[i]->piece);
		usleep(i < 3 ? 400 : 0);
	}
	for (int i = 0; i < 4; i++)
		sem_wait(&probes[i]->done);
	return db_commit_count() - commits;
}

/* Of many rounds, since a busy machine may pause this thread for longer than the lane waits. */
static void who_was_told_together_is_waited_for(void **state)
{
	Lane *lane = lane_begin(*state, 100);
	int64_t together = 0;
	for (int i = 0; i < 20; i++) {
		run_waiting(lane, 3);
		together += commits_of_four_that_trickle(lane) == 1;
	}
	assert_true(together > 0);
	lane_end(lane);
}

static void a_full_queue_refuses(void **state)
{
	Lane *lane = lane_begin(*state, 2);
	sem_t go;
	hold_up(lane, &go);
	Probe *waiting[2], *refused = probe_new(lane, add_row), *next = probe_new(lane, add_row);
	for (int i = 0; i < 2; i++) {
		waiting[i] = probe_new(lane, add_row);
		assert_true(writer_add(lane->writer, &waiting[i]->piece));
	}
	assert_false(writer_add(lane->writer, &refused->piece));
	writer_add_next(lane->writer, &next->piece);
	sem_post(&go);
	sem_wait(&next->done);
	assert_false(refused->was_run);
	assert_int_equal(count_rows(lane), 4);
	lane_end(lane);
}

static void what_waits_is_still_stored_when_it_stops(void **state)
{
	Lane *lane = lane_begin(*state, 100);
	sem_t go;
	hold_up(lane, &go);
	Probe *waiting = probe_new(lane, add_row);
	writer_add(lane->writer, &waiting->piece);
	sem_post(&go);
	writer_stop(lane->writer);
	assert_int_equal(waiting->fate, DB_FINE);
	assert_int_equal(count_rows(lane), 2);
	test_db_end(lane->db);
}

static void a_group_has_at_most_32_pieces(void **state)
{
	Lane *lane = lane_begin(*state, 100);
	int64_t commits = db_commit_count();
	run_waiting(lane, WRITER_GROUP); /* behind the one that held it up */
	assert_true(db_commit_count() - commits >= 2);
	lane_end(lane);
}

RUN_TESTS(TEST(what_waits_is_stored_by_one_commit),
	  TEST(the_revision_has_grown_when_a_piece_is_told),
	  TEST(a_piece_that_fails_leaves_its_group_stored),
	  TEST(a_lost_transaction_is_told_to_the_whole_group),
	  TEST(a_constraint_that_waits_for_the_commit_fails_its_group_alone),
	  TEST(a_lost_transaction_leaves_its_reason_in_the_log),
	  TEST(after_a_broken_commit_nothing_is_written), TEST(who_was_told_together_is_waited_for),
	  TEST(a_full_queue_refuses), TEST(what_waits_is_still_stored_when_it_stops),
	  TEST(a_group_has_at_most_32_pieces))
