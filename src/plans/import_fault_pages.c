/* SPDX-License-Identifier: Apache-2.0 */
#include "plans/import_fault_pages.h"

#include "web/request.h"

/* How the two numbers of a fault are written. */
typedef enum Amount { AS_NUMBER, AS_SIZE } Amount;

typedef struct Words {
	const char *reason, *mend;
	Amount amount;
} Words;

static const char smaller_table[] =
	N_("Salin tabel rekomendasinya saja ke buku kerja baru, lalu impor itu.");
static const char by_name_or_code[] =
	N_("Perbaiki nomornya, atau tulis nama atau kode indikatornya.");
static const char one_of_both[] = N_("Hapus salah satunya.");

static const Words words[IMPORT_REASONS] = {
	[IMPORT_FILE_EMPTY] = { N_("Berkas ini kosong."),
				N_("Pilih berkas yang berisi tabel rekomendasi.") },
	[IMPORT_FILE_WRONG_KIND] = { N_("Isi berkas ini bukan XLSX atau CSV, apa pun namanya."),
				     N_("Buka di Excel atau LibreOffice, lalu "
					"simpan sebagai Buku Kerja Excel (.xlsx).") },
	[IMPORT_FILE_ENCRYPTED] = { N_("Berkas ini terkunci kata sandi."),
				    N_("Buka berkasnya, hapus kata "
				       "sandinya, simpan, lalu impor lagi.") },
	[IMPORT_FILE_BROKEN] = { N_("Berkas ini rusak atau terpotong."),
				 N_("Buka di Excel dan simpan lagi sebagai "
				    ".xlsx; bila tidak terbuka, minta berkas aslinya.") },
	[IMPORT_FILE_KILLED] = { N_("Berkas ini tidak selesai dibaca "
				    "dalam batas waktu dan memori."),
				 smaller_table },
	[IMPORT_FILE_FAILED] = { N_("Pembaca berkas (nyata-open) tidak "
				    "dapat bekerja di mesin ini."),
				 N_("Coba lagi; bila tetap begini, "
				    "minta administrator membaca catatan server.") },
	[IMPORT_FILE_BYTES] = { N_("Berkas ini {count}, lebih dari {most}."), smaller_table,
				AS_SIZE },
	[IMPORT_FILE_UNPACKED] = { N_("Isi berkas ini menjadi {count} "
				      "setelah dibuka, lebih dari {most}."),
				   smaller_table, AS_SIZE },
	[IMPORT_FILE_RATIO] = { N_("Isi berkas ini mengembang {count} "
				   "kali, lebih dari {most} kali."),
				smaller_table },
	[IMPORT_FILE_ENTRIES] = { N_("Berkas ini terdiri atas {count} bagian, lebih dari {most}."),
				  smaller_table },
	[IMPORT_FILE_SHEETS] = { N_("Buku kerja ini punya {count} lembar, lebih dari {most}."),
				 smaller_table },
	[IMPORT_FILE_ROWS] = { N_("Berkas ini berisi {count} baris, lebih dari {most}."),
			       smaller_table },
	[IMPORT_FILE_CELLS] = { N_("Berkas ini berisi {count} sel, lebih dari {most}."),
				smaller_table },
	[IMPORT_FILE_CELL] = { N_("Satu sel berisi {count}, lebih dari {most}."), smaller_table,
			       AS_SIZE },
	[IMPORT_FILE_TEXTS] = { N_("Teks berkas ini {count}, lebih dari {most}."), smaller_table,
				AS_SIZE },
	[IMPORT_CSV_BROKEN] = { N_("Baris {count} bukan CSV yang utuh."),
				N_("Periksa tanda kutip di baris itu, "
				   "atau simpan sebagai .xlsx lalu impor itu.") },
	[IMPORT_CSV_CONTROL] = { N_("Di baris {count} ada karakter kendali: "
				    "tidak terlihat dan bukan teks."),
				 N_("Ketik ulang isi baris itu, "
				    "atau simpan sebagai .xlsx lalu impor itu.") },
	[IMPORT_CSV_CELL] = { N_("Satu sel di baris {detail} berisi {count}, lebih dari {most}."),
			      N_("Pendekkan atau bagi isinya; bila selnya tidak "
				 "sepanjang itu, periksa tanda kutip di baris itu."),
			      AS_SIZE },

	[IMPORT_NO_HEADING] = { N_("Tidak ada baris judul kolom yang "
				   "dikenali di 30 baris pertama ({detail})."),
				N_("Beri judul kolom \"Indikator\" "
				   "dan \"Rekomendasi\" di atas tabelnya, "
				   "atau sebutkan kolom mana itu.") },
	[IMPORT_NO_RECOMMENDATION] = { N_("Baris judul ini tidak punya kolom \"Rekomendasi\"."),
				       N_("Beri judul \"Rekomendasi\" pada "
					  "kolom yang berisi rekomendasi, "
					  "atau sebutkan kolom mana itu.") },
	[IMPORT_COLUMN_TWICE] = { N_("Kolom ini berarti sama dengan kolom di {detail}."),
				  N_("Hapus atau ganti nama salah satu kolom; bila "
				     "Anda sendiri yang memilih artinya, pilih yang lain.") },
	[IMPORT_NOTHING_FOUND] = { N_("Tidak ada satu pun rekomendasi di bawah baris judul."),
				   N_("Periksa apakah berkasnya benar "
				      "dan lembarnya tidak tersembunyi.") },

	[IMPORT_INDICATOR_UNKNOWN] = { N_("Tidak ada indikator bernama ini dalam instrumen."),
				       N_("Maksud Anda {detail}? Tulis nama atau kodenya.") },
	[IMPORT_INDICATOR_AMBIGUOUS] = { N_("Ini cocok dengan lebih dari satu indikator."),
					 N_("Tulis kode salah satunya: {detail}.") },
	[IMPORT_NUMBER_UNKNOWN] = { N_("Tidak ada indikator bernomor "
				       "ini di bawah judul \"{detail}\"."),
				    by_name_or_code },
	[IMPORT_NUMBER_WITHOUT_COMPONENT] = { N_("Nomor berulang di tiap komponen, dan di "
						 "atas baris ini tidak ada judul komponen."),
					      N_("Tulis judul komponennya di atas "
						 "baris ini, atau kode indikatornya: {detail}.") },
	[IMPORT_INSTITUTION_EMPTY] = { N_("Nama instansi kosong, padahal "
					  "berkas ini memuat beberapa instansi."),
				       N_("Isi nama instansi di baris ini.") },
	[IMPORT_INSTITUTION_NOT_OURS] = { N_("Tidak ada baris milik "
					     "{value}; berkas ini menyebut {detail}."),
					  N_("Periksa berkasnya, atau sebutkan nama "
					     "kita seperti tertulis di dalamnya.") },
	[IMPORT_RECOMMENDATION_MERGED] = { N_("Satu sel gabungan berisi "
					      "rekomendasi untuk beberapa indikator."),
					   N_("Pisahkan selnya dan isi tiap "
					      "baris, atau tulis \"Umum\" sebagai indikatornya.") },
	[IMPORT_RECOMMENDATION_NUMBER] = { N_("Di kolom rekomendasi ada angka, bukan kalimat."),
					   N_("Tulis rekomendasinya, atau kosongkan selnya.") },
	[IMPORT_RECOMMENDATION_LONG] = { N_("Rekomendasi ini {count} huruf, lebih dari {most}."),
					 N_("Bagi menjadi beberapa rekomendasi.") },
	[IMPORT_RECOMMENDATION_TWICE] = { N_("Rekomendasi yang sama untuk indikator "
					     "yang sama sudah ada di {detail}."),
					  one_of_both },
	[IMPORT_CELL_ERROR] = { N_("Sel ini berisi kesalahan rumus."),
				N_("Perbaiki rumusnya, atau tulis isinya langsung.") },
	[IMPORT_SCORE_WRONG] = { N_("Nilai ini bukan angka."),
				 N_("Tulis angka dengan koma, misalnya 87,45.") },
	[IMPORT_SCORE_AMBIGUOUS] = { N_("Titiknya bisa berarti ribuan, bisa berarti pecahan."),
				     N_("Tulis ribuan tanpa titik dan pecahan dengan koma.") },
	[IMPORT_SCORE_OUTSIDE] = { N_("Nilai ini di luar rentangnya, {detail}."),
				   N_("Perbaiki skornya, atau nilai minimal dan maksimalnya.") },

	[IMPORT_NO_INSTRUMENT] = { N_("Belum ada instrumen untuk tahun {year}."),
				   N_("Periksa tahun evaluasinya.") },
	[IMPORT_YEAR_TAKEN] = { N_("Evaluasi tahun {year} sudah tersimpan, dari surat {detail}."),
				N_("Periksa tahunnya; evaluasi yang "
				   "sudah tersimpan tidak ditimpa.") },
};

