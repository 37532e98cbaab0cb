/* SPDX-License-Identifier: Apache-2.0 */
#include "records/mail_text.h"

#include "base/buf.h"
#include "base/utf8.h"

#define WORD_BYTES 42 /* 56 characters of base64, under the 75 of an encoded word */
#define LINE_MOST 76

static void add_base64(Buf *out, Str bytes);
static void add_date(Buf *out, Instant at);
static void add_quoted(Buf *out, Str text);

static Str domain_of(Str address)
{
	ptrdiff_t at = str_find_char(address, '@');
	return str_slice(address, (size_t)(at + 1), address.length);
}

Str mail_text(Arena *arena, const MailText *mail)
{
	Str name = mail_text_header(arena, mail->from_name);
	Str subject = mail_text_header(arena, mail->subject);
	Buf out = buf_new(arena);
	buf_print(&out, "From: %" STR_FORMAT "%s<%" STR_FORMAT ">\r\n", STR_ARGS(name),
		  name.length ? " " : "", STR_ARGS(mail->from));
	buf_print(&out, "To: <%" STR_FORMAT ">\r\n", STR_ARGS(mail->to));
	buf_print(&out, "Subject: %" STR_FORMAT "\r\n", STR_ARGS(subject));
	add_date(&out, mail->at);
	Str domain = domain_of(mail->from);
	buf_print(&out, "Message-ID: <%" STR_FORMAT "@%" STR_FORMAT ">\r\n", STR_ARGS(mail->key),
		  STR_ARGS(domain));
	/* No answering machine answers it (RFC 3834). */
	buf_add_c(&out, "Auto-Submitted: auto-generated\r\n");
	buf_print(&out, "Content-Language: %" STR_FORMAT "\r\n", STR_ARGS(mail->language));
	buf_add_c(&out, "MIME-Version: 1.0\r\n"
			"Content-Type: text/plain; charset=utf-8\r\n"
			"Content-Transfer-Encoding: quoted-printable\r\n\r\n");
	add_quoted(&out, mail->text);
	return buf_str(&out);
}

/* --- header values --- */

static bool is_plain(Str value)
{
	for (size_t i = 0; i < value.length; i++)
		if (value.at[i] < ' ' || value.at[i] > '~' ||
		    str_find_char(S("\"\\<>()@,;:[]"), value.at[i]) >= 0)
			return false;
	return str_find(value, S("=?")) < 0 && value.length <= LINE_MOST - 10;
}

/* The next piece of whole characters. */
static Str cut_word(Str *rest)
{
	size_t length = 0;
	while (length < rest->length) {
		size_t bytes = utf8_sequence(*rest, length);
		bytes = bytes ? bytes : 1;
		if (length + bytes > WORD_BYTES)
			break;
		length += bytes;
	}
	Str word = str_slice(*rest, 0, length);
	*rest = str_slice(*rest, length, rest->length);
	return word;
}

Str mail_text_header(Arena *arena, Str value)
{
	if (is_plain(value))
		return value;
	Buf out = buf_new(arena);
	while (value.length) {
		if (out.length)
			buf_add_c(&out, "\r\n ");
		buf_add_c(&out, "=?UTF-8?B?");
		add_base64(&out, cut_word(&value));
		buf_add_c(&out, "?=");
	}
	return buf_str(&out);
}

static void add_base64(Buf *out, Str bytes)
{
	static const char letters[] =
		"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
	for (size_t i = 0; i < bytes.length; i += 3) {
		size_t left = bytes.length - i;
		uint32_t three = (uint32_t)(unsigned char)bytes.at[i] << 16;
		if (left > 1)
			three |= (uint32_t)(unsigned char)bytes.at[i + 1] << 8;
		if (left > 2)
			three |= (uint32_t)(unsigned char)bytes.at[i + 2];
		buf_add_char(out, letters[three >> 18]);
		buf_add_char(out, letters[three >> 12 & 63]);
		buf_add_char(out, left > 1 ? letters[three >> 6 & 63] : '=');
		buf_add_char(out, left > 2 ? letters[three & 63] : '=');
	}
}

static void add_date(Buf *out, Instant at)
{
	static const char *const weekdays[] = { "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun" };
	static const char *const months[] = { "Jan", "Feb", "Mar", "Apr", "May", "Jun",
					      "Jul", "Aug", "Sep", "Oct", "Nov", "Dec" };
	Day day = day_of_instant(at, 0);
	DayParts parts = day_parts(day);
	int seconds = (int)(at.seconds % 86400);
	buf_print(out, "Date: %s, %d %s %d %02d:%02d:%02d +0000\r\n", weekdays[day_weekday(day)],
		  parts.day, months[parts.month - 1], parts.year, seconds / 3600, seconds / 60 % 60,
		  seconds % 60);
}

/* --- the text --- */

static bool is_as_it_is(Str line, size_t i)
{
	unsigned char c = (unsigned char)line.at[i];
	bool is_last_blank = c == ' ' && i + 1 == line.length;
	return c >= ' ' && c <= '~' && c != '=' && !is_last_blank;
}

/* RFC 2045, 6.7: lines of at most 76 characters, broken by "=" where they are longer. */
static void add_quoted(Buf *out, Str text)
{
	while (text.length) {
		Str line = str_cut(&text, '\n');
		size_t width = 0;
		for (size_t i = 0; i < line.length; i++) {
			bool is_plain_byte = is_as_it_is(line, i);
			size_t adds = is_plain_byte ? 1 : 3;
			if (width + adds > LINE_MOST - 1) {
				buf_add_c(out, "=\r\n");
				width = 0;
			}
			if (is_plain_byte)
				buf_add_char(out, line.at[i]);
			else
				buf_print(out, "=%02X", (unsigned char)line.at[i]);
			width += adds;
		}
		buf_add_c(out, "\r\n");
	}
}
