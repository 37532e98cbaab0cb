/* SPDX-License-Identifier: Apache-2.0 */
#include "records/opener.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/log.h"
#include "records/opener_stream.h"

/* On a machine that does other things too; the child's own limit counts processor time. */
#define WALL_LIMIT_NS (INT64_C(10) * 1000 * 1000 * 1000)
#define PICTURE_WALL_LIMIT_NS (INT64_C(20) * 1000 * 1000 * 1000)
#define PICTURE_MODE "picture"
#define LOG_BYTES 400

/* A started nyata-open: two pipes that it writes to, -1 once at their end. */
typedef struct Child {
	pid_t id;
	int answers, log;
	size_t log_used;
	char log_line[LOG_BYTES];
} Child;

/* Beside this program, or where NYATA_OPEN says; NULL when this program's own place is not known:
 * what stands in the folder where somebody works is not ours. */
static const char *program_path(Arena *arena)
{
	const char *said = getenv("NYATA_OPEN");
	if (said && *said)
		return said;
	char self[PATH_MAX];
	ssize_t length = readlink("/proc/self/exe", self, sizeof self);
	if (length == (ssize_t)sizeof self) /* it may have been cut */
		return NULL;
	while (length > 0 && self[length - 1] != '/')
		length--;
	return length > 0 ? str_c(arena, str_print(arena, "%.*snyata-open", (int)length, self))
			  : NULL;
}

/* Descriptors 0, 1, 2 and no others, no signal blocked or ignored. */
static bool prepare_child(posix_spawn_file_actions_t *actions, posix_spawnattr_t *attributes,
			  const int descriptors[3])
{
	sigset_t none, ignored;
	sigemptyset(&none);
	sigemptyset(&ignored);
	sigaddset(&ignored, SIGPIPE);
	for (int i = 0; i < 3; i++)
		if (posix_spawn_file_actions_adddup2(actions, descriptors[i], i) != 0)
			return false;
	return posix_spawn_file_actions_addclosefrom_np(actions, 3) == 0 &&
	       posix_spawnattr_setsigmask(attributes, &none) == 0 &&
	       posix_spawnattr_setsigdefault(attributes, &ignored) == 0 &&
	       posix_spawnattr_setflags(attributes,
					POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF) == 0;
}

/* Pictures are opened by a program of their own beside it. */
static const char *program_of(Arena *arena, const char *mode)
{
	const char *path = program_path(arena);
	if (!path || strcmp(mode, PICTURE_MODE) != 0)
		return path;
	return str_c(arena, str_print(arena, "%s-picture", path));
}

static bool spawn(Arena *arena, const char *mode, const int descriptors[3], pid_t *id)
{
	const char *path = program_of(arena, mode);
	if (!path) {
		log_error("nyata-open cannot be started: /proc/self/exe does not say where it is");
		return false;
	}
	char *arguments[] = { (char *)"nyata-open", (char *)mode, NULL };
	char *environment[] = { NULL };
	posix_spawn_file_actions_t actions;
	posix_spawnattr_t attributes;
	posix_spawn_file_actions_init(&actions);
	posix_spawnattr_init(&attributes);
	int fault = ENOMEM;
	if (prepare_child(&actions, &attributes, descriptors))
		fault = posix_spawn(id, path, &actions, &attributes, arguments, environment);
	posix_spawnattr_destroy(&attributes);
	posix_spawn_file_actions_destroy(&actions);
	if (fault)
		log_error("nyata-open cannot be started: path=%s why=%s", path, strerror(fault));
	return fault == 0;
}

static bool child_start(Arena *arena, const char *mode, int descriptor, Child *child)
{
	int answers[2], log[2];
	if (pipe2(answers, O_CLOEXEC) != 0)
		return false;
	if (pipe2(log, O_CLOEXEC) != 0) {
		close(answers[0]);
		close(answers[1]);
		return false;
	}
	bool started =
		spawn(arena, mode, (const int[]){ descriptor, answers[1], log[1] }, &child->id);
	close(answers[1]);
	close(log[1]);
	child->answers = answers[0];
	child->log = log[0];
	if (!started) {
		close(answers[0]);
		close(log[0]);
	}
	return started;
}

/* Reads what is there; at the end the descriptor is closed and becomes -1. */
static size_t read_some(int *descriptor, void *bytes, size_t room)
{
	ssize_t count = read(*descriptor, bytes, room);
	if (count > 0)
		return (size_t)count;
	if (count < 0 && (errno == EINTR || errno == EAGAIN))
		return 0;
	close(*descriptor);
	*descriptor = -1;
	return 0;
}

