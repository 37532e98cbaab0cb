/* SPDX-License-Identifier: Apache-2.0 */
#include "web/gate.h"

#include <ctype.h>
#include <microhttpd.h>
#include <string.h>

static bool is_token(Str name);
static bool is_value(Str value);
static bool is_host(Str value);
static bool is_length(Str value, int64_t *length_bytes);
static void join(Gate *gate, const char *next, ptrdiff_t most);

void gate_see_version(Gate *gate, Str version)
{
	join(gate, version.at, 1);
	gate->end = version.at + version.length;
}

void gate_see_end(Gate *gate, const char *end)
{
	join(gate, end, 4);
}

void gate_see(Gate *gate, Str name, Str value)
{
	gate->is_bad |= !is_token(name) || !is_value(value);
	join(gate, name.at, 2);
	gate->end = value.length ? value.at + value.length : value.at;
	if (str_equal_ascii_case(name, S("host"))) {
		gate->hosts++;
		gate->is_bad |= !is_host(value);
	} else if (str_equal_ascii_case(name, S("content-length"))) {
		gate->lengths++;
		gate->is_bad |= !is_length(value, &gate->length_bytes);
	} else if (str_equal_ascii_case(name, S("transfer-encoding"))) {
		gate->encodings++;
		gate->is_bad |= !str_equal_ascii_case(value, S("chunked"));
	}
}

/* tchar of RFC 9110; a blank before the colon is none. */
static bool is_token(Str name)
{
	for (size_t i = 0; i < name.length; i++) {
		unsigned char c = (unsigned char)name.at[i];
		if (!isalnum(c) && (!c || !strchr("!#$%&'*+-.^_`|~", c)))
			return false;
	}
	return name.length > 0;
}

static bool is_value(Str value)
{
	for (size_t i = 0; i < value.length; i++) {
		unsigned char c = (unsigned char)value.at[i];
		if ((c < 0x20 && c != '\t') || c == 0x7f)
			return false;
	}
	return true;
}

/* libmicrohttpd 0.9 cuts a text at a NUL without a word; then the next part does not follow its end
 * after one or two line ends (each of at most two bytes, overwritten with zeros). Folded lines,
 * which RFC 9112 tells a server to refuse, are moved elsewhere and do not follow either. Later
 * versions refuse both themselves. */
static void join(Gate *gate, const char *next, ptrdiff_t most)
{
#if MHD_VERSION < 0x00097600
	if (gate->end && (next <= gate->end || next - gate->end > most))
		gate->is_bad = true;
#else
	(void)gate;
	(void)next;
	(void)most;
#endif
}

/* A name, an IPv4 address or an IPv6 address in brackets, and a port or none. */
static bool is_host(Str value)
{
	bool is_six = str_starts(value, S("["));
	Str rest = value;
	Str host = str_cut(&rest, ':');
	if (is_six) {
		ptrdiff_t close = str_find_char(value, ']');
		if (close < 0)
			return false;
		host = str_slice(value, 1, (size_t)close);
		rest = str_slice(value, (size_t)close + 1, value.length);
		if (rest.length && rest.at[0] != ':')
			return false;
		rest = str_slice(rest, 1, rest.length);
	}
	for (size_t i = 0; i < host.length; i++) {
		unsigned char c = (unsigned char)host.at[i];
		if (!isalnum(c) && c != '.' && !(is_six ? c == ':' : c == '-' || c == '_'))
			return false;
	}
	for (size_t i = 0; i < rest.length; i++)
		if (!isdigit((unsigned char)rest.at[i]))
			return false;
	return host.length > 0 && host.length <= 255 && rest.length <= 5;
}

static bool is_length(Str value, int64_t *length_bytes)
{
	for (size_t i = 0; i < value.length; i++)
		if (!isdigit((unsigned char)value.at[i]))
			return false;
	return value.length <= 18 && str_integer(value, length_bytes);
}

bool gate_passes(const Gate *gate, bool is_1_0)
{
	if (gate->is_bad || gate->lengths > 1 || gate->encodings > 1 || gate->hosts > 1)
		return false;
	if (gate->encodings && (gate->lengths || is_1_0))
		return false;
	return is_1_0 || gate->hosts == 1;
}

bool gate_passes_target(Str target)
{
	for (size_t i = 0; i < target.length; i++) {
		unsigned char c = (unsigned char)target.at[i];
		if (c <= 0x20 || c >= 0x7f || c == '#')
			return false;
		if (c != '%')
			continue;
		Str digits = str_slice(target, i + 1, i + 3);
		if (digits.length < 2 || !isxdigit((unsigned char)digits.at[0]) ||
		    !isxdigit((unsigned char)digits.at[1]) || str_equal(digits, S("00")))
			return false;
	}
	return target.length > 0 && target.at[0] == '/';
}
