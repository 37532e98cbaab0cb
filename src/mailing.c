/* SPDX-License-Identifier: Apache-2.0 */
#include "mailing.h"

#include "base/log.h"
#include "records/mail_text.h"
#include "records/outbox.h"
#include "records/setting.h"
#include "records/smtp.h"

typedef struct Mailing {
	Mail mail;
	Str from_name;
	SendResult result;
	Str answer;
} Mailing;

static const char *const result_words[] = {
	[SEND_DONE] = "sent",
	[SEND_REFUSED] = "refused",
	[SEND_PUT_OFF] = "put off",
	[SEND_STOPPED] = "given back",
};

static bool is_due(const App *app, Db *db, Instant now)
{
	return app->mail_server && outbox_is_due(db, now);
}

static void *take(Db *db, Arena *arena, Instant now)
{
	Mailing *work = NEW(arena, Mailing);
	if (!outbox_take(db, now, &work->mail))
		return NULL;
	Str regency = setting_find(db, "regency.name");
	work->from_name = str_print(arena, "Nyata %" STR_FORMAT, STR_ARGS(regency));
	return work;
}

static void run(const App *app, Arena *arena, void *of, int stop)
{
	Mailing *work = of;
	const Mail *mail = &work->mail;
	Str bytes = mail_text(arena, &(MailText){ .from = app->mail_server->from,
						  .from_name = work->from_name,
						  .to = mail->recipient,
						  .subject = mail->subject,
						  .text = mail->text,
						  .language = mail->language,
						  .key = mail->key,
						  .at = mail->added_at });
	Sending sending = { app->mail_server, mail->recipient, bytes, stop };
	work->result = smtp_send(arena, &sending, &work->answer);
	(work->result == SEND_DONE ? log_info : log_warning)(
		"mail=%lld kind=%s %s: %" STR_FORMAT, (long long)mail->id,
		mail_kind_word(mail->kind), result_words[work->result], STR_ARGS(work->answer));
}

static int store(Db *db, void *of, Instant now, Day today)
{
	(void)today;
	const Mailing *work = of;
	switch (work->result) {
	case SEND_DONE:
		outbox_note_sent(db, &work->mail, work->answer, now);
		break;
	case SEND_REFUSED:
		outbox_note_refused(db, &work->mail, work->answer, now);
		break;
	case SEND_PUT_OFF:
		outbox_note_put_off(db, &work->mail, work->answer, now);
		break;
	case SEND_STOPPED:
		outbox_give_back(db, &work->mail, now);
		break;
	}
	return 0;
}

const OutsideHooks mailing = { .is_due = is_due, .take = take, .run = run, .store = store };
