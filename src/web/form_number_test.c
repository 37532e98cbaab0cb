/* SPDX-License-Identifier: Apache-2.0 */
#include "web/form.h"

#include "web/test.h"

static Request *sent(void **state, const char *value)
{
	return test_sender(*state, "isi", value);
}

static void assert_fault(const Request *rq, const char *message)
{
	assert_text(form_message(rq, "isi"), message ? message : "");
}

static void an_integer_has_bounds(void **state)
{
	Request *rq = sent(state, " 2026 ");
	assert_int_equal(form_integer(rq, "isi", 2000, 2100), 2026);
	assert_fault(rq, NULL);
	rq = sent(state, "1999");
	assert_int_equal(form_integer(rq, "isi", 2000, 2100), 2000);
	assert_fault(rq, "Tulis bilangan dari 2.000 sampai 2.100.");
}

static void an_integer_is_neither_words_nor_blank(void **state)
{
	static const char *const wrong[] = { "dua", "2,5", "12345678901234567890", "0x1F" };
	for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
		Request *rq = sent(state, wrong[i]);
		form_integer(rq, "isi", 0, 10);
		assert_fault(rq, "Tulis bilangan bulat dengan angka, misalnya 12.");
	}
	Request *rq = sent(state, "");
	form_integer(rq, "isi", 0, 10);
	assert_fault(rq, "Isi bagian ini.");
}

static void an_id_must_be_chosen_where_one_is_needed(void **state)
{
	assert_int_equal(form_id(sent(state, "7"), "isi"), 7);
	assert_int_equal(form_id_optional(sent(state, ""), "isi"), 0);
	static const char *const wrong[] = { "", "0", "-1", "tujuh" };
	for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
		Request *rq = sent(state, wrong[i]);
		assert_int_equal(form_id(rq, "isi"), 0);
		assert_fault(rq, "Pilih salah satu.");
	}
	Request *rq = sent(state, "tujuh");
	form_id_optional(rq, "isi");
	assert_fault(rq, "Pilih salah satu.");
}

static void all_ids_of_a_name_are_taken(void **state)
{
	Request *rq = sent(state, "3");
	*list_push(rq->arena, &rq->form_fields) = (Field){ S("isi"), S("9") };
	*list_push(rq->arena, &rq->form_fields) = (Field){ S("lain"), S("5") };
	IdList ids = form_ids(rq, "isi");
	assert_int_equal(ids.count, 2);
	assert_int_equal(ids.items[1], 9);
	assert_fault(rq, NULL);
	*list_push(rq->arena, &rq->form_fields) = (Field){ S("isi"), S("x") };
	form_ids(rq, "isi");
	assert_fault(rq, "Pilih dari daftar.");
}

static Decimal decimal(Request *rq)
{
	return form_decimal(rq, "isi", decimal_of(0), decimal_of(100));
}

static void a_decimal_takes_comma_and_point(void **state)
{
	assert_int_equal(decimal(sent(state, "87,45")).tenthousandths, 874500);
	assert_int_equal(decimal(sent(state, "87.45")).tenthousandths, 874500);
	Request *rq = sent(state, "1.250.000,5");
	form_decimal(rq, "isi", decimal_of(0), DECIMAL_MAX);
	assert_fault(rq, NULL);
}

static void a_number_of_two_readings_is_asked_about(void **state)
{
	Request *rq = sent(state, "1.250");
	decimal(rq);
	assert_fault(rq, "“1.250” dapat berarti 1250 atau 1,25. Tulis salah satunya.");
	rq = sent(state, "1.234");
	decimal(rq);
	assert_fault(rq, "“1.234” dapat berarti 1234 atau 1,2340. Tulis salah satunya.");
	rq = sent(state, "2.000");
	decimal(rq);
	assert_fault(rq, "“2.000” dapat berarti 2000 atau 2,0. Tulis salah satunya.");
	rq = sent(state, "−1.234");
	decimal(rq);
	assert_fault(rq, "“−1.234” dapat berarti -1234 atau -1,2340. Tulis salah satunya.");
}

static void each_reading_that_is_offered_is_taken(void **state)
{
	assert_int_equal(decimal(sent(state, "1,25")).tenthousandths, 12500);
	assert_int_equal(decimal(sent(state, "1,2340")).tenthousandths, 12340);
	assert_int_equal(decimal(sent(state, "2,0")).tenthousandths, 20000);
	Decimal whole = form_decimal(sent(state, "1250"), "isi", decimal_of(0), DECIMAL_MAX);
	assert_int_equal(whole.tenthousandths, 12500000);
}

static void a_decimal_has_bounds(void **state)
{
	Request *rq = sent(state, "100,01");
	decimal(rq);
	assert_fault(rq, "Tulis angka dari 0 sampai 100.");
	rq = sent(state, "-1");
	form_decimal(rq, "isi", decimal_of(0), DECIMAL_MAX);
	assert_fault(rq, "Tulis angka paling sedikit 0.");
}

static void blank_is_not_zero(void **state)
{
	Request *rq = sent(state, " ");
	MaybeDecimal value = form_maybe_decimal(rq, "isi", decimal_of(0), decimal_of(100));
	assert_false(value.is_set);
	assert_fault(rq, NULL);
	value = form_maybe_decimal(sent(state, "0"), "isi", decimal_of(0), decimal_of(100));
	assert_true(value.is_set);
	decimal(rq);
	assert_fault(rq, "Isi bagian ini.");
}

