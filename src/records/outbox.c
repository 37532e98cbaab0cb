/* SPDX-License-Identifier: Apache-2.0 */
#include "records/outbox.h"

#include "base/digest.h"
#include "base/list.h"
#include "base/word.h"
#include "records/mail_address.h"

#define ANSWER_MOST 300
#define KEY_BYTES 16
#define HOUR_SECONDS 3600
#define DAY_SECONDS (24 * HOUR_SECONDS)
#define USUAL_HOURS (7 * 24)
/* Far beyond the limit of one try (SEND_SECONDS in smtp.h), so that a claim ends by itself only
 * where its process has died. */
#define CLAIM_SECONDS 600
#define KEPT_SECONDS (30 * DAY_SECONDS)

static const char *const kind_words[MAIL_KINDS] = {
	[MAIL_INVITATION] = "invitation",
	[MAIL_RESET] = "reset",
	[MAIL_PASSWORD_CHANGED] = "password_changed",
	[MAIL_NEW_SESSION] = "new_session",
	[MAIL_ADDRESS_CHANGED] = "address_changed",
};
static const char *const state_words[MAIL_STATES] = {
	[MAIL_WAITING] = "waiting",
	[MAIL_SENT] = "sent",
	[MAIL_FAILED] = "failed",
	[MAIL_CANCELLED] = "cancelled",
};
/* After the first, second, … try that failed; the last one again and again until ends_at. */
static const int64_t waits_seconds[] = { 60, 5 * 60, 30 * 60, 2 * 3600, 6 * 3600, DAY_SECONDS };

static void cancel_of(Db *db, Id person, MailKind kind, Instant now);
static void note(Db *db, const Mail *mail, MailState state, Str answer, Instant now);
static void end_texts(Db *db, Instant now);

static Mail read_mail(Rows *rows)
{
	int kind = word_index(kind_words, MAIL_KINDS, row_text(rows, "kind"));
	int state = word_index(state_words, MAIL_STATES, row_text(rows, "state"));
	return (Mail){
		.id = row_id(rows, "id"),
		.person = row_id(rows, "person"),
		.kind = kind < 0 ? MAIL_INVITATION : (MailKind)kind,
		.state = state < 0 ? MAIL_CANCELLED : (MailState)state,
		.recipient = row_text(rows, "recipient"),
		.subject = row_text(rows, "subject"),
		.text = row_text(rows, "text"),
		.language = row_text(rows, "language"),
		.key = row_text(rows, "message_id"),
		.answer = row_text(rows, "answer"),
		.tries = row_integer(rows, "tries"),
		.number = row_integer(rows, "number"),
		.added_at = row_instant(rows, "added_at"),
		.next_at = row_instant(rows, "next_at"),
		.changed_at = row_instant(rows, "changed_at"),
		.ends_at = row_instant(rows, "ends_at"),
	};
}

static Value state_value(MailState state)
{
	return TEXT(str_of(state_words[state]));
}

const char *mail_kind_word(MailKind kind)
{
	return kind_words[kind];
}

/* --- writing --- */

static bool is_one_line(Str text)
{
	for (size_t i = 0; i < text.length; i++)
		if ((unsigned char)text.at[i] < ' ' || text.at[i] == 0x7f)
			return false;
	return text.length > 0 && str_is_utf8(text);
}

static bool has_link(MailKind kind)
{
	return kind == MAIL_INVITATION || kind == MAIL_RESET;
}

Id outbox_add(Db *db, const NewMail *mail, Instant now)
{
	if (!mail_address_is_valid(mail->recipient) || !is_one_line(mail->subject))
		return 0;
	if (has_link(mail->kind))
		cancel_of(db, mail->person, mail->kind, now);
	int64_t hours = mail->hours ? mail->hours : USUAL_HOURS;
	return db_insert(db,
			 "INSERT INTO outbox (kind, person, recipient, subject, text, language,"
			 " message_id, state, tries, number, answer, added_at, next_at, changed_at,"
			 " ends_at) VALUES ($1, $2, $3, $4, $5, $6, $7, 'waiting', 0, 1, '', $8,"
			 " $8, $8, $9) RETURNING id",
			 TEXT(str_of(kind_words[mail->kind])), ID(mail->person),
			 TEXT(mail->recipient), TEXT(mail->subject), TEXT(mail->text),
			 TEXT(mail->language), TEXT(random_hex(db_arena(db), KEY_BYTES)),
			 INTEGER(now.seconds), INTEGER(now.seconds + hours * HOUR_SECONDS));
}

