/* SPDX-License-Identifier: Apache-2.0 */
/* What the API's description says of each operation and of each parameter. */
#include "opendata/api_document_pages.h"

#include <string.h>

const ApiOperation api_operations[] = {
	{ "/api/v1/evaluations", N_("Daftar evaluasi nasional, tahun terbaru di depan"),
	  "Evaluation", "listEvaluations", true },
	{ "/api/v1/evaluations/{year}", N_("Evaluasi satu tahun"), "Evaluation", "showEvaluation",
	  false },
	{ "/api/v1/recommendations", N_("Daftar rekomendasi"), "Recommendation",
	  "listRecommendations", true },
	{ "/api/v1/recommendations/{ref}",
	  N_("Satu rekomendasi, dengan tanggapan dan rencana aksinya"), "Recommendation",
	  "showRecommendation", false },
	{ "/api/v1/actions", N_("Daftar rencana aksi yang berlaku"), "Action", "listActions",
	  true },
	{ "/api/v1/actions/{action}",
	  N_("Satu rencana aksi, dengan penyumbang, tonggak, dan keluarannya"), "Action",
	  "showAction", false },
	{ "/api/v1/actions/{action}/outputs", N_("Keluaran satu rencana aksi"), "Output",
	  "listOutputsOfAction", true },
	{ "/api/v1/outputs", N_("Daftar keluaran semua rencana aksi yang berlaku"), "Output",
	  "listOutputs", true },
	{ "/api/v1/outputs/{output}", N_("Satu keluaran"), "Output", "showOutput", false },
	{ "/api/v1/agencies", N_("Daftar perangkat daerah, menurut susunannya"), "Agency",
	  "listAgencies", true },
	{ "/api/v1/agencies/{slug}", N_("Satu perangkat daerah"), "Agency", "showAgency", false },
	{ "/api/v1/evidence", N_("Daftar keterangan bukti, tanpa isi berkasnya"), "Evidence",
	  "listEvidence", true },
	{ "/api/v1/evidence/{evidence}", N_("Keterangan satu bukti, dengan putusannya"), "Evidence",
	  "showEvidence", false },
	{ "/api/v1/journal", N_("Jurnal: setiap perubahan, siapa, apa, dan kapan"), "JournalEntry",
	  "listJournalEntries", true },
	{ "/api/v1/journal/{entry}", N_("Satu catatan jurnal"), "JournalEntry", "showJournalEntry",
	  false },
};
const size_t api_operation_count = sizeof api_operations / sizeof *api_operations;

#define TEXT_SCHEMA "{\"type\":\"string\"}"
#define ID_SCHEMA "{\"type\":\"integer\",\"minimum\":1}"
#define DAY_SCHEMA "{\"type\":\"string\",\"format\":\"date\"}"
#define NEWEST_OR_OLDEST "{\"type\":\"string\",\"enum\":[\"newest\",\"oldest\"]}"

