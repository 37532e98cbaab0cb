/* SPDX-License-Identifier: Apache-2.0 */
#include "web/problem.h"

#include "web/problem_view.h"
#include "web/route.h"

enum { RETRY_SECONDS = 5 };

static const Problem problems[] = {
	{ 400, N_("Permintaan tidak terbaca"),
	  N_("Alamat atau isian yang dikirim peramban rusak. Ulangi dari halaman depan.") },
	{ 401, N_("Masuk dahulu"),
	  N_("Perbuatan ini hanya untuk yang sudah masuk. Masuklah, lalu ulangi.") },
	{ 403, N_("Bukan wewenang Anda"),
	  N_("Akun Anda tidak berwenang membuka atau mengubah ini. Jika seharusnya berwenang, "
	     "hubungi administrator.") },
	{ 404, N_("Halaman tidak ada"),
	  N_("Tidak ada halaman di alamat ini. Periksa tulisannya, atau cari dari daftar.") },
	{ 405, N_("Cara membuka tidak cocok"),
	  N_("Alamat ini tidak dapat dibuka dengan cara itu. Pakai tautan atau tombol di "
	     "halamannya.") },
	{ 409, N_("Data sudah berubah"),
	  N_("Data ini sudah diubah orang lain. Buka lagi halamannya, lalu ulangi perubahan "
	     "Anda.") },
	{ 411, N_("Panjang kiriman tidak disebut"),
	  N_("Peramban tidak menyebut panjang kiriman. Kirim lewat formulir di halamannya.") },
	{ 413, N_("Kiriman terlalu besar"),
	  N_("Pilih berkas yang lebih kecil atau ringkas isian Anda, lalu kirim lagi.") },
	{ 414, N_("Alamat terlalu panjang"),
	  N_("Alamat ini terlalu panjang. Ulangi dari halaman depan.") },
	{ 415, N_("Jenis kiriman tidak diterima"),
	  N_("Kiriman ini bukan dari formulir. Kirim lewat formulir di halamannya.") },
	{ 422, N_("Isian belum benar"), N_("Periksa isian Anda, lalu kirim lagi.") },
	{ 429, N_("Terlalu banyak percobaan"), N_("Tunggu sebentar, lalu coba lagi.") },
	{ 431, N_("Kepala permintaan terlalu besar"),
	  N_("Peramban mengirim keterangan terlalu banyak. Hapus kuki situs ini, lalu coba "
	     "lagi.") },
	{ 500, N_("Ada kesalahan pada kami"),
	  N_("Permintaan ini gagal karena kesalahan program, dan tidak ada yang disimpan. Coba "
	     "lagi. Jika tetap gagal, kabari administrator.") },
	{ 503, N_("Sedang tidak dapat melayani"),
	  N_("Nyata sedang sibuk atau dalam perawatan, dan tidak ada yang disimpan. Coba lagi "
	     "sebentar lagi.") },
	{ 507, N_("Ruang simpan penuh"),
	  N_("Ruang simpan peladen penuh, jadi perubahan belum dapat disimpan; membaca tetap "
	     "bisa. Kabari administrator, lalu coba lagi.") },
};

const Problem *problem_find(int status)
{
	const Problem *bug = NULL;
	for (size_t i = 0; i < sizeof problems / sizeof problems[0]; i++) {
		if (problems[i].status == status)
			return &problems[i];
		if (problems[i].status == 500)
			bug = &problems[i];
	}
	return bug;
}

Str problem_back(const Request *rq)
{
	if (rq->path.length == 0 || !route_may(rq, str_c(rq->arena, rq->path)))
		return S("/");
	return address_with(rq, "", (Str){ 0 });
}

Response problem(Request *rq, int status, Str sentence)
{
	return problem_titled(rq, status, t(rq, problem_find(status)->title), sentence);
}

Response problem_titled(Request *rq, int status, Str title, Str sentence)
{
	rq->title = title;
	Response answer = page_with_status(rq, status, problem_view(rq, status, sentence));
	answer.retry_after = status == 503 || status == 507 || status == 429 ? RETRY_SECONDS : 0;
	return answer;
}

Response problem_usual(Request *rq, int status)
{
	return problem(rq, status, t(rq, problem_find(status)->sentence));
}

Response not_found(Request *rq)
{
	return problem_usual(rq, 404);
}

Response forbidden(Request *rq)
{
	return problem_usual(rq, 403);
}
