/* SPDX-License-Identifier: Apache-2.0 */
#include "base/test.h"
#include "plans/import_institution.h"

static bool is(void **state, const char *name, const char *group, const char *ours)
{
	return institution_is(institution_fold(*state, str_of(name)),
			      institution_fold(*state, str_of(group)),
			      institution_fold(*state, str_of(ours)));
}

static void short_and_long_forms_are_one_institution(void **state)
{
	static const char *const forms[] = { "Kab. Lumajang", "KABUPATEN LUMAJANG",
					     "Pemerintah Kabupaten Lumajang", "Pemkab Lumajang",
					     "Pemerintah Daerah Kab.Lumajang" };
	for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
		assert_true(is(state, forms[i], "", "Kabupaten Lumajang"));
}

static void another_place_is_another_institution(void **state)
{
	assert_false(is(state, "Kabupaten Jember", "", "Kabupaten Lumajang"));
	assert_false(is(state, "Kabupaten Lumajang Baru", "", "Kabupaten Lumajang"));
	assert_false(is(state, "", "", "Kabupaten Lumajang"));
	assert_false(is(state, "", "", ""));
}

static void a_regency_and_a_city_of_one_name_are_two(void **state)
{
	assert_false(is(state, "Kota Malang", "", "Kabupaten Malang"));
	assert_false(is(state, "Malang", "Kota", "Kabupaten Malang"));
	assert_true(is(state, "Malang", "Kabupaten", "Kabupaten Malang"));
	assert_true(is(state, "Malang", "Kabupaten/Kota", "Kabupaten Malang"));
}

RUN_TESTS(TEST(short_and_long_forms_are_one_institution),
	  TEST(another_place_is_another_institution),
	  TEST(a_regency_and_a_city_of_one_name_are_two))
