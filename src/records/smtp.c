/* SPDX-License-Identifier: Apache-2.0 */
#include "records/smtp.h"

#include <curl/curl.h>
#include <poll.h>
#include <string.h>

#include "base/clean.h"

#define ANSWER_MOST 300

/* What one try knows while libcurl works. */
typedef struct Try {
	const Sending *sending;
	Arena *arena;
	size_t given;	     /* bytes of the mail */
	bool is_handed_over; /* libcurl has asked for more than there is */
	bool is_about_mail;  /* the last command was about this mail, not about the connection */
	Str last;	     /* line of the server */
	Str no;		     /* its last no; libcurl says QUIT after one, which is answered too */
	bool no_is_for_good;
} Try;

static bool set_up(CURL *curl, Try *attempt, struct curl_slist *recipients);
static bool protect(CURL *curl, const MailServer *server);
static bool is_loopback(const char *url);
static size_t give_bytes(char *into, size_t size, size_t count, void *by);
static size_t hear_line(char *line, size_t size, size_t count, void *by);
static int hear_command(CURL *curl, curl_infotype type, char *bytes, size_t count, void *by);
static int may_go_on(void *by, curl_off_t a, curl_off_t b, curl_off_t c, curl_off_t d);
static SendResult judge(const Try *attempt, int code);

bool smtp_url_is_valid(Str url)
{
	Str rest = url;
	if (str_starts(url, S("smtp://")))
		rest = str_slice(url, 7, url.length);
	else if (str_starts(url, S("smtps://")))
		rest = str_slice(url, 8, url.length);
	else
		return false;
	for (size_t i = 0; i < rest.length; i++)
		if (rest.at[i] <= ' ' || rest.at[i] > '~' ||
		    str_find_char(S("@?#\\"), rest.at[i]) >= 0)
			return false;
	Str host = str_cut(&rest, '/');
	return host.length > 0 && host.at[0] != ':';
}

SendResult smtp_send(Arena *arena, const Sending *sending, Str *answer)
{
	Try attempt = { .sending = sending, .arena = arena };
	CURL *curl = curl_easy_init();
	Str recipient = str_print(arena, "<%" STR_FORMAT ">", STR_ARGS(sending->to));
	struct curl_slist *recipients = curl_slist_append(NULL, str_c(arena, recipient));
	bool is_ready = curl && recipients && set_up(curl, &attempt, recipients);
	CURLcode code = is_ready ? curl_easy_perform(curl) : CURLE_FAILED_INIT;
	Str why = code == CURLE_OK ? attempt.last : attempt.no;
	if (!why.length)
		why = str_of(curl_easy_strerror(code));
	*answer = str_shorten(arena, text_clean(arena, why), ANSWER_MOST);
	curl_slist_free_all(recipients);
	curl_easy_cleanup(curl);
	return judge(&attempt, code);
}

static bool set_up(CURL *curl, Try *attempt, struct curl_slist *recipients)
{
	const MailServer *server = attempt->sending->server;
	Str from = str_print(attempt->arena, "<%" STR_FORMAT ">", STR_ARGS(server->from));
	const char *sender = str_c(attempt->arena, from);
	return !curl_easy_setopt(curl, CURLOPT_URL, server->url) &&
	       !curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "smtp,smtps") &&
	       !curl_easy_setopt(curl, CURLOPT_PROXY, "") &&
	       !curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L) &&
	       !curl_easy_setopt(curl, CURLOPT_TIMEOUT, (long)SEND_SECONDS) &&
	       !curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, (long)SEND_CONNECT_SECONDS) &&
	       !curl_easy_setopt(curl, CURLOPT_MAIL_FROM, sender) &&
	       !curl_easy_setopt(curl, CURLOPT_MAIL_RCPT, recipients) &&
	       !curl_easy_setopt(curl, CURLOPT_UPLOAD, 1L) &&
	       !curl_easy_setopt(curl, CURLOPT_READFUNCTION, give_bytes) &&
	       !curl_easy_setopt(curl, CURLOPT_READDATA, attempt) &&
	       !curl_easy_setopt(curl, CURLOPT_HEADERFUNCTION, hear_line) &&
	       !curl_easy_setopt(curl, CURLOPT_HEADERDATA, attempt) &&
	       !curl_easy_setopt(curl, CURLOPT_VERBOSE, 1L) &&
	       !curl_easy_setopt(curl, CURLOPT_DEBUGFUNCTION, hear_command) &&
	       !curl_easy_setopt(curl, CURLOPT_DEBUGDATA, attempt) &&
	       !curl_easy_setopt(curl, CURLOPT_NOPROGRESS, 0L) &&
	       !curl_easy_setopt(curl, CURLOPT_XFERINFOFUNCTION, may_go_on) &&
	       !curl_easy_setopt(curl, CURLOPT_XFERINFODATA, attempt) && protect(curl, server);
}

