/* SPDX-License-Identifier: Apache-2.0 */
#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "plans/evaluation_import.h"
#include "plans/import_rows.h"

/* The whole file; false when it cannot be read. */
static bool read_bytes(Arena *arena, int descriptor, size_t size, Str *bytes)
{
	char *at = arena_take(arena, size + 1);
	for (size_t done = 0; done < size;) {
		ssize_t count = pread(descriptor, at + done, size - done, (off_t)done);
		if (count < 0 && errno == EINTR)
			continue;
		if (count <= 0)
			return false;
		done += (size_t)count;
	}
	*bytes = (Str){ at, size };
	return true;
}

static bool read_csv(Arena *arena, Str bytes, Workbook *workbook, ImportFault *fault)
{
	CsvLimits limits = { OPEN_MOST_ROWS, OPEN_MOST_CELLS, OPEN_MOST_CELL_BYTES };
	CsvTable table = csv_read(arena, bytes, limits);
	*workbook = import_workbook_of(arena, &table);
	if (!table.fault)
		return true;
	*fault = (ImportFault){ .reason = IMPORT_CSV_BROKEN, .number = table.fault_line };
	if (table.count >= limits.rows)
		*fault = (ImportFault){ .reason = IMPORT_FILE_ROWS,
					.number = (int64_t)table.count + 1,
					.most = (int64_t)limits.rows };
	return false;
}

bool import_file_read(Arena *arena, int descriptor, Workbook *workbook, ImportFault *fault)
{
	struct stat file;
	*workbook = (Workbook){ 0 };
	*fault = (ImportFault){ .reason = IMPORT_FILE_FAILED };
	if (fstat(descriptor, &file) != 0)
		return false;
	if (file.st_size == 0) {
		fault->reason = IMPORT_FILE_EMPTY;
		return false;
	}
	const char *kind;
	Opened result = opener_kind(arena, descriptor, &kind);
	Str bytes;
	if (result == OPENED && kind && strcmp(kind, "csv") == 0)
		return read_bytes(arena, descriptor, (size_t)file.st_size, &bytes) &&
		       read_csv(arena, bytes, workbook, fault);
	if (result == OPENED && (!kind || strcmp(kind, "xlsx") != 0))
		result = OPEN_WRONG_KIND;
	/* Only the reading of a workbook says which limit a file is over. */
	if (result == OPENED || result == OPEN_TOO_BIG)
		result = opener_workbook(arena, descriptor, workbook);
	if (result == OPENED)
		return true;
	*fault = import_fault_opened(result, workbook);
	return false;
}
