/* SPDX-License-Identifier: Apache-2.0 */
#include "web/proxy.h"

#include <arpa/inet.h>
#include <stdatomic.h>
#include <string.h>

#include "base/list.h"
#include "base/log.h"

enum { ADDRESS_BITS = 128, FOUR_BITS = 32 };

static const uint8_t four_begins[12] = { [10] = 0xff, [11] = 0xff };

/* What no proxy should write would otherwise be told with each request. */
static atomic_bool is_told;

/* Nothing but an address as numbers; "010.0.0.1" is none. */
static bool read_address(Arena *arena, Str text, uint8_t bytes[16])
{
	if (text.length == 0 || text.length >= INET6_ADDRSTRLEN)
		return false;
	const char *c = str_c(arena, text);
	memcpy(bytes, four_begins, sizeof four_begins);
	return inet_pton(AF_INET, c, bytes + sizeof four_begins) == 1 ||
	       inet_pton(AF_INET6, c, bytes) == 1;
}

static bool is_four(const uint8_t bytes[16])
{
	return memcmp(bytes, four_begins, sizeof four_begins) == 0;
}

static bool read_network(Arena *arena, Str text, Network *network)
{
	int64_t bits = 0;
	Str rest = text;
	Str address = str_cut(&rest, '/');
	bool has_bits = str_find_char(text, '/') >= 0;
	if (!read_address(arena, address, network->bytes) ||
	    (has_bits && (rest.length > 3 || !str_integer(rest, &bits) || bits < 0)))
		return false;
	int most = str_find_char(address, ':') < 0 ? FOUR_BITS : ADDRESS_BITS;
	network->bits = ADDRESS_BITS - most + (has_bits ? (int)bits : most);
	return bits <= most;
}

bool proxies_read(Arena *arena, Str text, NetworkList *proxies, Str *wrong)
{
	if (str_equal_c(text, "none"))
		return true;
	while (text.length) {
		Network network = { 0 };
		*wrong = str_trim(str_cut(&text, ','));
		if (!read_network(arena, *wrong, &network))
			return false;
		*list_push(arena, proxies) = network;
	}
	return true;
}

Str proxies_usual(Str public_url)
{
	return str_starts(public_url, S("https://")) ? S("127.0.0.0/8, ::1") : (Str){ 0 };
}

static bool network_has(const Network *network, const uint8_t bytes[16])
{
	int whole = network->bits / 8, rest = network->bits % 8;
	if (memcmp(network->bytes, bytes, (size_t)whole) != 0)
		return false;
	return rest == 0 || (network->bytes[whole] ^ bytes[whole]) >> (8 - rest) == 0;
}

static bool is_proxy(const NetworkList *proxies, const uint8_t bytes[16])
{
	for (size_t i = 0; i < proxies->count; i++)
		if (network_has(&proxies->items[i], bytes))
			return true;
	return false;
}

/* The part behind the last comma, which is taken off. */
static Str cut_last(Str *list)
{
	size_t from = list->length;
	while (from && list->at[from - 1] != ',')
		from--;
	Str last = str_trim(str_slice(*list, from, list->length));
	*list = str_slice(*list, 0, from ? from - 1 : 0);
	return last;
}

/* One address has one text, whichever way it was written. */
static Str address_text(Arena *arena, const uint8_t bytes[16])
{
	char *text = arena_take(arena, INET6_ADDRSTRLEN);
	bool four = is_four(bytes);
	inet_ntop(four ? AF_INET : AF_INET6, four ? bytes + sizeof four_begins : bytes, text,
		  INET6_ADDRSTRLEN);
	return str_of(text);
}

static bool is_port(Str text)
{
	int64_t port;
	return text.length <= 5 && str_integer(text, &port) && port >= 0 && port <= UINT16_MAX;
}

/* As proxies write it: some put brackets around IPv6 and a port behind the address (IIS, Azure). */
static bool read_forwarded(Arena *arena, Str text, uint8_t bytes[16])
{
	if (read_address(arena, text, bytes))
		return true;
	Str rest = text;
	if (!str_starts(text, S("["))) {
		Str four = str_cut(&rest, ':');
		return four.length < text.length && is_port(rest) &&
		       read_address(arena, four, bytes);
	}
	Str six = str_cut(&rest, ']');
	bool has_end = six.length < text.length;
	six = str_slice(six, 1, six.length);
	return has_end && str_find_char(six, ':') >= 0 && read_address(arena, six, bytes) &&
	       (rest.length == 0 ||
		(rest.at[0] == ':' && is_port(str_slice(rest, 1, rest.length))));
}

static void tell_once(Str text)
{
	if (!atomic_exchange(&is_told, true))
		log_info("a proxy's X-Forwarded-For is no address, so its readers count as one:"
			 " \"%.*s\" (told once)",
			 (int)(text.length < 64 ? text.length : 64), text.at);
}

Str proxies_reader(Arena *arena, const NetworkList *proxies, Str peer, Str forwarded)
{
	uint8_t reader[16], before[16];
	if (!read_address(arena, peer, reader))
		return peer;
	while (forwarded.length && is_proxy(proxies, reader)) {
		Str text = cut_last(&forwarded);
		if (!read_forwarded(arena, text, before)) {
			tell_once(text);
			break;
		}
		memcpy(reader, before, sizeof reader);
	}
	return address_text(arena, reader);
}

bool address_is_wildcard(Arena *arena, Str listen)
{
	static const uint8_t any_six[16] = { 0 };
	uint8_t bytes[16];
	while (listen.length && listen.at[listen.length - 1] != ':')
		listen.length--;
	Str host = str_slice(listen, 0, listen.length ? listen.length - 1 : 0);
	if (str_starts(host, S("[")) && str_ends(host, S("]")))
		host = str_slice(host, 1, host.length - 1);
	struct in_addr four;
	if (inet_aton(str_c(arena, host), &four))
		return four.s_addr == INADDR_ANY;
	if (!read_address(arena, host, bytes))
		return false;
	return memcmp(bytes, any_six, sizeof bytes) == 0;
}
