/* SPDX-License-Identifier: Apache-2.0 */
#include "scanning.h"

#include <sys/mman.h>
#include <unistd.h>

#include "base/log.h"
#include "records/file.h"
#include "records/scan.h"
#include "records/scanner.h"

#define SCAN_SECONDS 60
#define AFTER_FAILURE_SECONDS 15
#define AFTER_REFUSAL_SECONDS 600

typedef struct Scanning {
	Scan scan;
	int descriptor;
	Scanned said;
	Str words;
} Scanning;

static bool is_due(const App *app, Db *db, Instant now)
{
	return app->scanner.length > 0 && scan_is_due(db, now);
}

static void *take(Db *db, Arena *arena, Instant now)
{
	Scanning *work = NEW(arena, Scanning);
	return scan_take(db, now, &work->scan) ? work : NULL;
}

/* Its bytes, so that nothing of the database is open while the scanner looks at them. */
static bool fetch(Db *db, void *of)
{
	Scanning *work = of;
	const File *file = file_find(db, work->scan.sha256);
	work->descriptor = memfd_create("berkas", MFD_CLOEXEC);
	if (file && work->descriptor >= 0 && file_copy_to(db, file, work->descriptor))
		return true;
	log_error("a file cannot be read for the scanner: %" STR_FORMAT,
		  STR_ARGS(work->scan.sha256));
	if (work->descriptor >= 0)
		close(work->descriptor);
	return false;
}

static void run(const App *app, Arena *arena, void *of, int stop)
{
	Scanning *work = of;
	work->said = scanner_ask(arena,
				 &(ScannerCall){ .socket = app->scanner,
						 .descriptor = work->descriptor,
						 .stop = stop,
						 .seconds = SCAN_SECONDS },
				 &work->words);
	close(work->descriptor);
}

/* Down: all files rest a while, this one comes first again. */
static int store(Db *db, void *of, Instant now, Day today)
{
	Scanning *work = of;
	Actor by = { .source = BY_JOB, .request = S("scan"), .now = now, .today = today };
	switch (work->said) {
	case SCANNED_CLEAN:
		work->scan.result = SCAN_CLEAN;
		break;
	case SCANNED_INFECTED:
		work->scan.result = SCAN_INFECTED;
		work->scan.signature = work->words;
		log_warning("the virus scanner found %" STR_FORMAT " in file %" STR_FORMAT,
			    STR_ARGS(work->words), STR_ARGS(work->scan.sha256));
		break;
	case SCANNER_REFUSED:
		log_warning("the virus scanner says: %" STR_FORMAT, STR_ARGS(work->words));
		scanner_note(db, true, work->words, now);
		scan_put_off(db, &work->scan, (Instant){ now.seconds + AFTER_REFUSAL_SECONDS });
		return 0;
	case SCANNER_DOWN:
		log_warning("the virus scanner cannot be asked: %" STR_FORMAT,
			    STR_ARGS(work->words));
		scanner_note(db, true, work->words, now);
		scan_put_off(db, &work->scan, now);
		return AFTER_FAILURE_SECONDS;
	case SCANNER_STOPPED:
		scan_put_off(db, &work->scan, now);
		return 0;
	}
	scanner_note(db, false, (Str){ 0 }, now);
	scan_settle(db, &work->scan, &by);
	return 0;
}

const OutsideHooks scanning = {
	.is_due = is_due, .take = take, .fetch = fetch, .run = run, .store = store
};
