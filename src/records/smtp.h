/* SPDX-License-Identifier: Apache-2.0 */
/* One mail to one mail server. Alone knows libcurl. */
#ifndef NYATA_SMTP_H
#define NYATA_SMTP_H

#include "base/str.h"

/* The whole of one try, and of it what the connection may take. */
#define SEND_SECONDS 60
#define SEND_CONNECT_SECONDS 15

/* Where mails go; from the configuration of the machine. */
typedef struct MailServer {
	const char *url; /* smtp://HOST:PORT or smtps://HOST:PORT; a path is the name for EHLO */
	Str from;	 /* the address that mails come from */
	const char *user, *password; /* NULL: without signing in */
	const char *ca_file;	     /* who vouches for its certificate; NULL: the system's list */
} MailServer;

typedef enum SendResult {
	SEND_DONE,
	SEND_REFUSED, /* the server refuses this mail for good (5xx) */
	SEND_PUT_OFF, /* a network, a server or a configuration that may be mended */
	SEND_STOPPED, /* the program ends; the server has got nothing */
} SendResult;

typedef struct Sending {
	const MailServer *server;
	Str to;
	Str bytes; /* the mail, lines ended by CRLF */
	int stop;  /* can be read when the program ends: before all is handed over, that breaks it
		      off */
} Sending;

/* Takes at most SEND_SECONDS. *answer: the last line that the server said, else why there was none.
 */
SendResult smtp_send(Arena *arena, const Sending *sending, Str *answer);
/* smtp:// or smtps:// with a host; perhaps a port and a path. No user in it. */
bool smtp_url_is_valid(Str url);

#endif
