/* SPDX-License-Identifier: Apache-2.0 */
#include "records/scanner.h"

#include <arpa/inet.h>
#include <errno.h>
#include <poll.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/utf8.h"

#define PIECE_BYTES 65536
#define ANSWER_BYTES 512
#define MOST_WORDS 120

/* One talk with clamd: why is set when it is over for a reason of the machine. */
typedef struct Talk {
	const ScannerCall *call;
	int descriptor;
	int64_t until_ns;
	bool is_stopped;
	const char *why;
} Talk;

static bool reach(Talk *talk);
static bool await(Talk *talk, short what);
static bool say(Talk *talk, const void *bytes, size_t count);
static bool say_file(Talk *talk);
static Str hear(Talk *talk, Arena *arena);
static Scanned meaning(Arena *arena, Str answer, Str *words);

Scanned scanner_ask(Arena *arena, const ScannerCall *call, Str *words)
{
	Talk talk = { .call = call,
		      .descriptor = -1,
		      .until_ns = clock_monotonic_ns() + call->seconds * INT64_C(1000000000) };
	Str answer = { 0 };
	/* Where it ends the talk early it has said why. */
	if (reach(&talk)) {
		bool is_said = say(&talk, "zINSTREAM", sizeof "zINSTREAM") && say_file(&talk);
		if (is_said || (!talk.is_stopped && talk.why))
			answer = hear(&talk, arena);
	}
	if (talk.descriptor >= 0)
		close(talk.descriptor);
	if (talk.is_stopped)
		return SCANNER_STOPPED;
	if (answer.length)
		return meaning(arena, answer, words);
	*words = str_of(talk.why ? talk.why : "no answer");
	return SCANNER_DOWN;
}

static bool fail(Talk *talk, const char *why)
{
	if (!talk->why)
		talk->why = why;
	return false;
}

static bool reach(Talk *talk)
{
	struct sockaddr_un address = { .sun_family = AF_UNIX };
	Str path = talk->call->socket;
	if (path.length >= sizeof address.sun_path)
		return fail(talk, "the socket's path is too long");
	memcpy(address.sun_path, path.at, path.length);
	talk->descriptor = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
	if (talk->descriptor < 0)
		return fail(talk, strerror(errno));
	while (connect(talk->descriptor, (struct sockaddr *)&address, sizeof address) != 0) {
		/* EAGAIN: its queue is full. */
		if (errno != EAGAIN && errno != EINTR)
			return fail(talk, strerror(errno));
		if (!await(talk, 0))
			return false;
	}
	return true;
}

/* Until the socket can be read or written; with 0 a tenth of a second. false: stopped, or late. */
static bool await(Talk *talk, short what)
{
	for (;;) {
		int64_t left_ms = (talk->until_ns - clock_monotonic_ns()) / 1000000;
		if (left_ms <= 0)
			return fail(talk, "it answers too slowly");
		struct pollfd ends[] = { { talk->call->stop, POLLIN, 0 },
					 { what ? talk->descriptor : -1, what, 0 } };
		int ready = poll(ends, 2, what ? (int)left_ms : 100);
		if (ready < 0 && errno != EINTR)
			return fail(talk, strerror(errno));
		if (ready > 0 && ends[0].revents) {
			talk->is_stopped = true;
			return false;
		}
		if (!what || (ready > 0 && ends[1].revents))
			return true;
	}
}

static bool say(Talk *talk, const void *bytes, size_t count)
{
	for (size_t at = 0; at < count;) {
		ssize_t sent =
			send(talk->descriptor, (const char *)bytes + at, count - at, MSG_NOSIGNAL);
		if (sent > 0)
			at += (size_t)sent;
		else if (errno != EAGAIN && errno != EINTR)
			return fail(talk, strerror(errno));
		else if (!await(talk, POLLOUT))
			return false;
	}
	return true;
}

/* Pieces with their length in front; one of no bytes ends them. */
static bool say_file(Talk *talk)
{
	char piece[PIECE_BYTES];
	for (off_t at = 0;;) {
		ssize_t count = pread(talk->call->descriptor, piece, sizeof piece, at);
		if (count < 0)
			return fail(talk, "the file cannot be read");
		uint32_t length = htonl((uint32_t)count);
		if (!say(talk, &length, sizeof length) || !say(talk, piece, (size_t)count))
			return false;
		if (count == 0)
			return true;
		at += count;
	}
}

/* Up to the zero byte that ends it; {0}: none came. */
static Str hear(Talk *talk, Arena *arena)
{
	char *answer = arena_take(arena, ANSWER_BYTES);
	for (size_t used = 0; used < ANSWER_BYTES;) {
		ssize_t count = recv(talk->descriptor, answer + used, ANSWER_BYTES - used, 0);
		if (count < 0 && (errno == EAGAIN || errno == EINTR)) {
			if (!await(talk, POLLIN))
				break;
			continue;
		}
		if (count <= 0) {
			fail(talk, "it ended the talk without an answer");
			break;
		}
		used += (size_t)count;
		const char *end = memchr(answer, '\0', used);
		if (end)
			return (Str){ answer, (size_t)(end - answer) };
	}
	fail(talk, "its answer has no end");
	return (Str){ 0 };
}

/* What stands on pages: no control characters, not longer than a name is. */
static Str shown(Arena *arena, Str text)
{
	char *out = arena_take(arena, text.length + 1);
	for (size_t i = 0; i < text.length; i++)
		out[i] = text.at[i] > ' ' && text.at[i] < 0x7f ? text.at[i] : ' ';
	return str_shorten(arena, str_trim((Str){ out, text.length }), MOST_WORDS);
}

/* "stream: OK", "stream: Eicar-Signature FOUND", "INSTREAM size limit exceeded. ERROR". */
static Scanned meaning(Arena *arena, Str answer, Str *words)
{
	Str stream = S("stream: "), found = S(" FOUND");
	if (str_equal(answer, S("stream: OK")))
		return SCANNED_CLEAN;
	if (str_starts(answer, stream) && str_ends(answer, found)) {
		*words = shown(arena,
			       str_slice(answer, stream.length, answer.length - found.length));
		return SCANNED_INFECTED;
	}
	*words = shown(arena, answer);
	return str_ends(answer, S("ERROR")) ? SCANNER_REFUSED : SCANNER_DOWN;
}
