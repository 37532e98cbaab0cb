/* SPDX-License-Identifier: Apache-2.0 */
#include "plans/import_check_pages.h"

#include <inttypes.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/digest.h"
#include "people/permission_pages.h"
#include "people/person.h"
#include "plans/evaluation_import_view.h"
#include "plans/import_copy.h"
#include "plans/import_fault_pages.h"
#include "records/file.h"
#include "web/unnamed.h"

#define KEPT_SECONDS (24 * 60 * 60)
#define MOST_CHOICES 64

static ImportChoiceList chosen_in_form(Request *rq);
static Str seal_at(const Request *rq, Str sha256, int64_t size_bytes, Str time);

/* --- the seal and the kept bytes --- */

Str import_seal(const Request *rq, Str sha256, int64_t size_bytes)
{
	Str time = str_print(rq->arena, "%lld", (long long)rq->now.seconds);
	return seal_at(rq, sha256, size_bytes, time);
}

static Str seal_at(const Request *rq, Str sha256, int64_t size_bytes, Str time)
{
	Str said = str_print(rq->arena, "import\n%" STR_FORMAT "\n%lld\n%lld\n%" STR_FORMAT,
			     STR_ARGS(sha256), (long long)size_bytes,
			     (long long)(rq->person ? rq->person->id : 0), STR_ARGS(time));
	Digest seal = digest_hmac(rq->site->form_secret, said);
	return str_print(rq->arena, "%" STR_FORMAT ".%" STR_FORMAT, STR_ARGS(time),
			 STR_ARGS(digest_hex(rq->arena, &seal)));
}

static bool seal_holds(const Request *rq, const PreparedImport *prepared, Str seal)
{
	Str rest = seal, time = str_cut(&rest, '.');
	int64_t sealed_at;
	if (!str_integer(time, &sealed_at) || rq->now.seconds - sealed_at > KEPT_SECONDS)
		return false;
	Digest wanted = digest_sha256(
		seal_at(rq, prepared->letter.file_sha256, prepared->size_bytes, time));
	Digest came = digest_sha256(seal);
	return digest_equal(&wanted, &came);
}

/* The kept bytes in an unnamed file in memory; -1 when they are gone or somebody else's. */
static int kept_file(Request *rq, const PreparedImport *prepared, Str seal)
{
	File file = { .sha256 = prepared->letter.file_sha256, .size_bytes = prepared->size_bytes };
	if (!seal_holds(rq, prepared, seal))
		return -1;
	int descriptor = memfd_create("import", MFD_CLOEXEC);
	if (descriptor < 0 || file_copy_to(rq->db, &file, descriptor))
		return descriptor;
	close(descriptor);
	return -1;
}

void import_kept_prepare(Request *rq)
{
	PreparedImport *prepared = NEW(rq->arena, PreparedImport);
	rq->prepared = prepared;
	prepared->letter = import_letter_form(rq);
	prepared->letter.file_name = form_text_optional(rq, "file_name", 200);
	prepared->letter.file_sha256 = form_text(rq, "sha256", 64);
	prepared->size_bytes = form_integer(rq, "size", 1, OPEN_MOST_FILE_BYTES);
	if (form_invalid(rq))
		return;
	int descriptor = kept_file(rq, prepared, form_line(rq, "kept"));
	if (descriptor < 0) {
		form_fault(rq, "file",
			   T(rq, "Berkas ini hanya disimpan sehari, dan hanya untuk yang "
				 "mengirimnya. Pilih berkasnya sekali lagi."));
		return;
	}
	prepared->letter.choices = chosen_in_form(rq);
	import_draft_file(rq, prepared, descriptor);
	close(descriptor);
}

/* --- headings --- */

const char *import_column_field(Request *rq, size_t n)
{
	return str_c(rq->arena, str_print(rq->arena, "kolom-%zu", n + 1));
}

const char *import_heading_field(Request *rq, size_t n)
{
	return str_c(rq->arena, str_print(rq->arena, "judul-%zu", n + 1));
}

/* The other heading for which the form chose the same column; NULL: none did. */
static const ImportChoice *chosen_twice(const ImportChoiceList *list, ImportColumn column)
{
	for (size_t i = 0; i < list->count; i++)
		if (list->items[i].column == column && column != COLUMN_OTHER)
			return &list->items[i];
	return NULL;
}

