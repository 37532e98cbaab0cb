/* SPDX-License-Identifier: Apache-2.0 */
#include "web/asset.h"

#include "web/test.h"

static Request *asking(void **state, const char *name)
{
	Request *rq = test_reader(*state, INDONESIAN);
	rq->path_values[0] = (Field){ S("name"), str_of(name) };
	return rq;
}

static void the_sheet_is_there_in_both_forms(void **state)
{
	Request *rq = asking(state, "nyata.css");
	Response bare = asset_show(rq);
	assert_int_equal(bare.status, 200);
	assert_true(str_starts(str_of(bare.type), S("text/css")));
	assert_null(bare.encoding);
	assert_holds(bare.body, "--brand");
	rq->accept_encoding = S("br;q=1.0, gzip;q=0.8");
	Response zipped = asset_show(rq);
	assert_string_equal(zipped.encoding, "gzip");
	assert_true(zipped.body.length < bare.body.length / 2);
	assert_false(str_equal(zipped.etag, bare.etag));
}

static void a_reader_who_refuses_gzip_gets_none(void **state)
{
	static const char *const refused[] = { "", "identity", "gzip;q=0", "gzip; q=0.000",
					       "x-gzip" };
	for (size_t i = 0; i < sizeof refused / sizeof refused[0]; i++) {
		Request *rq = asking(state, "nyata.css");
		rq->accept_encoding = str_of(refused[i]);
		assert_null(asset_show(rq).encoding);
	}
}

static void only_the_address_with_its_hash_lives_for_a_year(void **state)
{
	Request *rq = asking(state, "nyata.css");
	assert_string_equal(asset_show(rq).cache_control, "public, max-age=3600");
	Str address = asset_path(*state, "nyata.css");
	assert_true(str_starts(address, S("/assets/nyata.css?v=")));
	*list_push(rq->arena, &rq->query_fields) =
		(Field){ S("v"), str_slice(address, 20, address.length) };
	assert_string_equal(asset_show(rq).cache_control, "public, max-age=31536000, immutable");
	rq->query_fields.items[0].value = S("lama");
	assert_string_equal(asset_show(rq).cache_control, "public, max-age=3600");
}

static void what_the_reader_has_is_not_sent_again(void **state)
{
	Request *rq = asking(state, "icons.svg");
	rq->if_none_match = asset_show(rq).etag;
	Response again = asset_show(rq);
	assert_int_equal(again.status, 304);
	assert_int_equal(again.body.length, 0);
	rq->if_none_match = S("\"lain\"");
	assert_int_equal(asset_show(rq).status, 200);
}

static void an_unknown_name_is_not_found(void **state)
{
	static const char *const unknown[] = { "", "nyata", "../nyata.css", "NYATA.CSS" };
	for (size_t i = 0; i < sizeof unknown / sizeof unknown[0]; i++)
		assert_int_equal(asset_show(asking(state, unknown[i])).status, 404);
}

RUN_TESTS(TEST(the_sheet_is_there_in_both_forms), TEST(a_reader_who_refuses_gzip_gets_none),
	  TEST(only_the_address_with_its_hash_lives_for_a_year),
	  TEST(what_the_reader_has_is_not_sent_again), TEST(an_unknown_name_is_not_found))