static void a_wrong_decimal_gives_no_value(void **state)
{
	Request *rq = sent(state, "banyak");
	assert_false(form_maybe_decimal(rq, "isi", decimal_of(0), decimal_of(100)).is_set);
	assert_fault(rq, "Tulis angka, misalnya 87,45.");
	rq = sent(state, "99999999999999999999");
	assert_false(form_maybe_decimal(rq, "isi", decimal_of(0), decimal_of(100)).is_set);
	assert_fault(rq, "Angka ini terlalu besar. Periksa lagi.");
}

static void money_is_whole_rupiah_as_people_write_it(void **state)
{
	static const char *const ways[] = { "1250000",	     "1.250.000",    "1,250,000",
					    "1 250 000",     "Rp1.250.000",  "Rp 1.250.000",
					    "Rp. 1.250.000", "1.250.000,00", "Rp1.250.000,-" };
	for (size_t i = 0; i < sizeof ways / sizeof ways[0]; i++) {
		Request *rq = sent(state, ways[i]);
		assert_int_equal(form_money(rq, "isi"), 1250000);
		assert_fault(rq, NULL);
	}
	assert_int_equal(form_money(sent(state, "1.250"), "isi"), 1250);
	assert_int_equal(form_money(sent(state, "0"), "isi"), 0);
	assert_int_equal(form_money(sent(state, ""), "isi"), -1);
}

static void money_has_no_cents_no_words_and_an_end(void **state)
{
	static const char *const wrong[] = { "1,25",	  "1.25",	 "1.250.000,50",
					     "-5",	  "12.50.000",	 "1..000",
					     "sejuta",	  "1250000.000", "1.250,000",
					     "1,250.000", "1 250.000" };
	for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
		Request *rq = sent(state, wrong[i]);
		assert_int_equal(form_money(rq, "isi"), -1);
		assert_fault(rq, "Tulis rupiah bulat dengan angka, misalnya 1.250.000.");
	}
	Request *rq = sent(state, "99999999999999999999");
	form_money(rq, "isi");
	assert_fault(rq, "Angka ini terlalu besar. Periksa lagi.");
}

static void a_day_is_typed_day_first(void **state)
{
	static const char *const ways[] = { "30/04/2026", "30-4-2026", "2026-04-30",
					    "30 April 2026" };
	for (size_t i = 0; i < sizeof ways / sizeof ways[0]; i++) {
		Request *rq = sent(state, ways[i]);
		Day day = form_day(rq, "isi", (Day){ 0 }, (Day){ 0 });
		assert_int_equal(day.number, day_of(2026, 4, 30).number);
		assert_fault(rq, NULL);
	}
}

static void a_day_that_is_not_there_is_a_fault(void **state)
{
	static const char *const wrong[] = { "31/11/2026", "04/30/2026", "besok", "30/04" };
	for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
		Request *rq = sent(state, wrong[i]);
		form_day_optional(rq, "isi", (Day){ 0 }, (Day){ 0 });
		assert_fault(rq, "Tulis tanggal yang ada sebagai hari/bulan/tahun, misalnya "
				 "30/04/2026.");
	}
	Request *rq = sent(state, "");
	assert_false(day_is_set(form_day_optional(rq, "isi", (Day){ 0 }, (Day){ 0 })));
	assert_fault(rq, NULL);
	form_day(rq, "isi", (Day){ 0 }, (Day){ 0 });
	assert_fault(rq, "Isi tanggal, misalnya 30/04/2026.");
}

static void a_day_has_bounds_that_belong_to_it(void **state)
{
	Day least = day_of(2026, 4, 1), most = day_of(2026, 4, 30);
	Request *rq = sent(state, "30/04/2026");
	form_day(rq, "isi", least, most);
	assert_fault(rq, NULL);
	rq = sent(state, "01/05/2026");
	form_day(rq, "isi", least, most);
	assert_fault(rq, "Tulis 30 April 2026 atau sebelumnya.");
	rq = sent(state, "31/03/2026");
	form_day(rq, "isi", least, most);
	assert_fault(rq, "Tulis 1 April 2026 atau sesudahnya.");
}

static void a_day_without_bounds_is_of_this_age(void **state)
{
	Request *rq = sent(state, "31/12/9999");
	form_day(rq, "isi", (Day){ 0 }, (Day){ 0 });
	assert_fault(rq, "Tulis 31 Desember 2099 atau sebelumnya.");
	rq = sent(state, "01/01/0001");
	form_day(rq, "isi", (Day){ 0 }, (Day){ 0 });
	assert_fault(rq, "Tulis 1 Januari 1945 atau sesudahnya.");
}

static void a_year_is_written_without_marks(void **state)
{
	Request *rq = sent(state, "1999");
	form_year(rq, "isi", 2000, 2100);
	assert_fault(rq, "Tulis tahun dari 2000 sampai 2100.");
	rq = sent(state, " 2026 ");
	assert_int_equal(form_year(rq, "isi", 2000, 2100), 2026);
	assert_fault(rq, NULL);
}

RUN_TESTS(TEST(an_integer_has_bounds), TEST(a_day_without_bounds_is_of_this_age),
	  TEST(a_year_is_written_without_marks), TEST(an_integer_is_neither_words_nor_blank),
	  TEST(an_id_must_be_chosen_where_one_is_needed), TEST(all_ids_of_a_name_are_taken),
	  TEST(a_decimal_takes_comma_and_point), TEST(a_number_of_two_readings_is_asked_about),
	  TEST(each_reading_that_is_offered_is_taken), TEST(a_decimal_has_bounds),
	  TEST(blank_is_not_zero), TEST(a_wrong_decimal_gives_no_value),
	  TEST(money_is_whole_rupiah_as_people_write_it),
	  TEST(money_has_no_cents_no_words_and_an_end), TEST(a_day_is_typed_day_first),
	  TEST(a_day_that_is_not_there_is_a_fault), TEST(a_day_has_bounds_that_belong_to_it))
