/* SPDX-License-Identifier: Apache-2.0 */
#include "web/request.h"

#include "web/test.h"

static Request *with_id(void **state, const char *id)
{
	Request *rq = test_reader(*state, INDONESIAN);
	rq->path_values[0] = (Field){ S("action"), str_of(id) };
	return rq;
}

static void add_query(Request *rq, const char *name, const char *value)
{
	*list_push(rq->arena, &rq->query_fields) = (Field){ str_of(name), str_of(value) };
}

static void an_id_is_a_positive_number_and_nothing_else(void **state)
{
	static const char *const wrong[] = { "",     "0",	    "-7",
					     "+7",   "07",	    "7a",
					     " 7",   "7.0",	    "1234567890123456789",
					     "0x10", "\xEF\xBC\x97" };
	assert_int_equal(path_id(with_id(state, "7"), "action"), 7);
	assert_int_equal(path_id(with_id(state, "123456789012345678"), "action"),
			 123456789012345678);
	for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++)
		assert_int_equal(path_id(with_id(state, wrong[i]), "action"), 0);
	assert_int_equal(path_id(with_id(state, "7"), "milestone"), 0);
}

static void a_missing_parameter_is_no_text(void **state)
{
	Request *rq = test_reader(*state, INDONESIAN);
	add_query(rq, "tahun", "2026");
	add_query(rq, "tahun", "2027");
	add_query(rq, "n", "dua");
	assert_text(query_text(rq, "tahun"), "2026");
	assert_int_equal(query_integer(rq, "tahun", 0), 2026);
	assert_int_equal(query_integer(rq, "n", 20), 20);
	assert_int_equal(query_integer(rq, "halaman", 1), 1);
	assert_null(query_text(rq, "halaman").at);
}

static void the_other_language_keeps_path_and_query(void **state)
{
	Request *rq = test_reader(*state, INDONESIAN);
	rq->path = S("/perangkat-daerah/dinas é");
	rq->query = S("kata=air%20minum");
	assert_text(other_language_address(rq),
		    "/en/perangkat-daerah/dinas%20%C3%A9?kata=air%20minum");
	rq->language = ENGLISH;
	assert_text(other_language_address(rq),
		    "/perangkat-daerah/dinas%20%C3%A9?kata=air%20minum");
}

static void the_front_page_is_en_without_a_slash(void **state)
{
	Request *rq = test_reader(*state, INDONESIAN);
	rq->path = S("/");
	assert_text(other_language_address(rq), "/en");
	rq->language = ENGLISH;
	assert_text(other_language_address(rq), "/");
}

static void one_parameter_changes_and_the_others_stay(void **state)
{
	Request *rq = test_reader(*state, ENGLISH);
	add_query(rq, "status", "late");
	add_query(rq, "kata", "a&b");
	assert_text(address_with(rq, "status", S("di tolak")),
		    "/rekomendasi?kata=a%26b&status=di%20tolak");
	assert_text(address_with(rq, "status", (Str){ 0 }), "/rekomendasi?kata=a%26b");
	assert_text(address_with(rq, "halaman", S("2")),
		    "/rekomendasi?status=late&kata=a%26b&halaman=2");
}

static void only_a_session_makes_somebody_signed_in(void **state)
{
	(void)state;
	assert_false(viewer_is_signed_in(&(Viewer){ 0 }));
	assert_false(viewer_is_signed_in(&(Viewer){ .session = S("anon") }));
	assert_true(viewer_is_signed_in(&(Viewer){ .session = S("7") }));
}

RUN_TESTS(TEST(an_id_is_a_positive_number_and_nothing_else), TEST(a_missing_parameter_is_no_text),
	  TEST(the_other_language_keeps_path_and_query), TEST(the_front_page_is_en_without_a_slash),
	  TEST(one_parameter_changes_and_the_others_stay),
	  TEST(only_a_session_makes_somebody_signed_in))
