/* SPDX-License-Identifier: Apache-2.0 */
#include "plans/evidence_file_pages.h"

#include <sys/mman.h>
#include <unistd.h>

#include "people/permission_pages.h"
#include "records/opener.h"

typedef struct FileKind {
	const char *kind, *ending, *type;
} FileKind;

static const FileKind taken_kinds[] = {
	{ "pdf", ".pdf", "application/pdf" },
	{ "xlsx", ".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" },
};
#define KIND_COUNT (sizeof taken_kinds / sizeof *taken_kinds)

#define FIELD "file"

/* What nyata-open said of the form's file. */
typedef struct Looked {
	Opened opened;
} Looked;

static Str fault_of(Request *rq, const Upload *file);
static Str fault_of_opening(Request *rq, Opened opened);
static const FileKind *kind_of(Str kind);
static bool ends_otherwise(const Upload *file);
static const Evidence *evidence_to_read(Request *rq, Str sha256, bool *exists);

void evidence_prepare(Request *rq)
{
	Looked *looked = NEW(rq->arena, Looked);
	rq->prepared = looked;
	if (!form_file(rq, FIELD, false))
		return;
	Upload *only = &rq->uploads.items[0];
	looked->opened = opener_kind(rq->arena, only->descriptor, &only->kind);
}

bool evidence_file_fits(Request *rq)
{
	const Upload *file = form_file(rq, FIELD, false);
	return file ? fault_of(rq, file).length == 0 : form_message(rq, FIELD).length == 0;
}

const Upload *evidence_file_read(Request *rq, bool required)
{
	const Upload *upload = form_file(rq, FIELD, required);
	if (!upload)
		return NULL;
	Str fault = fault_of(rq, upload);
	File file = { .sha256 = upload->sha256,
		      .size_bytes = upload->size_bytes,
		      .kind = str_of(upload->kind) };
	if (fault.length == 0 && !form_invalid(rq) && !file_add(rq->db, &file, rq->by))
		fault = T(rq, "Berkas tidak sampai utuh. Lampirkan sekali lagi.");
	if (fault.length) {
		form_fault(rq, FIELD, fault);
		return NULL;
	}
	return upload;
}

static Str fault_of(Request *rq, const Upload *file)
{
	const Looked *looked = rq->prepared;
	if (looked && looked->opened != OPENED)
		return fault_of_opening(rq, looked->opened);
	if (!looked || !file->kind || !kind_of(str_of(file->kind)))
		return T(rq, "Berkas ini bukan PDF dan bukan XLSX. Simpan sebagai PDF, lalu "
			     "lampirkan lagi.");
	if (ends_otherwise(file))
		return TF(rq,
			  "Nama berkas ini tidak cocok dengan isinya: isinya {kind}. Perbaiki "
			  "akhiran namanya, atau simpan ulang, lalu lampirkan lagi.",
			  HOLE("kind", kind_label(rq, str_of(file->kind))));
	return (Str){ 0 };
}

static Str fault_of_opening(Request *rq, Opened opened)
{
	switch (opened) {
	case OPENED:
	case OPEN_WRONG_KIND:
		break;
	case OPEN_ENCRYPTED:
		return T(rq, "Berkas ini terkunci kata sandi. Simpan tanpa kata sandi, lalu "
			     "lampirkan lagi.");
	case OPEN_BROKEN:
		return T(rq, "Berkas ini rusak atau terpotong. Buka di komputer Anda, simpan "
			     "ulang, lalu lampirkan lagi.");
	case OPEN_TOO_BIG:
	case OPEN_KILLED:
		return T(rq, "Berkas ini terlalu besar untuk diperiksa. Pecah atau kecilkan, lalu "
			     "lampirkan lagi.");
	case OPEN_FAILED:
		return T(rq,
			 "Berkas belum dapat diperiksa saat ini, jadi tidak disimpan. Coba lagi "
			 "beberapa menit lagi.");
	}
	return T(rq, "Berkas ini bukan PDF dan bukan XLSX. Simpan sebagai PDF, lalu lampirkan "
		     "lagi.");
}

static const FileKind *kind_of(Str kind)
{
	for (size_t i = 0; i < KIND_COUNT; i++)
		if (str_equal_c(kind, taken_kinds[i].kind))
			return &taken_kinds[i];
	return NULL;
}

/* A name without an ending lies about nothing. */
static bool ends_otherwise(const Upload *file)
{
	Str name = file->name;
	ptrdiff_t dot = -1;
	for (size_t i = 0; i < name.length; i++)
		if (name.at[i] == '.')
			dot = (ptrdiff_t)i;
	if (dot < 0 || name.length - (size_t)dot > 6)
		return false;
	Str ending = str_slice(name, (size_t)dot, name.length);
	return !str_equal_ascii_case(ending, str_of(kind_of(str_of(file->kind))->ending));
}

bool evidence_bytes_may_be_read(Request *rq, const Evidence *evidence)
{
	if (evidence->file_sha256.length == 0)
		return false;
	return evidence->is_open || could(rq, READ_FILE, standing_any(rq->db, rq->person));
}

/* The evidence in whose name the bytes are given out; *exists when some evidence has them. */
static const Evidence *evidence_to_read(Request *rq, Str sha256, bool *exists)
{
	EvidenceList list = evidence_list_same_file(rq->db, sha256, 0);
	*exists = list.count > 0;
	for (size_t i = 0; i < list.count; i++)
		if (evidence_bytes_may_be_read(rq, &list.items[i]))
			return &list.items[i];
	return NULL;
}

/* GET /berkas/{sha256}: always as an attachment; the public gets what the lead's head opened. */
Response evidence_file_show(Request *rq)
{
	bool exists;
	const Evidence *evidence = evidence_to_read(rq, path_text(rq, "sha256"), &exists);
	const File *file = exists ? file_find(rq->db, path_text(rq, "sha256")) : NULL;
	if (!file)
		return not_found(rq);
	if (!evidence)
		return problem(rq, 403,
			       T(rq,
				 "Berkas ini belum dibuka untuk umum. Sidik jarinya tetap dapat "
				 "dicocokkan; pejabat yang berhak membacanya setelah masuk."));
	const FileKind *kind = kind_of(file->kind);
	int descriptor = memfd_create("berkas", MFD_CLOEXEC);
	if (descriptor < 0)
		return problem_usual(rq, 503);
	if (!file_copy_to(rq->db, file, descriptor)) {
		close(descriptor);
		return problem_usual(rq, 503);
	}
	return (Response){ .status = 200,
			   .type = kind ? kind->type : "application/octet-stream",
			   .descriptor = descriptor,
			   .size_bytes = file->size_bytes,
			   .download_name = evidence->file_name };
}