/* The first that fits: those of one row stand before those of all. */
static const ApiParameter parameters[] = {
	{ "ref", NULL, N_("Nomor rekomendasi, misalnya RB-2025-07"), TEXT_SCHEMA },
	{ "slug", NULL, N_("Slug perangkat daerah"), TEXT_SCHEMA },
	{ "action", NULL, N_("Nomor rencana aksi"), ID_SCHEMA },
	{ "output", NULL, N_("Nomor keluaran"), ID_SCHEMA },
	{ "evidence", NULL, N_("Nomor bukti"), ID_SCHEMA },
	{ "entry", NULL, N_("Nomor catatan"), ID_SCHEMA },
	{ "q", NULL, N_("Kata yang dicari; semuanya harus ada"), TEXT_SCHEMA },
	{ "status", "/api/v1/evidence", N_("Apa kata putusannya"),
	  "{\"type\":\"string\",\"enum\":[\"waiting\",\"accepted\",\"returned\"]}" },
	{ "status", NULL, N_("Satu status atau beberapa, dipisahkan koma"),
	  "{\"type\":\"array\",\"items\":{\"$ref\":\"#/components/schemas/Status\"}}" },
	{ "agency", "/api/v1/recommendations",
	  N_("Slug perangkat daerah yang memimpin, menyumbang, atau memegang bola"), TEXT_SCHEMA },
	{ "agency", "/api/v1/journal", N_("Slug perangkat daerah yang perannya dipakai"),
	  TEXT_SCHEMA },
	{ "agency", "/api/v1/evidence", N_("Slug perangkat daerah yang menyerahkannya"),
	  TEXT_SCHEMA },
	{ "agency", NULL, N_("Slug perangkat daerah"), TEXT_SCHEMA },
	{ "role", NULL, N_("Bagian perangkat daerah itu: memimpin atau menyumbang"),
	  "{\"type\":\"string\",\"enum\":[\"lead\",\"contributor\"]}" },
	{ "year", "/api/v1/recommendations", N_("Tahun evaluasi"), ID_SCHEMA },
	{ "year", "/api/v1/evaluations/{year}", N_("Tahun evaluasi"), ID_SCHEMA },
	{ "year", NULL, N_("Tahun rencana"), ID_SCHEMA },
	{ "indicator", NULL, N_("Slug indikator"), TEXT_SCHEMA },
	{ "due", NULL, N_("Batas waktunya: lewat, bulan ini, atau triwulan ini"),
	  "{\"type\":\"string\",\"enum\":[\"overdue\",\"this_month\",\"this_quarter\"]}" },
	{ "sort", "/api/v1/recommendations", N_("Urutan; “urgency” bila tidak diminta"),
	  "{\"type\":\"string\",\"enum\":[\"urgency\",\"due\",\"-due\",\"number\",\"-number\","
	  "\"newest\",\"oldest\"]}" },
	{ "sort", "/api/v1/actions", N_("Urutan; “urgency” bila tidak diminta"),
	  "{\"type\":\"string\",\"enum\":[\"urgency\",\"due\",\"-due\",\"newest\",\"oldest\"]}" },
	{ "sort", NULL, N_("Urutan; “newest” bila tidak diminta"), NEWEST_OR_OLDEST },
	{ "kind", NULL, N_("Tentang apa"), "{\"$ref\":\"#/components/schemas/JournalKind\"}" },
	{ "subject", NULL, N_("Nomor hal itu; hanya bersama “kind”"), ID_SCHEMA },
	{ "deed", NULL, N_("Peristiwa"), "{\"$ref\":\"#/components/schemas/JournalDeed\"}" },
	{ "source", NULL, N_("Asal"), "{\"$ref\":\"#/components/schemas/JournalSource\"}" },
	{ "from", NULL, N_("Sejak hari itu"), DAY_SCHEMA },
	{ "until", NULL, N_("Sampai hari itu"), DAY_SCHEMA },
	{ "limit", NULL, N_("Banyaknya baris sehalaman, 1 sampai 200; 50 bila tidak diminta"),
	  "{\"type\":\"integer\",\"minimum\":1,\"maximum\":200,\"default\":50}" },
	{ "cursor", NULL, N_("Penanda halaman; ambil dari “next”"), TEXT_SCHEMA },
};

const ApiOperation *api_operation_of(const Route *route)
{
	for (size_t i = 0; i < api_operation_count; i++)
		if (strcmp(route->path, api_operations[i].path) == 0)
			return &api_operations[i];
	return NULL;
}

const ApiParameter *api_parameter_of(const Route *route, Str name)
{
	for (size_t i = 0; i < sizeof parameters / sizeof *parameters; i++) {
		const ApiParameter *one = &parameters[i];
		bool is_here = !one->path || strcmp(one->path, route->path) == 0;
		if (is_here && str_equal_c(name, one->name))
			return one;
	}
	return NULL;
}