/* What the form says of headings. One that clashes with another is a fault at its field. */
static ImportChoiceList chosen_in_form(Request *rq)
{
	ImportChoiceList list = { 0 };
	for (size_t i = 0; i < MOST_CHOICES; i++) {
		const char *field = import_column_field(rq, i);
		Str heading = form_line(rq, import_heading_field(rq, i));
		ImportColumn column = import_column_from(rq->arena, form_line(rq, field));
		if (heading.length == 0 || heading.length > IMPORT_HEADING_CHARACTERS ||
		    column == IMPORT_COLUMNS)
			continue;
		const ImportChoice *other = chosen_twice(&list, column);
		if (other)
			form_fault(
				rq, field,
				TF(rq,
				   "Kolom {column} sudah Anda pilih untuk judul \"{other}\". Pilih "
				   "yang lain, atau abaikan salah satunya.",
				   HOLE("column", import_column_name(rq, column)),
				   HOLE("other", other->heading)));
		else
			import_choice_put(rq->arena, &list, heading, column);
	}
	return list;
}

Str import_column_name(const Request *rq, ImportColumn column)
{
	static const char *const names[IMPORT_COLUMNS] = {
		[COLUMN_NUMBER] = N_("Nomor indikator"),
		[COLUMN_CODE] = N_("Kode indikator"),
		[COLUMN_INDICATOR] = N_("Indikator"),
		[COLUMN_GROUP] = N_("Kelompok instansi"),
		[COLUMN_INSTITUTION] = N_("Nama instansi"),
		[COLUMN_LEAST] = N_("Nilai minimal"),
		[COLUMN_MOST] = N_("Nilai maksimal"),
		[COLUMN_SCORE] = N_("Skor"),
		[COLUMN_NOTE] = N_("Catatan"),
		[COLUMN_REMARK] = N_("Keterangan"),
		[COLUMN_RECOMMENDATION] = N_("Rekomendasi"),
		[COLUMN_OTHER] = N_("Abaikan"),
		[COLUMN_FAULT] = N_("Kesalahan"),
		[COLUMN_MEND] = N_("Cara memperbaiki"),
	};
	return column < IMPORT_COLUMNS ? t(rq, names[column]) : (Str){ 0 };
}

ImportColumn import_unknown_value(const ImportUnknown *unknown)
{
	if (unknown->choice)
		return unknown->choice->column;
	return unknown->guess == IMPORT_COLUMNS ? COLUMN_OTHER : unknown->guess;
}

/* The day, or that it is just now. */
static Str chosen_by_me(Request *rq, const ImportChoice *choice, Str column)
{
	if (!choice->id)
		return TF(rq, "Baru saja Anda pilih sebagai {column}.", HOLE("column", column));
	return TF(rq, "Anda pilih sebagai {column} pada {when}. Ubah di sini bila keliru.",
		  HOLE("column", column), HOLE("when", instant_words(rq, choice->at)));
}

Str import_choice_words(Request *rq, const ImportChoice *choice)
{
	Str column = import_column_name(rq, choice->column);
	if (!choice->id || (rq->person && choice->person == rq->person->id))
		return chosen_by_me(rq, choice, column);
	const Person *person = person_find(rq->db, choice->person, rq->today);
	return TF(rq, "Dipilih sebagai {column} oleh {who} pada {when}. Ubah di sini bila keliru.",
		  HOLE("column", column),
		  HOLE("who", person ? person->office : T(rq, "perintah di server")),
		  HOLE("when", instant_words(rq, choice->at)));
}

Str import_unknown_words(Request *rq, const ImportUnknown *unknown)
{
	if (unknown->choice)
		return import_choice_words(rq, unknown->choice);
	if (unknown->guess == COLUMN_OTHER)
		return T(rq, "Tebakan kami: kolom ini tidak diperlukan.");
	if (unknown->guess != IMPORT_COLUMNS)
		return TF(rq, "Tebakan kami: {column}.",
			  HOLE("column", import_column_name(rq, unknown->guess)));
	return T(rq, "Kami tidak punya tebakan. Tanpa pilihan, kolom ini dilewati.");
}

