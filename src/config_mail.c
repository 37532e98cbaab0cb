/* SPDX-License-Identifier: Apache-2.0 */
#include "config_mail.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "records/mail_address.h"

#define PASSWORD_MOST 512

static const char *read_password(Arena *arena, Str file, Str *why);

static const char *find_c(Arena *arena, const Config *config, const char *name)
{
	Str value = config_find(arena, config, name);
	return value.length ? str_c(arena, value) : NULL;
}

static bool read_user(Arena *arena, const Config *config, MailServer *server, Str *why)
{
	Str file = config_find(arena, config, "mail_password_file");
	server->user = find_c(arena, config, "mail_user");
	if (!server->user && !file.length)
		return true;
	if (!server->user || !file.length) {
		*why = S("mail_user and mail_password_file go together");
		return false;
	}
	server->password = read_password(arena, file, why);
	return server->password != NULL;
}

bool config_mail(Arena *arena, const Config *config, const MailServer **server, Str *why)
{
	*server = NULL;
	Str url = config_find(arena, config, "mail_server");
	if (!url.length)
		return true;
	MailServer *found = NEW(arena, MailServer);
	found->url = str_c(arena, url);
	found->from = config_find(arena, config, "mail_from");
	found->ca_file = find_c(arena, config, "mail_ca_file");
	if (!smtp_url_is_valid(url)) {
		*why = S("mail_server is like smtp://mail.example.go.id:587 or"
			 " smtps://mail.example.go.id, without a user");
		return false;
	}
	if (!mail_address_is_valid(found->from)) {
		*why = S("mail_from, the address that mails come from, is missing or no address");
		return false;
	}
	if (!read_user(arena, config, found, why))
		return false;
	*server = found;
	return true;
}

/* The first line. */
static const char *read_password(Arena *arena, Str file, Str *why)
{
	FILE *stream = fopen(str_c(arena, file), "re");
	if (!stream) {
		*why = str_print(arena, "mail_password_file: %s", strerror(errno));
		return NULL;
	}
	char *bytes = arena_take(arena, PASSWORD_MOST);
	Str text = { bytes, fread(bytes, 1, PASSWORD_MOST, stream) };
	fclose(stream);
	Str line = str_trim(str_cut(&text, '\n'));
	if (line.length == 0 || line.length == PASSWORD_MOST) {
		*why = S("mail_password_file has no password in its first line");
		return NULL;
	}
	return str_c(arena, line);
}
