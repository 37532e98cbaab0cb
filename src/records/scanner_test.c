/* SPDX-License-Identifier: Apache-2.0 */
#include <stdio.h>
#include <stdlib.h>
#include <sys/eventfd.h>
#include <sys/mman.h>
#include <sys/stat.h>

#include "base/test.h"
#include "records/scanner.h"
#include "fake_clamd.h"

#define EICAR "X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"

typedef struct Fake {
	pid_t id;
	char path[64];
} Fake;

static Fake fake_begin(const char *mode)
{
	Fake fake = { 0 };
	snprintf(fake.path, sizeof fake.path, "/tmp/nyata-clamd-%d", (int)getpid());
	unlink(fake.path);
	fake.id = fork();
	if (fake.id == 0)
		fake_clamd_serve(fake.path, mode);
	struct stat file;
	for (int i = 0; i < 500 && stat(fake.path, &file) != 0; i++)
		usleep(10000);
	usleep(20000);
	return fake;
}

static void fake_end(Fake *fake)
{
	kill(fake->id, SIGKILL);
	waitpid(fake->id, NULL, 0);
	unlink(fake->path);
}

static int file_of(Str bytes)
{
	int descriptor = memfd_create("bytes", MFD_CLOEXEC);
	assert_int_equal(write(descriptor, bytes.at, bytes.length), bytes.length);
	return descriptor;
}

static Scanned ask(void **state, const char *mode, Str bytes, Str *words)
{
	Fake fake = fake_begin(mode);
	ScannerCall call = {
		.socket = str_of(fake.path), .descriptor = file_of(bytes), .stop = -1, .seconds = 1
	};
	*words = (Str){ 0 };
	Scanned said = scanner_ask(*state, &call, words);
	close(call.descriptor);
	fake_end(&fake);
	return said;
}

static void clean_bytes_are_clean_however_many_there_are(void **state)
{
	Str words;
	assert_int_equal(ask(state, "scan", S("surat"), &words), SCANNED_CLEAN);
	assert_int_equal(ask(state, "scan", (Str){ 0 }, &words), SCANNED_CLEAN);
	char *much = arena_take(*state, 5 * 1024 * 1024);
	memset(much, 'x', 5 * 1024 * 1024);
	assert_int_equal(ask(state, "scan", (Str){ much, 5 * 1024 * 1024 }, &words), SCANNED_CLEAN);
	memcpy(much + 5 * 1024 * 1024 - 100, EICAR, sizeof EICAR - 1);
	assert_int_equal(ask(state, "scan", (Str){ much, 5 * 1024 * 1024 }, &words),
			 SCANNED_INFECTED);
}

static void what_is_found_has_its_name(void **state)
{
	Str words;
	assert_int_equal(ask(state, "scan", S(EICAR), &words), SCANNED_INFECTED);
	assert_text(words, "Eicar-Test-Signature");
}

static void a_scanner_that_hangs_drops_or_talks_nonsense_is_down(void **state)
{
	Str words;
	assert_int_equal(ask(state, "hang", S("surat"), &words), SCANNER_DOWN);
	assert_text(words, "it answers too slowly");
	assert_int_equal(ask(state, "drop", S("surat"), &words), SCANNER_DOWN);
	assert_true(words.length > 0);
	assert_int_equal(ask(state, "nonsense", S("surat"), &words), SCANNER_DOWN);
	assert_text(words, "HTTP/1.1 400 Bad Request");
}

static void a_scanner_that_will_not_look_is_no_proof(void **state)
{
	Str words;
	assert_int_equal(ask(state, "refuse", S("surat"), &words), SCANNER_REFUSED);
	assert_text(words, "INSTREAM size limit exceeded. ERROR");
}

static void nobody_at_the_socket_is_down(void **state)
{
	Str words = { 0 };
	ScannerCall call = { .socket = S("/nowhere/clamd.ctl"),
			     .descriptor = file_of(S("a")),
			     .stop = -1,
			     .seconds = 1 };
	assert_int_equal(scanner_ask(*state, &call, &words), SCANNER_DOWN);
	assert_text(words, "No such file or directory");
	call.socket = str_print(*state, "/%0200d", 1);
	assert_int_equal(scanner_ask(*state, &call, &words), SCANNER_DOWN);
	close(call.descriptor);
}

static void a_server_that_ends_does_not_wait_for_the_scanner(void **state)
{
	Str words;
	Fake fake = fake_begin("hang");
	ScannerCall call = { .socket = str_of(fake.path),
			     .descriptor = file_of(S("a")),
			     .stop = eventfd(1, EFD_CLOEXEC),
			     .seconds = 30 };
	assert_int_equal(scanner_ask(*state, &call, &words), SCANNER_STOPPED);
	close(call.stop);
	close(call.descriptor);
	fake_end(&fake);
}

RUN_TESTS(TEST(clean_bytes_are_clean_however_many_there_are), TEST(what_is_found_has_its_name),
	  TEST(a_scanner_that_hangs_drops_or_talks_nonsense_is_down),
	  TEST(a_scanner_that_will_not_look_is_no_proof), TEST(nobody_at_the_socket_is_down),
	  TEST(a_server_that_ends_does_not_wait_for_the_scanner))
