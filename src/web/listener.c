/* SPDX-License-Identifier: Apache-2.0 */
#include "web/listener.h"

#include <errno.h>
#include <netdb.h>
#include <netinet/in.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#define WAITING_CONNECTIONS 1024

static bool split(Str listen, Str *host, Str *port);
static bool is_loopback(const struct sockaddr *address);
static int bind_to(const struct addrinfo *found);
static Str address_taken(Arena *arena, int descriptor, Str host);

bool listener_open(Arena *arena, Str listen, bool may_leave_loopback, Listener *listener, Str *why)
{
	Str host, port;
	struct addrinfo *found = NULL;
	struct addrinfo wanted = { .ai_socktype = SOCK_STREAM,
				   .ai_flags = AI_PASSIVE | AI_NUMERICSERV };
	if (!split(listen, &host, &port) ||
	    getaddrinfo(str_c(arena, host), str_c(arena, port), &wanted, &found)) {
		*why = str_print(arena,
				 "\"%" STR_FORMAT "\" is no address to listen on; write it like "
				 "127.0.0.1:8080.",
				 STR_ARGS(listen));
		return false;
	}
	listener->is_loopback = is_loopback(found->ai_addr);
	bool may = listener->is_loopback || may_leave_loopback;
	listener->descriptor = may ? bind_to(found) : -1;
	int error = errno;
	freeaddrinfo(found);
	if (!may)
		*why = str_print(arena,
				 "Others could reach %" STR_FORMAT
				 " and read passwords on the way; "
				 "give --public-url https://... (behind a proxy) or "
				 "--insecure-lan.",
				 STR_ARGS(listen));
	else if (listener->descriptor < 0)
		*why = str_print(arena,
				 "%" STR_FORMAT " cannot be listened on (%s); stop what listens "
				 "there or choose another port with --listen.",
				 STR_ARGS(listen), strerror(error));
	else
		listener->address = address_taken(arena, listener->descriptor, host);
	return listener->descriptor >= 0;
}

static bool split(Str listen, Str *host, Str *port)
{
	for (size_t i = listen.length; i > 0; i--) {
		if (listen.at[i - 1] != ':')
			continue;
		*host = str_slice(listen, 0, i - 1);
		*port = str_slice(listen, i, listen.length);
		if (str_starts(*host, S("[")) && str_ends(*host, S("]")))
			*host = str_slice(*host, 1, host->length - 1);
		int64_t number;
		return host->length && str_integer(*port, &number) && number >= 0 &&
		       number <= 65535;
	}
	return false;
}

static bool is_loopback(const struct sockaddr *address)
{
	if (address->sa_family == AF_INET) {
		const struct sockaddr_in *four = (const struct sockaddr_in *)address;
		return ntohl(four->sin_addr.s_addr) >> 24 == 127;
	}
	const struct sockaddr_in6 *six = (const struct sockaddr_in6 *)address;
	return address->sa_family == AF_INET6 && IN6_IS_ADDR_LOOPBACK(&six->sin6_addr);
}

/* -1 with errno when it cannot be had. */
static int bind_to(const struct addrinfo *found)
{
	int yes = 1;
	int descriptor = socket(found->ai_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
	if (descriptor < 0)
		return -1;
	/* A restart does not wait for connections of the last run to fade. */
	setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
	if (!bind(descriptor, found->ai_addr, found->ai_addrlen) &&
	    !listen(descriptor, WAITING_CONNECTIONS))
		return descriptor;
	int error = errno;
	close(descriptor);
	errno = error;
	return -1;
}

static Str address_taken(Arena *arena, int descriptor, Str host)
{
	struct sockaddr_storage taken = { 0 };
	socklen_t length = sizeof taken;
	getsockname(descriptor, (struct sockaddr *)&taken, &length);
	bool is_six = taken.ss_family == AF_INET6;
	int port = ntohs(is_six ? ((struct sockaddr_in6 *)&taken)->sin6_port
				: ((struct sockaddr_in *)&taken)->sin_port);
	return str_find_char(host, ':') >= 0
		       ? str_print(arena, "[%" STR_FORMAT "]:%d", STR_ARGS(host), port)
		       : str_print(arena, "%" STR_FORMAT ":%d", STR_ARGS(host), port);
}
