/* SPDX-License-Identifier: Apache-2.0 */
#include "nyata-open/sandbox.h"

#include <errno.h>
#include <seccomp.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

/* A sanitizer reserves terabytes of address space and calls what it likes. */
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define UNDER_SANITIZER 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer) ||                         \
	__has_feature(memory_sanitizer)
#define UNDER_SANITIZER 1
#endif
#endif
#ifndef UNDER_SANITIZER
#define UNDER_SANITIZER 0
#endif

static bool limit_to(int resource, rlim_t most)
{
	return setrlimit(resource, &(struct rlimit){ .rlim_cur = most, .rlim_max = most }) == 0;
}

bool sandbox_limit(SandboxLimits limits)
{
	if (!UNDER_SANITIZER && !limit_to(RLIMIT_AS, limits.memory_bytes))
		return false;
	return limit_to(RLIMIT_CPU, limits.processor_seconds) && limit_to(RLIMIT_FSIZE, 0) &&
	       limit_to(RLIMIT_CORE, 0);
}

/* The kernel's struct as of ABI 6; older headers know only its beginning, and an older kernel is
 * given only the bytes that it knows. */
typedef struct LandlockRules {
	uint64_t files, network, scopes;
} LandlockRules;

/* Every right that the running kernel can take away. A bit that it does not know is refused, so the
 * list goes by its ABI. A kernel without Landlock is no fault: seccomp lets no file be opened. */
static bool close_files(void)
{
	static const uint64_t known[] = { 0, 13, 14, 15, 15, 16 };
	long abi = syscall(SYS_landlock_create_ruleset, NULL, 0, 1u);
	if (abi <= 0)
		return errno == ENOSYS || errno == EOPNOTSUPP;

	LandlockRules rules = { .files = (UINT64_C(1) << known[abi > 5 ? 5 : abi]) - 1 };
	size_t size = sizeof rules.files;
	if (abi >= 4) {
		rules.network = 3;
		size = offsetof(LandlockRules, scopes);
	}
	if (abi >= 6) {
		rules.scopes = 3;
		size = sizeof rules;
	}
	long descriptor = syscall(SYS_landlock_create_ruleset, &rules, size, 0u);
	if (descriptor < 0)
		return false;
	bool done = syscall(SYS_landlock_restrict_self, descriptor, 0u) == 0;
	close((int)descriptor);
	return done;
}

/* Memory, the descriptors at hand, and leaving. Memory that could run as code is not among it, nor
 * anything that changes the file: its pages are not shared, and descriptor 0 is not written to. No
 * newfstatat, which C libraries use for fstat too: it takes a path, and Landlock lets it through.
 */
static bool allow_calls(scmp_filter_ctx filter)
{
	static const int allowed[] = {
		SCMP_SYS(read),		 SCMP_SYS(pread64),
		SCMP_SYS(lseek),	 SCMP_SYS(close),
		SCMP_SYS(munmap),	 SCMP_SYS(mremap),
		SCMP_SYS(madvise),	 SCMP_SYS(brk),
		SCMP_SYS(futex),	 SCMP_SYS(getrandom),
		SCMP_SYS(exit),		 SCMP_SYS(exit_group),
		SCMP_SYS(rt_sigreturn),	 SCMP_SYS(restart_syscall),
		SCMP_SYS(clock_gettime), SCMP_SYS(gettimeofday),
	};
	for (size_t i = 0; i < sizeof allowed / sizeof *allowed; i++)
		if (seccomp_rule_add(filter, SCMP_ACT_ALLOW, allowed[i], 0) < 0)
			return false;
	return seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(write), 1,
				SCMP_A0(SCMP_CMP_GE, STDOUT_FILENO)) >= 0 &&
	       seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(mmap), 2,
				SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0),
				SCMP_A3(SCMP_CMP_MASKED_EQ, MAP_SHARED, 0)) >= 0 &&
	       seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(mprotect), 1,
				SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0)) >= 0;
}

static bool close_calls(void)
{
	scmp_filter_ctx filter = seccomp_init(SCMP_ACT_KILL_PROCESS);
	if (!filter)
		return false;
	bool done = allow_calls(filter) && seccomp_load(filter) == 0;
	seccomp_release(filter);
	return done;
}

bool sandbox_close(const char **what)
{
	/* libzip asks for local times; the zone's file must not be looked for later. */
	setenv("TZ", "UTC0", 1);
	tzset();

	*what = "no_new_privs";
	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
		return false;
	*what = "landlock";
	if (!close_files())
		return false;
	*what = "descriptors";
	if (!limit_to(RLIMIT_NOFILE, 3))
		return false;
	*what = "seccomp";
	return UNDER_SANITIZER || close_calls();
}
