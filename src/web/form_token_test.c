/* SPDX-License-Identifier: Apache-2.0 */
#include "web/form_token.h"

#include "base/digest.h"
#include "web/form.h"
#include "web/test.h"

enum { DAY_SECONDS = 24 * 60 * 60 };

/* A form for /tugas, made for a session and sent back by the same. */
static Request *sent_back(void **state, const char *session)
{
	Request *rq = test_reader(*state, INDONESIAN);
	rq->path = S("/tugas");
	rq->viewer.session = str_of(session);
	Str token = form_token_text(rq, S("/tugas"));
	*list_push(rq->arena, &rq->form_fields) = (Field){ S("form"), token };
	return rq;
}

static void a_token_holds_for_its_path_and_session(void **state)
{
	assert_true(form_token_holds(sent_back(state, "anon")));
	assert_true(form_token_holds(sent_back(state, "7")));
	assert_true(form_token_holds(sent_back(state, "")));
}

static void a_token_does_not_hold_for_another_path(void **state)
{
	Request *rq = sent_back(state, "7");
	rq->path = S("/keluar");
	assert_false(form_token_holds(rq));
}

static void a_token_does_not_hold_for_another_session(void **state)
{
	Request *rq = sent_back(state, "7");
	rq->viewer.session = S("8");
	assert_false(form_token_holds(rq));
	rq->viewer.session = S("anon");
	assert_false(form_token_holds(rq));
}

static void a_token_does_not_hold_under_another_secret(void **state)
{
	Request *rq = sent_back(state, "7");
	Site other = test_site;
	other.form_secret = S("ffffffffffffffffffffffffffffffff");
	rq->site = &other;
	assert_false(form_token_holds(rq));
}

static void without_a_session_a_token_holds_for_a_day(void **state)
{
	Request *rq = sent_back(state, "anon");
	rq->now.seconds += DAY_SECONDS;
	assert_true(form_token_holds(rq));
	rq->now.seconds += 1;
	assert_false(form_token_holds(rq));
}

static void with_a_session_a_token_holds_as_long_as_it(void **state)
{
	Request *rq = sent_back(state, "7");
	rq->now.seconds += 3 * DAY_SECONDS;
	assert_true(form_token_holds(rq));
}

static void a_token_from_the_future_does_not_hold(void **state)
{
	Request *rq = sent_back(state, "7");
	rq->now.seconds -= 10 * 60;
	assert_false(form_token_holds(rq));
}

static void a_changed_token_does_not_hold(void **state)
{
	Str token = sent_back(state, "7")->form_fields.items[0].value;
	for (size_t i = 0; i < token.length; i++) {
		Request *rq = sent_back(state, "7");
		char *changed = (char *)str_copy(*state, token).at;
		changed[i] = changed[i] == '1' ? '2' : '1';
		rq->form_fields.items[0].value = (Str){ changed, token.length };
		assert_false(form_token_holds(rq));
		rq->form_fields.items[0].value = str_slice(token, 0, i);
		assert_false(form_token_holds(rq));
	}
}

/* Under a sanitizer a time that is subtracted before its seal is looked at ends the program. */
static void a_time_that_nobody_wrote_is_not_counted_with(void **state)
{
	Request *rq = sent_back(state, "anon");
	Str key = form_token_key(rq);
	rq->form_fields.items[0].value =
		str_print(*state, "%" STR_FORMAT ".-9223372036854775808.00", STR_ARGS(key));
	assert_false(form_token_holds(rq));
}

static void a_token_must_be_the_first_field(void **state)
{
	Request *rq = sent_back(state, "7");
	Field token = rq->form_fields.items[0];
	rq->form_fields.items[0] = (Field){ S("isi"), S("x") };
	*list_push(rq->arena, &rq->form_fields) = token;
	assert_false(form_token_holds(rq));
	assert_text(form_token_key(rq), "");
}

static void no_field_is_no_token(void **state)
{
	assert_false(form_token_holds(test_reader(*state, INDONESIAN)));
}

static void a_form_is_for_its_path_and_nobody_may_keep_its_page(void **state)
{
	Request *rq = test_reader(*state, ENGLISH);
	Str html = form_token(rq, S("/tugas?tampil=semua")).text;
	assert_true(rq->has_form);
	assert_true(str_starts(html, S("<input type=\"hidden\" name=\"form\" value=\"")));
	Str token = str_slice(html, 40, html.length);
	token = str_cut(&token, '"');
	*list_push(rq->arena, &rq->form_fields) = (Field){ S("form"), token };
	rq->path = S("/tugas");
	assert_true(form_token_holds(rq));
}

static void each_form_has_a_key_of_its_own(void **state)
{
	assert_false(str_equal(form_token_key(sent_back(state, "7")),
			       form_token_key(sent_back(state, "7"))));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_token_holds_for_its_path_and_session),
		TEST(a_token_does_not_hold_for_another_path),
		TEST(a_token_does_not_hold_for_another_session),
		TEST(a_token_does_not_hold_under_another_secret),
		TEST(without_a_session_a_token_holds_for_a_day),
		TEST(with_a_session_a_token_holds_as_long_as_it),
		TEST(a_token_from_the_future_does_not_hold),
		TEST(a_changed_token_does_not_hold),
		TEST(a_time_that_nobody_wrote_is_not_counted_with),
		TEST(a_token_must_be_the_first_field),
		TEST(no_field_is_no_token),
		TEST(a_form_is_for_its_path_and_nobody_may_keep_its_page),
		TEST(each_form_has_a_key_of_its_own),
	};
	digest_start();
	return cmocka_run_group_tests(tests, test_arena_begin, test_arena_end);
}
