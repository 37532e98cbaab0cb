/* SPDX-License-Identifier: Apache-2.0 */
#include "plans/evidence_file_pages.h"

#include <sys/mman.h>
#include <unistd.h>

#include "people/permission_pages.h"
#include "records/opener.h"
#include "web/route.h"
#include "web/upload.h"

typedef struct FileKind {
	const char *kind, *type;
	const char *endings[4]; /* of names; the first is what a new name gets */
} FileKind;

static const FileKind taken_kinds[] = {
	{ "pdf", "application/pdf", { ".pdf" } },
	{ "xlsx",
	  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
	  { ".xlsx" } },
	{ "jpeg", "image/jpeg", { ".jpg", ".jpeg", ".jfif", ".jpe" } },
	{ "png", "image/png", { ".png" } },
	{ "webp", "image/webp", { ".webp" } },
};
#define KIND_COUNT (sizeof taken_kinds / sizeof *taken_kinds)

#define FIELD "file"

/* What nyata-open said of the form's file. */
typedef struct Looked {
	Opened opened;
	const FileKind *kind; /* of what was sent; NULL: none that is taken */
	Str name;	      /* that it came with */
	bool is_picture;
	OpenPictures pictures; /* made anew */
} Looked;

static void make_anew(Request *rq, Looked *looked, Upload *upload);
static Str fault_of(Request *rq);
static Str fault_of_opening(Request *rq, const Looked *looked);
static const FileKind *kind_of(Str kind);
static Str ending_of(Str name);
static bool ends_otherwise(const Looked *looked);
static void keep_picture(Request *rq, const Upload *upload);
static const Evidence *evidence_to_read(Request *rq, Str sha256, bool *exists);

void evidence_prepare(Request *rq)
{
	Looked *looked = NEW(rq->arena, Looked);
	rq->prepared = looked;
	if (!form_file(rq, FIELD, false))
		return;
	Upload *only = &rq->uploads.items[0];
	looked->name = only->name;
	looked->opened = opener_kind(rq->arena, only->descriptor, &only->kind);
	looked->kind = kind_of(str_of(only->kind));
	looked->is_picture = looked->kind && str_starts(str_of(looked->kind->type), S("image/"));
	if (looked->opened == OPENED && looked->is_picture)
		make_anew(rq, looked, only);
}

/* What is stored, hashed and offered from here on is the new picture under its own ending; what was
 * sent ends with the request. */
static void make_anew(Request *rq, Looked *looked, Upload *upload)
{
	OpenPictures *pictures = &looked->pictures;
	looked->opened = opener_picture(rq->arena, upload->descriptor, pictures);
	if (looked->opened != OPENED)
		return;
	if (upload_replace(upload, rq->arena, pictures->whole.bytes) != UPLOAD_FINE) {
		looked->opened = OPEN_FAILED;
		return;
	}
	upload->kind = pictures->whole.is_png ? "png" : "jpeg";
	const FileKind *kind = kind_of(str_of(upload->kind));
	Str ending = ending_of(upload->name);
	if (kind == looked->kind && ending.length)
		return;
	Str stem = str_slice(upload->name, 0, upload->name.length - ending.length);
	upload->name = str_print(rq->arena, "%" STR_FORMAT "%s", STR_ARGS(stem), kind->endings[0]);
}

bool evidence_file_fits(Request *rq)
{
	const Upload *file = form_file(rq, FIELD, false);
	return file ? fault_of(rq).length == 0 : form_message(rq, FIELD).length == 0;
}

const Upload *evidence_file_read(Request *rq, bool required)
{
	const Upload *upload = form_file(rq, FIELD, required);
	if (!upload)
		return NULL;
	Str fault = fault_of(rq);
	File file = { .sha256 = upload->sha256,
		      .size_bytes = upload->size_bytes,
		      .kind = str_of(upload->kind) };
	if (fault.length == 0 && scan_find(rq->db, upload->sha256).result == SCAN_INFECTED)
		fault = T(rq, "Berkas ini sudah pernah diperiksa dan mengandung virus. Bersihkan "
			      "komputer Anda, lalu lampirkan berkas lain.");
	if (fault.length == 0 && !form_invalid(rq) && !file_add(rq->db, &file, rq->by))
		fault = T(rq, "Berkas tidak sampai utuh. Lampirkan sekali lagi.");
	if (fault.length) {
		form_fault(rq, FIELD, fault);
		return NULL;
	}
	if (!form_invalid(rq))
		keep_picture(rq, upload);
	return upload;
}

static void keep_picture(Request *rq, const Upload *upload)
{
	const Looked *looked = rq->prepared;
	const OpenPictures *pictures = &looked->pictures;
	if (!looked->is_picture)
		return;
	picture_add(rq->db,
		    &(Picture){ .sha256 = upload->sha256,
				.width = pictures->whole.width,
				.height = pictures->whole.height,
				.small_width = pictures->small.width,
				.small_height = pictures->small.height,
				.small = pictures->small.bytes },
		    rq->by);
}

static Str not_taken(Request *rq)
{
	return T(rq, "Berkas ini bukan PDF, XLSX, atau foto (JPEG, PNG, WebP). Simpan sebagai PDF, "
		     "lalu lampirkan lagi.");
}

static Str fault_of(Request *rq)
{
	const Looked *looked = rq->prepared;
	if (looked && looked->opened != OPENED)
		return fault_of_opening(rq, looked);
	if (!looked || !looked->kind)
		return not_taken(rq);
	if (ends_otherwise(looked))
		return TF(rq,
			  "Nama berkas ini tidak cocok dengan isinya: isinya {kind}. Perbaiki "
			  "akhiran namanya, atau simpan ulang, lalu lampirkan lagi.",
			  HOLE("kind", kind_label(rq, str_of(looked->kind->kind))));
	return (Str){ 0 };
}

