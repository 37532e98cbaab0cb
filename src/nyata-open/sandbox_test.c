/* SPDX-License-Identifier: Apache-2.0 */
#include <fcntl.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>

#include "base/test.h"
#include "nyata-open/sandbox.h"

static const SandboxLimits limits = { .memory_bytes = 256 * 1024 * 1024, .processor_seconds = 5 };

/* How a process ends that does this in the sandbox: its exit code, or minus the signal. */
static int end_of(int (*deed)(void))
{
	pid_t child = fork();
	if (child == 0) {
		const char *what;
		if (!sandbox_limit(limits) || !sandbox_close(&what))
			_exit(99);
		_exit(deed());
	}
	int how = 0;
	assert_int_equal(waitpid(child, &how, 0), child);
	return WIFEXITED(how) ? WEXITSTATUS(how) : -WTERMSIG(how);
}

static int take_memory(void)
{
	char *bytes = malloc(1024 * 1024);
	if (!bytes)
		return 1;
	memset(bytes, 1, 1024 * 1024);
	free(bytes);
	return 0;
}

static int take_much_memory(void)
{
	void *volatile bytes = malloc((size_t)300 * 1024 * 1024);
	return bytes ? 0 : 7;
}

static int open_a_file(void)
{
	return open("/etc/passwd", O_RDONLY) < 0;
}

/* An absolute path: the kernel does not look at the descriptor. */
static int ask_about_a_file(void)
{
	struct stat file;
	return syscall(SYS_newfstatat, 0, "/etc/passwd", &file, 0) != 0;
}

static int map_the_file_to_change_it(void)
{
	return mmap(NULL, 1, PROT_READ | PROT_WRITE, MAP_SHARED, 0, 0) == MAP_FAILED;
}

static int write_to_the_file(void)
{
	return write(0, "x", 1) != 1;
}

static int make_a_socket(void)
{
	return socket(AF_INET, SOCK_STREAM, 0) < 0;
}

static int run_a_program(void)
{
	char *arguments[] = { NULL };
	return execve("/bin/true", arguments, arguments);
}

static int fork_itself(void)
{
	return fork() < 0;
}

static int make_memory_run(void)
{
	return mmap(NULL, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1,
		    0) == MAP_FAILED;
}

static int count_for_ever(void)
{
	volatile uint64_t count = 0;
	while (count < UINT64_MAX)
		count++;
	return 0;
}

static void memory_may_be_taken(void **state)
{
	(void)state;
	assert_int_equal(end_of(take_memory), 0);
}

static void more_than_256_mib_are_refused(void **state)
{
	(void)state;
	assert_int_equal(end_of(take_much_memory), 7);
}

static void files_sockets_and_programs_end_the_process(void **state)
{
	(void)state;
	assert_int_equal(end_of(open_a_file), -SIGSYS);
	assert_int_equal(end_of(ask_about_a_file), -SIGSYS);
	assert_int_equal(end_of(make_a_socket), -SIGSYS);
	assert_int_equal(end_of(run_a_program), -SIGSYS);
	assert_int_equal(end_of(fork_itself), -SIGSYS);
}

static void changing_the_file_ends_the_process(void **state)
{
	(void)state;
	assert_int_equal(end_of(map_the_file_to_change_it), -SIGSYS);
	assert_int_equal(end_of(write_to_the_file), -SIGSYS);
}

static void memory_that_could_run_ends_the_process(void **state)
{
	(void)state;
	assert_int_equal(end_of(make_memory_run), -SIGSYS);
}

static void five_seconds_of_processor_time_end_the_process(void **state)
{
	(void)state;
	assert_int_equal(end_of(count_for_ever), -SIGKILL);
}

RUN_TESTS(TEST(memory_may_be_taken), TEST(more_than_256_mib_are_refused),
	  TEST(files_sockets_and_programs_end_the_process),
	  TEST(changing_the_file_ends_the_process), TEST(memory_that_could_run_ends_the_process),
	  TEST(five_seconds_of_processor_time_end_the_process))