static Str amount_words(const Request *rq, Amount amount, int64_t number)
{
	return amount == AS_SIZE ? size_words(rq, number) : number_words(rq, number);
}

static Str filled(const Request *rq, const char *text, const ImportFault *fault)
{
	Amount amount = words[fault->reason].amount;
	const Hole holes[] = {
		{ .name = "value", .text = fault->value },
		{ .name = "detail", .text = fault->detail },
		{ .name = "count", .text = amount_words(rq, amount, fault->number) },
		{ .name = "most", .text = amount_words(rq, amount, fault->most) },
		{ .name = "year", .text = str_print(rq->arena, "%lld", (long long)fault->number) },
		{ 0 },
	};
	return t_fill(rq, text, holes);
}

Str import_reason_words(const Request *rq, const ImportFault *fault)
{
	return filled(rq, words[fault->reason].reason, fault);
}

Str import_mend_words(const Request *rq, const ImportFault *fault)
{
	/* Nothing comes near what was written. */
	if (fault->reason == IMPORT_INDICATOR_UNKNOWN && fault->detail.length == 0)
		return T(rq, "Tulis nama indikator seperti dalam instrumen, kodenya (misalnya "
			     "G-B-16), atau \"Umum\".");
	return filled(rq, words[fault->reason].mend, fault);
}