void outbox_cancel_links(Db *db, Id person, Instant now)
{
	cancel_of(db, person, MAIL_INVITATION, now);
	cancel_of(db, person, MAIL_RESET, now);
}

static void cancel_of(Db *db, Id person, MailKind kind, Instant now)
{
	db_write(db,
		 "UPDATE outbox SET state = 'cancelled', text = '', changed_at = $3,"
		 " number = number + 1 WHERE person = $1 AND kind = $2"
		 " AND state IN ('waiting', 'failed')",
		 ID(person), TEXT(str_of(kind_words[kind])), INTEGER(now.seconds));
}

/* --- sending --- */

bool outbox_is_due(Db *db, Instant now)
{
	Rows *rows = db_query(db,
			      "SELECT id FROM outbox WHERE state = 'waiting' AND next_at <= $1"
			      " AND ends_at > $1 LIMIT 1",
			      INTEGER(now.seconds));
	bool is_due = db_next(rows);
	db_rows_end(rows);
	return is_due;
}

bool outbox_take(Db *db, Instant now, Mail *mail)
{
	Rows *rows = db_query(db,
			      "SELECT * FROM outbox WHERE state = 'waiting' AND next_at <= $1"
			      " AND ends_at > $1 ORDER BY next_at, id LIMIT 1",
			      INTEGER(now.seconds));
	bool is_due = db_next(rows);
	if (is_due)
		*mail = read_mail(rows);
	db_rows_end(rows);
	if (!is_due)
		return false;
	mail->number++;
	return db_write(db,
			"UPDATE outbox SET number = number + 1, next_at = $3"
			" WHERE id = $1 AND number = $2 AND state = 'waiting'",
			ID(mail->id), INTEGER(mail->number - 1),
			INTEGER(now.seconds + CLAIM_SECONDS)) == 1;
}

void outbox_note_sent(Db *db, const Mail *mail, Str answer, Instant now)
{
	note(db, mail, MAIL_SENT, answer, now);
}

void outbox_note_refused(Db *db, const Mail *mail, Str answer, Instant now)
{
	note(db, mail, MAIL_FAILED, answer, now);
}

void outbox_note_put_off(Db *db, const Mail *mail, Str answer, Instant now)
{
	note(db, mail, MAIL_WAITING, answer, now);
}

/* A text that was refused is kept until ends_at: the fault may be mended, and the mail tried again.
 */
static void note(Db *db, const Mail *mail, MailState state, Str answer, Instant now)
{
	int64_t next = now.seconds + outbox_wait_seconds(mail->tries + 1);
	if (next > mail->ends_at.seconds)
		next = mail->ends_at.seconds;
	Str text = state == MAIL_SENT ? (Str){ 0 } : mail->text;
	db_write(db,
		 "UPDATE outbox SET state = $3, answer = $4, next_at = $5, changed_at = $6,"
		 " text = $7, tries = tries + 1, number = number + 1"
		 " WHERE id = $1 AND number = $2 AND state = 'waiting'",
		 ID(mail->id), INTEGER(mail->number), state_value(state),
		 TEXT(str_shorten(db_arena(db), answer, ANSWER_MOST)), INTEGER(next),
		 INTEGER(now.seconds), TEXT(text));
}

void outbox_give_back(Db *db, const Mail *mail, Instant now)
{
	db_write(db,
		 "UPDATE outbox SET next_at = $3, number = number + 1"
		 " WHERE id = $1 AND number = $2 AND state = 'waiting'",
		 ID(mail->id), INTEGER(mail->number), INTEGER(now.seconds));
}

int64_t outbox_wait_seconds(int64_t tries)
{
	size_t count = sizeof waits_seconds / sizeof *waits_seconds;
	if (tries < 1)
		return 0;
	return waits_seconds[(size_t)tries <= count ? (size_t)tries - 1 : count - 1];
}

/* --- looking --- */

