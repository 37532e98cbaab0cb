/* SPDX-License-Identifier: Apache-2.0 */
/* import_dry make FILE: a workbook of 10,000 rows, of which each hundredth has a fault.
 * import_dry FILE DATABASE: processor time in milliseconds, children counted, of reading a
 * workbook bare (nyata-open's start and its rows in memory), of a dry run of the same file, and of
 * writing its copy with faults; one line "bare dry copy". NYATA_OPEN says where the reader is. */
#include <fcntl.h>
#include <stdio.h>
#include <sys/resource.h>
#include <unistd.h>

#include "base/digest.h"
#include "plans/import_copy.h"
#include "records/workbook.h"

#define ROWS 10000

static double spent_ms(void)
{
	double sum = 0;
	const int whose[] = { RUSAGE_SELF, RUSAGE_CHILDREN };
	for (int i = 0; i < 2; i++) {
		struct rusage usage;
		getrusage(whose[i], &usage);
		sum += (double)usage.ru_utime.tv_sec * 1e3 + (double)usage.ru_utime.tv_usec / 1e3 +
		       (double)usage.ru_stime.tv_sec * 1e3 + (double)usage.ru_stime.tv_usec / 1e3;
	}
	return sum;
}

static double bare_ms(int file)
{
	double before = spent_ms();
	Arena *arena = arena_new();
	Workbook workbook;
	if (opener_workbook(arena, file, &workbook) != OPENED)
		return -1;
	arena_free(arena);
	return spent_ms() - before;
}

static double copy_ms(Arena *arena, const ImportDraft *draft)
{
	double before = spent_ms();
	StrList words = { 0 };
	for (size_t i = 0; i < draft->faults.count; i++)
		*list_push(arena, &words) = S("Tidak ada indikator bernama ini.");
	CopyWords said = { S("Kesalahan"), S("Cara memperbaiki"), &words, &words };
	int descriptor = open("/tmp", O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
	if (descriptor < 0 || !import_copy_write(arena, draft, &said, descriptor))
		return -1;
	close(descriptor);
	return spent_ms() - before;
}

static double dry_ms(Db *db, int file, double *copy)
{
	double before = spent_ms();
	Arena *arena = arena_new();
	db_set_arena(db, arena);
	ImportFile read;
	if (!import_file_read(arena, file, &read))
		return -1;
	db_begin_read(db);
	ImportLetter letter = { .year = 2024 };
	ImportKnown known = import_known(db, letter.year);
	ImportDraft draft = import_draft(arena, &known, &read.workbook, &letter);
	db_rollback(db);
	double spent = spent_ms() - before;
	*copy = copy_ms(arena, &draft);
	arena_free(arena);
	return spent;
}

static void make_row(WorkbookOut *out, Arena *arena, int row)
{
	const Str texts[] = { row % 100 ? S("Nilai SAKIP") : S("Indeks tak dikenal"),
			      str_print(arena, "Perbaiki penetapan target kinerja nomor %d", row),
			      str_print(arena, "catatan %d", row) };
	for (int i = 0; i < 3; i++)
		workbook_text(out, (WorkbookCell){ row, i + 1, LOOK_PLAIN }, texts[i]);
	workbook_number(out, (WorkbookCell){ row, 4, LOOK_PLAIN }, 87.45);
}

static int make(const char *path)
{
	const Str headings[] = { S("Indikator"), S("Rekomendasi"), S("Catatan"), S("Skor") };
	Arena *arena = arena_new();
	int file = open(path, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
	WorkbookOut *out = file >= 0 ? workbook_begin(arena, file) : NULL;
	if (!out)
		return 1;
	workbook_sheet(out, S("Hasil"));
	for (int i = 0; i < 4; i++)
		workbook_text(out, (WorkbookCell){ 1, i + 1, LOOK_HEADING }, headings[i]);
	for (int row = 2; row <= ROWS + 1; row++)
		make_row(out, arena, row);
	return !workbook_end(out);
}

int main(int argc, char **argv)
{
	if (argc == 3 && str_equal_c(str_of(argv[1]), "make"))
		return make(argv[2]);
	Arena *arena = arena_new();
	const char *why = "usage: import_dry FILE DATABASE";
	int file = argc == 3 ? open(argv[1], O_RDONLY | O_CLOEXEC) : -1;
	digest_start();
	Db *db = file >= 0 ? db_open(arena, str_of(argv[2]), DB_READ, &why) : NULL;
	if (!db) {
		fprintf(stderr, "import_dry: %s\n", why);
		return 2;
	}
	double copy = 0, bare = bare_ms(file), dry = dry_ms(db, file, &copy);
	printf("%.1f %.1f %.1f\n", bare, dry, copy);
	db_close(db);
	arena_free(arena);
	return bare > 0 && dry > 0 && copy > 0 ? 0 : 1;
}
