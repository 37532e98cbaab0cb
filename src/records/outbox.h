/* SPDX-License-Identifier: Apache-2.0 */
/* Mails: rows written in the same transaction as the change that they tell of, delivered after the
 * commit (mailing.c). Persons only as an Id. */
#ifndef NYATA_OUTBOX_H
#define NYATA_OUTBOX_H

#include "records/journal.h"

typedef enum MailKind {
	MAIL_INVITATION,       /* a link that sets the first password */
	MAIL_RESET,	       /* a link that sets a new one */
	MAIL_PASSWORD_CHANGED, /* notices from here on */
	MAIL_NEW_SESSION,
	MAIL_ADDRESS_CHANGED,
	MAIL_KINDS,
} MailKind;

typedef enum MailState {
	MAIL_WAITING,
	MAIL_SENT,
	MAIL_FAILED, /* refused for good by the server, or out of time */
	MAIL_CANCELLED,
	MAIL_STATES,
} MailState;

typedef struct Mail {
	Id id, person;
	MailKind kind;
	MailState state;
	Str recipient, subject, text;
	Str language; /* "id" or "en" */
	Str key;      /* what stands before the "@" of the Message-ID, the same at each try */
	Str answer;   /* the server's last one, or why there was none; empty before the first try */
	int64_t tries, number;
	Instant added_at, next_at, changed_at;
	Instant ends_at; /* of no use after that */
} Mail;

typedef struct MailList {
	Mail *items;
	size_t count, capacity;
} MailList;

typedef struct NewMail {
	MailKind kind;
	Id person;
	Str recipient, subject, text, language;
	int64_t hours; /* after which it is of no use; 0: seven days */
} NewMail;

/* 0 where the recipient is no address or the subject is not one line of text. Of an invitation and
 * a reset only the newest is sent, since its link ends the earlier ones of its kind. */
Id outbox_add(Db *db, const NewMail *mail, Instant now);
/* What waits with a link of that person is not sent any more. */
void outbox_cancel_links(Db *db, Id person, Instant now);

bool outbox_is_due(Db *db, Instant now);
/* Claims the mail that is due longest, until a deadline. false: none is due, or another process was
 * faster. */
bool outbox_take(Db *db, Instant now, Mail *mail);
/* What became of a mail that was taken; nothing where the claim has ended meanwhile. */
void outbox_note_sent(Db *db, const Mail *mail, Str answer, Instant now);
void outbox_note_refused(Db *db, const Mail *mail, Str answer, Instant now);
void outbox_note_put_off(Db *db, const Mail *mail, Str answer, Instant now);
/* It was not tried: due again at once. */
void outbox_give_back(Db *db, const Mail *mail, Instant now);
/* How long to wait after that many tries that failed. */
int64_t outbox_wait_seconds(int64_t tries);

const Mail *outbox_find(Db *db, Id id);
/* Those that wait, soonest first; those of another state, newest first, at most 50. Their texts are
 * left out. */
MailList outbox_list(Db *db, MailState state);
int64_t outbox_count(Db *db, MailState state);
/* Refused for good, or waiting after a try that failed. */
int64_t outbox_count_failing(Db *db);
/* NULL: none is. */
const Mail *outbox_newest_failing(Db *db);

/* Due at once, whether it waits or was refused. false: it is sent or cancelled, or its text is
 * gone. */
bool outbox_retry(Db *db, Id id, const Actor *by);
/* false: it is sent or cancelled already. */
bool outbox_cancel(Db *db, Id id, const Actor *by);
/* From the lane, once a minute: what is out of time fails, texts of no use go, and rows that are
 * done go after thirty days. */
void outbox_sweep(Db *db, Instant now);

const char *mail_kind_word(MailKind kind);

#endif