static void read_log(Child *child)
{
	char dropped[LOG_BYTES];
	size_t room = sizeof child->log_line - child->log_used;
	if (room == 0)
		read_some(&child->log, dropped, sizeof dropped);
	else
		child->log_used += read_some(&child->log, child->log_line + child->log_used, room);
}

/* Until both pipes end, the stream is wrong, or the time is over (false). */
static bool child_listen(Child *child, OpenerStream *stream, int64_t limit_ns)
{
	int64_t until = clock_monotonic_ns() + limit_ns;
	while (child->answers >= 0 || child->log >= 0) {
		int64_t left = until - clock_monotonic_ns();
		if (left <= 0)
			return false;
		struct pollfd pipes[] = { { child->answers, POLLIN, 0 },
					  { child->log, POLLIN, 0 } };
		if (poll(pipes, 2, (int)(left / 1000000) + 1) < 0 && errno != EINTR)
			return false;
		if (pipes[1].revents)
			read_log(child);
		if (!pipes[0].revents)
			continue;
		stream->used += read_some(&child->answers, stream->bytes + stream->used,
					  sizeof stream->bytes - stream->used);
		if (!opener_stream_take(stream))
			return true;
	}
	return true;
}

/* Ends the child, which may have ended by itself, and gives how. */
static int child_end(Child *child)
{
	int how = 0;
	if (child->answers >= 0)
		close(child->answers);
	if (child->log >= 0)
		close(child->log);
	kill(child->id, SIGKILL);
	while (waitpid(child->id, &how, 0) < 0 && errno == EINTR)
		;
	if (child->log_used > 0)
		log_warning("nyata-open says: %.*s", (int)child->log_used, child->log_line);
	return how;
}

static Opened result_of(const OpenerStream *stream, int how)
{
	static const Opened results[] = {
		[OPEN_STATUS_FINE] = OPENED,
		[OPEN_STATUS_WRONG_KIND] = OPEN_WRONG_KIND,
		[OPEN_STATUS_ENCRYPTED] = OPEN_ENCRYPTED,
		[OPEN_STATUS_BROKEN] = OPEN_BROKEN,
		[OPEN_STATUS_TOO_BIG] = OPEN_TOO_BIG,
		[OPEN_STATUS_MOVING] = OPEN_MOVING,
	};
	if (stream->is_wrong) {
		log_error("nyata-open gave an answer that it never gives");
		return OPEN_BROKEN;
	}
	if (stream->is_over)
		return results[stream->status];
	if (WIFSIGNALED(how)) {
		log_warning("nyata-open was ended by signal %d", WTERMSIG(how));
		return OPEN_KILLED;
	}
	return OPEN_FAILED;
}

static Opened run(Arena *arena, const char *mode, int descriptor, OpenerStream **stream)
{
	Child child = { 0 };
	*stream = opener_stream_new(arena);
	if (!child_start(arena, mode, descriptor, &child))
		return OPEN_FAILED;
	bool is_picture = strcmp(mode, PICTURE_MODE) == 0;
	bool in_time =
		child_listen(&child, *stream, is_picture ? PICTURE_WALL_LIMIT_NS : WALL_LIMIT_NS);
	int how = child_end(&child);
	return in_time ? result_of(*stream, how) : OPEN_KILLED;
}

/* The one of our words that the child said. */
static const char *kind_from(Str said)
{
	static const char *const kinds[] = { "pdf", "xlsx", "csv", "jpeg", "png", "webp" };
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (str_equal_c(said, kinds[i]))
			return kinds[i];
	return NULL;
}

Opened opener_kind(Arena *arena, int descriptor, const char **kind)
{
	OpenerStream *stream;
	Opened result = run(arena, "kind", descriptor, &stream);
	*kind = NULL;
	if (result == OPEN_WRONG_KIND)
		return OPENED;
	if (stream->is_over)
		*kind = kind_from(stream->kind);
	return result == OPENED && !*kind ? OPEN_BROKEN : result;
}

Opened opener_workbook(Arena *arena, int descriptor, Workbook *workbook)
{
	OpenerStream *stream;
	Opened result = run(arena, "workbook", descriptor, &stream);
	*workbook = result == OPENED ? stream->workbook
				     : (Workbook){ .limit = stream->workbook.limit,
						   .limit_count = stream->workbook.limit_count };
	return result;
}

Opened opener_picture(Arena *arena, int descriptor, OpenPictures *pictures)
{
	OpenerStream *stream;
	Opened result = run(arena, PICTURE_MODE, descriptor, &stream);
	*pictures = (OpenPictures){ 0 };
	if (result != OPENED)
		return result;
	*pictures = (OpenPictures){ stream->pictures[0], stream->pictures[1] };
	return pictures->whole.bytes.length && pictures->small.bytes.length ? OPENED : OPEN_BROKEN;
}
