/* SPDX-License-Identifier: Apache-2.0 */
/* The mail server of the configuration: mail_server, mail_from, mail_user, mail_password_file,
 * mail_ca_file. */
#ifndef NYATA_CONFIG_MAIL_H
#define NYATA_CONFIG_MAIL_H

#include "config.h"
#include "records/smtp.h"

/* *server becomes NULL where none is set: then no mail is sent. false with one sentence in *why:
 * what is set is wrong. */
bool config_mail(Arena *arena, const Config *config, const MailServer **server, Str *why);

#endif
