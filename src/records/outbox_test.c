/* SPDX-License-Identifier: Apache-2.0 */
#include "records/outbox.h"

#include "base/test.h"
#include "db/test_db.h"

#define HOUR 3600

static const Instant start = { 1800000000 };

static Instant after(int64_t seconds)
{
	return (Instant){ start.seconds + seconds };
}

static Id add(Db *db, MailKind kind, Id person)
{
	return outbox_add(db,
			  &(NewMail){ .kind = kind,
				      .person = person,
				      .recipient = S("sri@lumajangkab.go.id"),
				      .subject = S("Buat kata sandi Anda"),
				      .text = S("Tautan: https://nyata.test/undangan/rahasia\n"),
				      .language = S("id"),
				      .hours = 72 },
			  start);
}

static Mail take(Db *db, Instant now)
{
	Mail mail = { 0 };
	assert_true(outbox_take(db, now, &mail));
	return mail;
}

static Actor admin_at(Instant now)
{
	return (Actor){ .person = 1, .source = BY_PAGE, .request = S("r"), .now = now };
}

static void a_mail_is_due_at_once_and_taken_once(void **state)
{
	Db *db = *state;
	assert_false(outbox_is_due(db, start));
	Id id = add(db, MAIL_INVITATION, 7);
	assert_true(outbox_is_due(db, start));
	Mail mail = take(db, start), second;
	assert_int_equal(mail.id, id);
	assert_text(mail.recipient, "sri@lumajangkab.go.id");
	assert_int_equal(mail.key.length, 32);
	assert_false(outbox_is_due(db, after(60)));
	assert_false(outbox_take(db, after(60), &second));
}

static void a_line_end_gets_into_no_header(void **state)
{
	Db *db = *state;
	NewMail mail = { .recipient = S("sri@lumajangkab.go.id"),
			 .subject = S("Halo\r\nBcc: semua@contoh.id"),
			 .language = S("id") };
	assert_int_equal(outbox_add(db, &mail, start), 0);
	mail.subject = S("Halo");
	mail.recipient = S("sri@contoh.id>\r\nRCPT TO:<lain@contoh.id");
	assert_int_equal(outbox_add(db, &mail, start), 0);
	mail.recipient = S("sri@contoh.id");
	assert_int_not_equal(outbox_add(db, &mail, start), 0);
}

static void a_claim_whose_process_died_ends_by_itself(void **state)
{
	Db *db = *state;
	add(db, MAIL_INVITATION, 7);
	Mail first = take(db, start);
	Mail second = take(db, after(HOUR));
	assert_int_equal(first.id, second.id);
	assert_text(second.key, str_c(db_arena(db), first.key));
	outbox_note_sent(db, &first, S("250 ok"), after(HOUR));
	assert_int_equal(outbox_find(db, first.id)->state, MAIL_WAITING);
	outbox_note_sent(db, &second, S("250 ok"), after(HOUR));
	assert_int_equal(outbox_find(db, first.id)->state, MAIL_SENT);
}

static void what_is_sent_keeps_no_text(void **state)
{
	Db *db = *state;
	add(db, MAIL_RESET, 7);
	Mail mail = take(db, start);
	outbox_note_sent(db, &mail, S("250 2.0.0 queued"), after(1));
	const Mail *sent = outbox_find(db, mail.id);
	assert_int_equal(sent->state, MAIL_SENT);
	assert_int_equal(sent->text.length, 0);
	assert_text(sent->answer, "250 2.0.0 queued");
	assert_false(outbox_is_due(db, after(HOUR)));
}

static void waits_grow_from_a_minute_to_a_day(void **state)
{
	(void)state;
	assert_int_equal(outbox_wait_seconds(1), 60);
	assert_int_equal(outbox_wait_seconds(2), 5 * 60);
	assert_int_equal(outbox_wait_seconds(3), 30 * 60);
	assert_int_equal(outbox_wait_seconds(4), 2 * HOUR);
	assert_int_equal(outbox_wait_seconds(5), 6 * HOUR);
	assert_int_equal(outbox_wait_seconds(6), 24 * HOUR);
	assert_int_equal(outbox_wait_seconds(60), 24 * HOUR);
}

static void a_try_that_failed_is_repeated_after_its_wait(void **state)
{
	Db *db = *state;
	add(db, MAIL_INVITATION, 7);
	Mail mail = take(db, start);
	outbox_note_put_off(db, &mail, S("451 later"), start);
	assert_false(outbox_is_due(db, after(59)));
	assert_true(outbox_is_due(db, after(60)));
	mail = take(db, after(60));
	assert_int_equal(mail.tries, 1);
	assert_text(mail.answer, "451 later");
	assert_int_equal(outbox_count_failing(db), 1);
}

static void what_was_not_tried_counts_as_no_try(void **state)
{
	Db *db = *state;
	add(db, MAIL_INVITATION, 7);
	Mail mail = take(db, start);
	outbox_give_back(db, &mail, after(1));
	mail = take(db, after(1));
	assert_int_equal(mail.tries, 0);
	assert_int_equal(outbox_count_failing(db), 0);
}

