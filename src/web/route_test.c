/* SPDX-License-Identifier: Apache-2.0 */
#include "web/route.h"

#include "web/test.h"

static Response nothing(Request *rq)
{
	(void)rq;
	return (Response){ 0 };
}

static void prepare_nothing(Request *rq)
{
	(void)rq;
}

#define COORDINATOR UINT32_C(2)

static const Route rows[] = {
	{ GET, "/", ANYONE, READ, nothing },
	{ GET, "/rencana-aksi/{action}", ANYONE, READ, nothing },
	{ GET, "/rencana-aksi/baru", COORDINATOR, READ, nothing },
	{ POST, "/rencana-aksi/{action}", SIGNED_IN, WRITE, nothing },
	{ POST, "/keluar", SIGNED_IN, WRITE, nothing },
	{ GET, "/tugas", SIGNED_IN, READ, nothing },
	{ GET, "/a/{x}/c", ANYONE, READ, nothing },
	{ GET, "/a/b/{y}", ANYONE, READ, nothing },
};
static const App app = { .routes = rows, .route_count = sizeof rows / sizeof rows[0] };

static const Route *found(Request *rq, Method method, const char *path)
{
	const char *allow;
	return route_find(&app, rq, method, str_of(path), &allow);
}

static void a_row_is_found_with_its_values(void **state)
{
	Request *rq = test_reader(*state, INDONESIAN);
	assert_ptr_equal(found(rq, GET, "/rencana-aksi/7"), &rows[1]);
	assert_text(path_text(rq, "action"), "7");
	assert_ptr_equal(found(rq, GET, "/"), &rows[0]);
}

static void a_literal_part_goes_before_a_hole(void **state)
{
	Request *rq = test_reader(*state, INDONESIAN);
	assert_ptr_equal(found(rq, GET, "/rencana-aksi/baru"), &rows[2]);
	assert_ptr_equal(found(rq, GET, "/a/b/c"), &rows[7]);
	assert_text(path_text(rq, "y"), "c");
}

static void head_finds_the_row_of_get(void **state)
{
	Request *rq = test_reader(*state, INDONESIAN);
	assert_ptr_equal(found(rq, HEAD, "/tugas"), &rows[5]);
	assert_null(found(rq, HEAD, "/keluar"));
}

static void a_path_that_no_row_has_is_not_found(void **state)
{
	static const char *const unknown[] = {
		"",   "/x",	  "/rencana-aksi",    "/rencana-aksi/", "/tugas/",
		"//", "/tugas/7", "/rencana-aksi/7/", "/Tugas",		"tugas"
	};
	Request *rq = test_reader(*state, INDONESIAN);
	for (size_t i = 0; i < sizeof unknown / sizeof unknown[0]; i++) {
		const char *allow;
		assert_null(route_find(&app, rq, GET, str_of(unknown[i]), &allow));
		assert_string_equal(allow, "");
	}
}

static void a_wrong_method_learns_the_right_ones(void **state)
{
	Request *rq = test_reader(*state, INDONESIAN);
	const char *allow;
	assert_null(route_find(&app, rq, GET, S("/keluar"), &allow));
	assert_string_equal(allow, "POST");
	assert_null(route_find(&app, rq, POST, S("/tugas"), &allow));
	assert_string_equal(allow, "GET, HEAD");
	assert_null(route_find(&app, rq, OTHER_METHOD, S("/rencana-aksi/7"), &allow));
	assert_string_equal(allow, "GET, HEAD, POST");
}

static void a_row_is_for_those_it_names(void **state)
{
	(void)state;
	Viewer anonymous = { .session = S("anon"), .roles = COORDINATOR };
	Viewer officer = { .session = S("7"), .roles = 8 };
	Viewer coordinator = { .session = S("8"), .roles = 8 | COORDINATOR };
	assert_true(route_is_for(&rows[0], &anonymous));
	assert_false(route_is_for(&rows[5], &anonymous));
	assert_false(route_is_for(&rows[2], &anonymous));
	assert_true(route_is_for(&rows[5], &officer));
	assert_false(route_is_for(&rows[2], &officer));
	assert_true(route_is_for(&rows[2], &coordinator));
}

static void an_entry_is_shown_to_those_who_may_open_it(void **state)
{
	Request *rq = test_reader(*state, INDONESIAN);
	assert_false(route_may(rq, "/"));
	rq->app = &app;
	assert_true(route_may(rq, "/"));
	assert_false(route_may(rq, "/tugas"));
	assert_false(route_may(rq, "/tidak-ada"));
	rq->viewer.session = S("7");
	assert_true(route_may(rq, "/tugas"));
	assert_false(route_may(rq, "/keluar"));
}

/* --- what the table may not be --- */

static const char *fault_of(void **state, Route a, Route b)
{
	Route two[] = { a, b };
	return route_table_fault(*state, &(App){ .routes = two, .route_count = 2 });
}

static void a_clear_table_has_no_fault(void **state)
{
	assert_null(route_table_fault(*state, &app));
}

static void two_rows_for_one_path_are_a_fault(void **state)
{
	Route a = { GET, "/x/{a}", ANYONE, READ, nothing }, b = a, c = a;
	b.path = "/x/{b}";
	c.path = "/x/{b}/y";
	assert_string_equal(fault_of(state, a, b), "GET /x/{b}: another row has the same path");
	assert_null(fault_of(state, a, c));
	b.method = POST;
	b.lane = WRITE;
	assert_null(fault_of(state, a, b));
}

static void each_way_to_write_a_row_wrong_is_a_fault(void **state)
{
	const Route good = { GET, "/x", ANYONE, READ, nothing };
	const Route wrong[] = {
		{ GET, "/y", 0, READ, nothing },
		{ GET, "/y/", ANYONE, READ, nothing },
		{ POST, "/y", ANYONE, WRITE, nothing, .query = "a" },
		{ GET, "y", ANYONE, READ, nothing },
		{ GET, "/{a}/{b}/{c}/{d}/{e}", ANYONE, READ, nothing },
		{ GET, "/y", ANYONE, READ, NULL },
		{ HEAD, "/y", ANYONE, READ, nothing },
		{ GET, "/y", ANYONE, WRITE, nothing },
		{ POST, "/y", ANYONE, READ, nothing },
		{ GET, "/y", SIGNED_IN, NO_DATABASE, nothing },
		{ GET, "/y", ANYONE, READ, nothing, prepare_nothing },
		{ GET, "/y", ANYONE, READ, nothing, .takes_files = true },
		{ POST, "/y", ANYONE, WRITE, nothing, .hashes = true },
	};
	for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++)
		assert_non_null(fault_of(state, good, wrong[i]));
}

RUN_TESTS(TEST(a_row_is_found_with_its_values), TEST(a_literal_part_goes_before_a_hole),
	  TEST(head_finds_the_row_of_get), TEST(a_path_that_no_row_has_is_not_found),
	  TEST(a_wrong_method_learns_the_right_ones), TEST(a_row_is_for_those_it_names),
	  TEST(an_entry_is_shown_to_those_who_may_open_it), TEST(a_clear_table_has_no_fault),
	  TEST(two_rows_for_one_path_are_a_fault), TEST(each_way_to_write_a_row_wrong_is_a_fault))
