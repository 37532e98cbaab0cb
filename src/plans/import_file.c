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

static ImportFault csv_fault(Arena *arena, const CsvTable *table)
{
	switch (table->reason) {
	case CSV_MANY_ROWS:
		return (ImportFault){ .reason = IMPORT_FILE_ROWS,
				      .number = (int64_t)table->count + 1,
				      .most = OPEN_MOST_ROWS };
	case CSV_MANY_CELLS:
		return (ImportFault){ .reason = IMPORT_FILE_CELLS,
				      .number = OPEN_MOST_CELLS + 1,
				      .most = OPEN_MOST_CELLS };
	case CSV_LONG_CELL:
		return (ImportFault){ .reason = IMPORT_CSV_CELL,
				      .detail = str_print(arena, "%d", table->fault_line),
				      .number = (int64_t)table->long_bytes,
				      .most = OPEN_MOST_CELL_BYTES };
	case CSV_CONTROL:
		return (ImportFault){ .reason = IMPORT_CSV_CONTROL, .number = table->fault_line };
	case CSV_WHOLE:
	case CSV_NO_TEXT:
	case CSV_QUOTE:
		break;
	}
	return (ImportFault){ .reason = IMPORT_CSV_BROKEN, .number = table->fault_line };
}

static bool read_csv(Arena *arena, Str bytes, ImportFile *file)
{
	CsvLimits limits = { OPEN_MOST_ROWS, OPEN_MOST_CELLS, OPEN_MOST_CELL_BYTES };
	CsvTable table = csv_read(arena, bytes, limits);
	file->workbook = import_workbook_of(arena, &table);
	if (!table.fault)
		return true;
	file->fault = csv_fault(arena, &table);
	return false;
}

/* What only the reading of a workbook says: which limit a file is over. */
static bool read_workbook(Arena *arena, int descriptor, Opened kind_result, ImportFile *file)
{
	Opened result = kind_result;
	if (kind_result == OPENED || kind_result == OPEN_TOO_BIG)
		result = opener_workbook(arena, descriptor, &file->workbook);
	if (result == OPENED)
		return true;
	file->fault = import_fault_opened(result, &file->workbook);
	return false;
}

bool import_file_read(Arena *arena, int descriptor, ImportFile *file)
{
	struct stat status;
	*file = (ImportFile){ .fault = { .reason = IMPORT_FILE_FAILED } };
	if (fstat(descriptor, &status) != 0)
		return false;
	if (status.st_size == 0) {
		file->fault.reason = IMPORT_FILE_EMPTY;
		return false;
	}
	Opened result = opener_kind(arena, descriptor, &file->kind);
	bool is_csv = file->kind && strcmp(file->kind, "csv") == 0;
	bool is_workbook = file->kind && strcmp(file->kind, "xlsx") == 0;
	if ((result == OPENED || file->kind) && !is_csv && !is_workbook) {
		file->fault.reason = IMPORT_FILE_WRONG_KIND;
		return false;
	}
	Str bytes;
	if (is_csv)
		return read_bytes(arena, descriptor, (size_t)status.st_size, &bytes) &&
		       read_csv(arena, bytes, file);
	return read_workbook(arena, descriptor, result, file);
}
