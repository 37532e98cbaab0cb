/* SPDX-License-Identifier: Apache-2.0 */
#include "web/problem.h"

#include "base/json.h"
#include "base/list.h"
#include "web/address.h"
#include "web/problem_view.h"
#include "web/route.h"

enum { RETRY_SECONDS = 5 };

typedef struct ProblemParameter {
	Str name, allowed; /* allowed: JSON */
} ProblemParameter;

static Response problem_of_api(Request *rq, int status, Str detail, const ProblemParameter *about);

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
	Response answer;
	rq->title = title;
	if (address_is_api(rq->path))
		answer = problem_of_api(rq, status, sentence, NULL);
	else
		answer = page_with_status(rq, status, problem_view(rq, status, sentence));
	answer.retry_after = status == 503 || status == 507 || status == 429 ? RETRY_SECONDS : 0;
	return answer;
}

/* RFC 9457. The sentences are those of the pages. */
static Response problem_of_api(Request *rq, int status, Str detail, const ProblemParameter *about)
{
	JsonObject object = json_object(rq->arena);
	Buf instance = buf_new(rq->arena);
	address_add_encoded_path(&instance, rq->path);
	json_text(&object, "type", about ? S("/data-terbuka#parameter") : S("about:blank"));
	json_text(&object, "title", rq->title);
	json_integer(&object, "status", status);
	json_text(&object, "detail", detail);
	json_text(&object, "instance", buf_str(&instance));
	if (status >= 500)
		json_text(&object, "request_id", rq->request_id);
	if (about) {
		json_text(&object, "parameter", about->name);
		json_raw(&object, "allowed", about->allowed);
	}
	return plain(rq, status, "application/problem+json", json_print(&object));
}

Response problem_parameter(Request *rq, Str name, const StrList *allowed, Str sentence)
{
	Buf list = buf_new(rq->arena);
	ProblemParameter about = { .name = name };
	for (size_t i = 0; i < allowed->count; i++) {
		buf_add_char(&list, i ? ',' : '[');
		buf_add_str(&list, json_quote(rq->arena, allowed->items[i]));
	}
	buf_add_char(&list, ']');
	about.allowed = allowed->count ? buf_str(&list) : S("null");
	rq->title = T(rq, "Parameter tidak dikenal");
	return problem_of_api(rq, 400, sentence, &about);
}

Response problem_strange(Request *rq)
{
	StrList known = { 0 };
	Str names = str_of(rq->route->query);
	while (names.length)
		*list_push(rq->arena, &known) = str_cut(&names, ' ');
	Str sentence = TF(rq, "Alamat ini tidak mengenal parameter “{name}”.",
			  HOLE("name", rq->strange_field));
	return problem_parameter(rq, rq->strange_field, &known, sentence);
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