/* A password never leaves this machine in the clear. Without one, encryption is used where the
 * server offers it; its certificate then has to be right. */
static bool protect(CURL *curl, const MailServer *server)
{
	long level = is_loopback(server->url) ? CURLUSESSL_NONE
		     : server->user	      ? CURLUSESSL_ALL
					      : CURLUSESSL_TRY;
	if (curl_easy_setopt(curl, CURLOPT_USE_SSL, level))
		return false;
	if (server->ca_file && curl_easy_setopt(curl, CURLOPT_CAINFO, server->ca_file))
		return false;
	if (!server->user)
		return true;
	return !curl_easy_setopt(curl, CURLOPT_USERNAME, server->user) &&
	       !curl_easy_setopt(curl, CURLOPT_PASSWORD, server->password);
}

static bool is_loopback(const char *url)
{
	Str rest = str_of(strstr(url, "://") + 3);
	Str host = str_cut(&rest, '/');
	return str_starts(host, S("127.")) || str_starts(host, S("[::1]")) ||
	       str_equal_c(host, "localhost") || str_starts(host, S("localhost:"));
}

/* --- called by libcurl --- */

static size_t give_bytes(char *into, size_t size, size_t count, void *by)
{
	Try *attempt = by;
	Str bytes = attempt->sending->bytes;
	size_t left = bytes.length - attempt->given, room = size * count;
	size_t taken = left < room ? left : room;
	if (taken)
		memcpy(into, bytes.at + attempt->given, taken);
	attempt->given += taken;
	attempt->is_handed_over = taken == 0;
	return taken;
}

/* 530 asks for signing in or encryption: the machine's settings, not the mail's fault. */
static size_t hear_line(char *line, size_t size, size_t count, void *by)
{
	Try *attempt = by;
	Str said = str_copy(attempt->arena, str_trim((Str){ line, size * count }));
	attempt->last = said;
	bool is_no = said.length > 3 && (said.at[0] == '4' || said.at[0] == '5');
	if (!is_no)
		return size * count;
	attempt->no = said;
	attempt->no_is_for_good =
		attempt->is_about_mail && said.at[0] == '5' && !str_starts(said, S("530"));
	return size * count;
}

/* Of the whole talk only this is kept: whether the server has last been asked about the mail. */
static int hear_command(CURL *curl, curl_infotype type, char *bytes, size_t count, void *by)
{
	(void)curl;
	Try *attempt = by;
	Str command = { bytes, count };
	if (type == CURLINFO_HEADER_OUT)
		attempt->is_about_mail = str_starts(command, S("RCPT ")) ||
					 str_starts(command, S("MAIL ")) ||
					 str_starts(command, S("DATA"));
	return 0;
}

/* What is broken off before the last byte the server throws away; afterwards only its answer tells
 * whether the mail is sent. */
static int may_go_on(void *by, curl_off_t a, curl_off_t b, curl_off_t c, curl_off_t d)
{
	(void)a, (void)b, (void)c, (void)d;
	const Try *attempt = by;
	struct pollfd stop = { attempt->sending->stop, POLLIN, 0 };
	return !attempt->is_handed_over && poll(&stop, 1, 0) > 0;
}

static SendResult judge(const Try *attempt, int code)
{
	if (code == CURLE_OK)
		return SEND_DONE;
	if (code == CURLE_ABORTED_BY_CALLBACK)
		return SEND_STOPPED;
	return attempt->no_is_for_good ? SEND_REFUSED : SEND_PUT_OFF;
}