static void what_is_refused_for_good_waits_for_the_administrator(void **state)
{
	Db *db = *state;
	add(db, MAIL_INVITATION, 7);
	Mail mail = take(db, start);
	outbox_note_refused(db, &mail, S("550 no such user"), start);
	assert_false(outbox_is_due(db, after(48 * HOUR)));
	assert_int_equal(outbox_count_failing(db), 1);
	assert_int_equal(outbox_list(db, MAIL_FAILED).count, 1);

	Actor by = admin_at(after(HOUR));
	assert_true(outbox_retry(db, mail.id, &by));
	assert_true(outbox_is_due(db, after(HOUR)));
	mail = take(db, after(HOUR));
	assert_true(str_find(mail.text, S("/undangan/rahasia")) > 0);
}

static void a_new_link_takes_the_place_of_the_one_that_waits(void **state)
{
	Db *db = *state;
	Id first = add(db, MAIL_INVITATION, 7), other = add(db, MAIL_INVITATION, 8);
	Id notice = add(db, MAIL_PASSWORD_CHANGED, 7);
	Id reset = add(db, MAIL_RESET, 7);
	Id second = add(db, MAIL_INVITATION, 7);
	assert_int_equal(outbox_find(db, first)->state, MAIL_CANCELLED);
	assert_int_equal(outbox_find(db, first)->text.length, 0);
	assert_int_equal(outbox_find(db, second)->state, MAIL_WAITING);
	assert_int_equal(outbox_find(db, other)->state, MAIL_WAITING);
	assert_int_equal(outbox_find(db, notice)->state, MAIL_WAITING);
	assert_int_equal(outbox_find(db, reset)->state, MAIL_WAITING);
	outbox_cancel_links(db, 7, start);
	assert_int_equal(outbox_find(db, reset)->state, MAIL_CANCELLED);
	assert_int_equal(outbox_find(db, notice)->state, MAIL_WAITING);
}

static void what_is_out_of_time_fails_and_keeps_no_text(void **state)
{
	Db *db = *state;
	Id id = add(db, MAIL_INVITATION, 7);
	outbox_sweep(db, after(72 * HOUR - 1));
	assert_int_equal(outbox_find(db, id)->state, MAIL_WAITING);
	outbox_sweep(db, after(72 * HOUR));
	assert_int_equal(outbox_find(db, id)->state, MAIL_FAILED);
	assert_int_equal(outbox_find(db, id)->text.length, 0);
	Actor by = admin_at(after(72 * HOUR));
	assert_false(outbox_retry(db, id, &by));
}

static void no_wait_is_longer_than_the_mail_is_of_use(void **state)
{
	Db *db = *state;
	add(db, MAIL_INVITATION, 7);
	Mail mail = take(db, after(71 * HOUR));
	mail.tries = 5;
	outbox_note_put_off(db, &mail, S("451 later"), after(71 * HOUR));
	outbox_sweep(db, after(72 * HOUR));
	assert_int_equal(outbox_find(db, mail.id)->state, MAIL_FAILED);
	assert_int_equal(outbox_find(db, mail.id)->text.length, 0);
}

static void what_is_cancelled_is_not_sent(void **state)
{
	Db *db = *state;
	Id id = add(db, MAIL_INVITATION, 7);
	Actor by = admin_at(start);
	assert_true(outbox_cancel(db, id, &by));
	assert_false(outbox_is_due(db, start));
	assert_int_equal(outbox_find(db, id)->text.length, 0);
	assert_false(outbox_cancel(db, id, &by));
	assert_false(outbox_retry(db, id, &by));
	assert_text(journal_list_of(db, "mail", id).items[0].deed, "cancel");
}

static void rows_that_are_done_go_after_thirty_days(void **state)
{
	Db *db = *state;
	add(db, MAIL_INVITATION, 7);
	Mail mail = take(db, start);
	outbox_note_sent(db, &mail, S("250 ok"), start);
	outbox_sweep(db, after(30 * 24 * HOUR));
	assert_non_null(outbox_find(db, mail.id));
	outbox_sweep(db, after(30 * 24 * HOUR + 1));
	assert_null(outbox_find(db, mail.id));
}

static void a_list_shows_no_text(void **state)
{
	Db *db = *state;
	add(db, MAIL_INVITATION, 7);
	MailList waiting = outbox_list(db, MAIL_WAITING);
	assert_int_equal(waiting.count, 1);
	assert_int_equal(waiting.items[0].text.length, 0);
	assert_int_equal(outbox_count(db, MAIL_WAITING), 1);
	assert_int_equal(outbox_count(db, MAIL_SENT), 0);
}

RUN_TESTS(WRITE_TEST(a_mail_is_due_at_once_and_taken_once),
	  WRITE_TEST(a_line_end_gets_into_no_header),
	  WRITE_TEST(a_claim_whose_process_died_ends_by_itself),
	  WRITE_TEST(what_is_sent_keeps_no_text), TEST(waits_grow_from_a_minute_to_a_day),
	  WRITE_TEST(a_try_that_failed_is_repeated_after_its_wait),
	  WRITE_TEST(what_was_not_tried_counts_as_no_try),
	  WRITE_TEST(what_is_refused_for_good_waits_for_the_administrator),
	  WRITE_TEST(a_new_link_takes_the_place_of_the_one_that_waits),
	  WRITE_TEST(what_is_out_of_time_fails_and_keeps_no_text),
	  WRITE_TEST(no_wait_is_longer_than_the_mail_is_of_use),
	  WRITE_TEST(what_is_cancelled_is_not_sent),
	  WRITE_TEST(rows_that_are_done_go_after_thirty_days), WRITE_TEST(a_list_shows_no_text))