static const Mail *read_one(Db *db, Rows *rows)
{
	Mail *mail = NULL;
	if (db_next(rows)) {
		mail = NEW(db_arena(db), Mail);
		*mail = read_mail(rows);
	}
	db_rows_end(rows);
	return mail;
}

const Mail *outbox_find(Db *db, Id id)
{
	return read_one(db, db_query(db, "SELECT * FROM outbox WHERE id = $1", ID(id)));
}

const Mail *outbox_newest_failing(Db *db)
{
	return read_one(db, db_query(db, "SELECT * FROM outbox WHERE state = 'failed'"
					 " OR (state = 'waiting' AND tries > 0)"
					 " ORDER BY changed_at DESC, id DESC LIMIT 1"));
}

MailList outbox_list(Db *db, MailState state)
{
	MailList mails = { 0 };
	Rows *rows = state == MAIL_WAITING ? db_query(db,
						      "SELECT * FROM outbox WHERE state = $1"
						      " ORDER BY next_at, id LIMIT 50",
						      state_value(state))
					   : db_query(db,
						      "SELECT * FROM outbox WHERE state = $1"
						      " ORDER BY changed_at DESC, id DESC LIMIT 50",
						      state_value(state));
	while (db_next(rows)) {
		Mail *mail = list_push(db_arena(db), &mails);
		*mail = read_mail(rows);
		mail->text = (Str){ 0 };
	}
	return mails;
}

int64_t outbox_count(Db *db, MailState state)
{
	Rows *rows = db_query(db, "SELECT COUNT(*) AS n FROM outbox WHERE state = $1",
			      state_value(state));
	int64_t count = db_next(rows) ? row_integer(rows, "n") : 0;
	db_rows_end(rows);
	return count;
}

int64_t outbox_count_failing(Db *db)
{
	Rows *rows = db_query(db, "SELECT COUNT(*) AS n FROM outbox"
				  " WHERE state = 'failed' OR (state = 'waiting' AND tries > 0)");
	int64_t count = db_next(rows) ? row_integer(rows, "n") : 0;
	db_rows_end(rows);
	return count;
}

/* --- by the administrator and the clock --- */

static void journal_mail(Db *db, const char *deed, Id id, const Actor *by)
{
	journal_add(db, by, deed, "mail", id, NULL, NULL);
}

bool outbox_retry(Db *db, Id id, const Actor *by)
{
	int64_t changed = db_write(db,
				   "UPDATE outbox SET state = 'waiting', next_at = $2,"
				   " changed_at = $2, number = number + 1 WHERE id = $1"
				   " AND state IN ('waiting', 'failed') AND ends_at > $2"
				   " AND text <> ''",
				   ID(id), INTEGER(by->now.seconds));
	if (changed)
		journal_mail(db, "retry", id, by);
	return changed > 0;
}

bool outbox_cancel(Db *db, Id id, const Actor *by)
{
	int64_t changed = db_write(db,
				   "UPDATE outbox SET state = 'cancelled', text = '',"
				   " changed_at = $2, number = number + 1"
				   " WHERE id = $1 AND state IN ('waiting', 'failed')",
				   ID(id), INTEGER(by->now.seconds));
	if (changed)
		journal_mail(db, "cancel", id, by);
	return changed > 0;
}

void outbox_sweep(Db *db, Instant now)
{
	end_texts(db, now);
	db_write(db, "DELETE FROM outbox WHERE state IN ('sent', 'cancelled') AND changed_at < $1",
		 INTEGER(now.seconds - KEPT_SECONDS));
	db_write(db, "DELETE FROM outbox WHERE state = 'failed' AND ends_at < $1",
		 INTEGER(now.seconds - 3 * KEPT_SECONDS));
}

/* What is out on its way at this moment is noted when it comes back. */
static void end_texts(Db *db, Instant now)
{
	db_write(db,
		 "UPDATE outbox SET state = 'failed', changed_at = $1, number = number + 1"
		 " WHERE state = 'waiting' AND ends_at <= $1 AND next_at <= $1",
		 INTEGER(now.seconds));
	db_write(db,
		 "UPDATE outbox SET text = '' WHERE state = 'failed' AND ends_at <= $1"
		 " AND text <> ''",
		 INTEGER(now.seconds));
}