/* POST /impor/periksa - what the coordinator says of headings; the file is checked again. */
Response import_recheck(Request *rq)
{
	const PreparedImport *prepared = rq->prepared;
	const ImportDraft *draft = &prepared->draft;
	if (!import_may(rq))
		return forbidden(rq);
	if (form_invalid(rq) || import_is_taken(prepared) || !import_table_is_understood(draft))
		return import_answer_faults(rq, prepared);
	import_choice_keep(rq->db, &draft->choices, rq->by);
	if (draft->faults.count > 0)
		return page(rq, import_form(rq, prepared));
	return page(rq, import_draft_view(rq, prepared));
}

/* POST /impor/judul/{choice}/hapus */
Response import_choice_delete(Request *rq)
{
	if (!import_may(rq))
		return forbidden(rq);
	if (!import_choice_remove(rq->db, path_id(rq, "choice"), rq->by))
		return not_found(rq);
	return redirect(rq, "/impor#judul");
}

/* --- the copy with faults --- */

static Str address_part(Request *rq, Str text)
{
	Buf out = buf_new(rq->arena);
	OUT_URLPART(&out, rq, text);
	return buf_str(&out);
}

Str import_copy_address(Request *rq, const PreparedImport *prepared)
{
	const ImportLetter *letter = &prepared->letter;
	if (form_invalid(rq) || letter->file_sha256.length == 0 ||
	    !import_table_is_understood(&prepared->draft))
		return (Str){ 0 };
	return str_print(rq->arena,
			 "/impor/salinan?berkas=%" STR_FORMAT "&ukuran=%" PRId64
			 "&tanda=%" STR_FORMAT "&tahun=%" PRId64 "&instansi=%" STR_FORMAT
			 "&nama=%" STR_FORMAT,
			 STR_ARGS(letter->file_sha256), prepared->size_bytes,
			 STR_ARGS(import_seal(rq, letter->file_sha256, prepared->size_bytes)),
			 letter->year, STR_ARGS(address_part(rq, letter->agency_name)),
			 STR_ARGS(address_part(rq, letter->file_name)));
}

/* "lhe.xlsx" becomes "lhe-kesalahan.xlsx". */
static Str copy_name(const Request *rq, Str name)
{
	for (size_t i = name.length; i > 1; i--)
		if (name.at[i - 1] == '.') {
			name = str_slice(name, 0, i - 1);
			break;
		}
	return str_print(rq->arena, "%" STR_FORMAT "-kesalahan.xlsx",
			 STR_ARGS(name.length ? name : S("impor")));
}

static Response answer_copy(Request *rq, const PreparedImport *prepared)
{
	StrList reasons = { 0 }, mends = { 0 };
	for (size_t i = 0; i < prepared->draft.faults.count; i++) {
		const ImportFault *fault = &prepared->draft.faults.items[i];
		*list_push(rq->arena, &reasons) = import_reason_words(rq, fault);
		*list_push(rq->arena, &mends) = import_mend_words(rq, fault);
	}
	CopyWords words = { import_column_name(rq, COLUMN_FAULT),
			    import_column_name(rq, COLUMN_MEND), &reasons, &mends };
	struct stat written;
	int descriptor = unnamed_open();
	if (descriptor < 0)
		return problem_usual(rq, 507);
	if (!import_copy_write(rq->arena, &prepared->draft, &words, descriptor) ||
	    fstat(descriptor, &written) != 0) {
		close(descriptor);
		return problem_usual(rq, 507);
	}
	return (Response){
		.status = 200,
		.type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
		.descriptor = descriptor,
		.size_bytes = written.st_size,
		.download_name = copy_name(rq, prepared->letter.file_name),
	};
}

/* GET /impor/salinan - the office mends its own rows, with what is wrong beside them. */
Response import_copy_show(Request *rq)
{
	PreparedImport prepared = {
		.letter = { .year = query_integer(rq, "tahun", 0),
			    .agency_name = query_text(rq, "instansi"),
			    .file_name = query_text(rq, "nama"),
			    .file_sha256 = query_text(rq, "berkas") },
		.size_bytes = query_integer(rq, "ukuran", 0),
	};
	if (!import_may(rq))
		return forbidden(rq);
	int descriptor = kept_file(rq, &prepared, query_text(rq, "tanda"));
	if (descriptor < 0)
		return not_found(rq);
	import_draft_file(rq, &prepared, descriptor);
	close(descriptor);
	if (form_invalid(rq) || !import_table_is_understood(&prepared.draft))
		return not_found(rq);
	return answer_copy(rq, &prepared);
}