static Str fault_of_opening(Request *rq, const Looked *looked)
{
	switch (looked->opened) {
	case OPENED:
	case OPEN_WRONG_KIND:
		break;
	case OPEN_ENCRYPTED:
		return T(rq, "Berkas ini terkunci kata sandi. Simpan tanpa kata sandi, lalu "
			     "lampirkan lagi.");
	case OPEN_BROKEN:
		return T(rq, "Berkas ini rusak atau terpotong. Buka di komputer Anda, simpan "
			     "ulang, lalu lampirkan lagi.");
	case OPEN_MOVING:
		return T(rq, "Gambar bergerak tidak dapat menjadi bukti. Simpan satu gambarnya "
			     "sebagai JPEG atau PNG, lalu lampirkan lagi.");
	case OPEN_TOO_BIG:
	case OPEN_KILLED:
		if (looked->is_picture)
			return T(rq, "Foto ini terlalu besar: paling besar 40 juta piksel. "
				     "Kecilkan, lalu lampirkan lagi.");
		return T(rq, "Berkas ini terlalu besar untuk diperiksa. Pecah atau kecilkan, lalu "
			     "lampirkan lagi.");
	case OPEN_FAILED:
		return T(rq,
			 "Berkas belum dapat diperiksa saat ini, jadi tidak disimpan. Coba lagi "
			 "beberapa menit lagi.");
	}
	return not_taken(rq);
}

static const FileKind *kind_of(Str kind)
{
	for (size_t i = 0; i < KIND_COUNT; i++)
		if (str_equal_c(kind, taken_kinds[i].kind))
			return &taken_kinds[i];
	return NULL;
}

/* ".pdf"; {0} for a name that has none. */
static Str ending_of(Str name)
{
	size_t dot = name.length;
	for (size_t i = 0; i < name.length; i++)
		if (name.at[i] == '.')
			dot = i;
	return name.length - dot > 6 ? (Str){ 0 } : str_slice(name, dot, name.length);
}

/* A name without an ending lies about nothing. */
static bool ends_otherwise(const Looked *looked)
{
	Str ending = ending_of(looked->name);
	size_t most = sizeof looked->kind->endings / sizeof *looked->kind->endings;
	for (size_t i = 0; i < most && looked->kind->endings[i]; i++)
		if (str_equal_ascii_case(ending, str_of(looked->kind->endings[i])))
			return false;
	return ending.length > 0;
}

Hold evidence_hold(const Request *rq, const Evidence *evidence)
{
	if (evidence->scan == SCAN_INFECTED)
		return HOLD_INFECTED;
	bool is_scanned = rq->app && rq->app->scanner.length > 0;
	return is_scanned && evidence->file_sha256.length && evidence->scan == SCAN_WAITING
		       ? HOLD_SCAN
		       : HOLD_NONE;
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

static Response not_open(Request *rq)
{
	return problem(rq, 403,
		       T(rq, "Berkas ini belum dibuka untuk umum. Sidik jarinya tetap dapat "
			     "dicocokkan; pejabat yang berhak membacanya setelah masuk."));
}

/* The bytes are kept back, whoever asks. */
static Response held(Request *rq, Hold hold)
{
	if (hold == HOLD_INFECTED)
		return problem(rq, 403,
			       T(rq, "Berkas ini mengandung virus, jadi tidak dapat diunduh siapa "
				     "pun."));
	if (scanner_health(rq->db).is_down)
		return problem_titled(
			rq, 409, T(rq, "Berkas ditahan"),
			T(rq, "Pemindai virus sedang tidak dapat dihubungi, jadi berkas ini belum "
			      "diperiksa. Administrator sudah diberi tahu; coba lagi nanti."));
	return problem_titled(rq, 409, T(rq, "Berkas sedang diperiksa"),
			      T(rq, "Berkas ini sedang diperiksa dari virus. Muat ulang halaman "
				    "ini sebentar lagi."));
}

/* GET /berkas/{sha256}: an attachment, save for what nyata-open has made anew; the public gets what
 * the lead's head opened. */
Response evidence_file_show(Request *rq)
{
	bool exists;
	const Evidence *evidence = evidence_to_read(rq, path_text(rq, "sha256"), &exists);
	const File *file = exists ? file_find(rq->db, path_text(rq, "sha256")) : NULL;
	if (!file)
		return not_found(rq);
	if (!evidence)
		return not_open(rq);
	if (evidence_hold(rq, evidence) != HOLD_NONE)
		return held(rq, evidence_hold(rq, evidence));
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
			   .download_name = evidence->file_name,
			   .is_inline = picture_find(rq->db, file->sha256) != NULL };
}

/* GET /berkas/{sha256}/kecil: the small picture, for whoever may read the bytes. */
Response evidence_small_show(Request *rq)
{
	bool exists;
	const Evidence *evidence = evidence_to_read(rq, path_text(rq, "sha256"), &exists);
	Str small = exists ? picture_small(rq->db, path_text(rq, "sha256")) : (Str){ 0 };
	if (!small.length)
		return not_found(rq);
	if (!evidence)
		return not_open(rq);
	if (evidence_hold(rq, evidence) != HOLD_NONE)
		return held(rq, evidence_hold(rq, evidence));
	return (Response){ .status = 200,
			   .type = "image/jpeg",
			   .body = small,
			   .download_name = S("kecil.jpg"),
			   .is_inline = true };
}
