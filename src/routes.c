/* SPDX-License-Identifier: Apache-2.0 */
/* The site map: every URL, who may come, its lane, its handler. /en is taken off before. */
#include "routes.h"

#include "effects.h"
#include "jobs.h"
#include "home/card_pages.h"
#include "mailing.h"
#include "home/agency_pages.h"
#include "home/front_pages.h"
#include "home/inbox_pages.h"
#include "home/outbox_pages.h"
#include "home/scan_pages.h"
#include "home/journal_pages.h"
#include "opendata/api_document_pages.h"
#include "opendata/api_guide_pages.h"
#include "opendata/api_pages.h"
#include "opendata/feed_pages.h"
#include "people/invitation_pages.h"
#include "people/own_session_pages.h"
#include "people/person_pages.h"
#include "people/reset_pages.h"
#include "people/session_pages.h"
#include "plans/action_list_pages.h"
#include "plans/action_pages.h"
#include "plans/card_pages.h"
#include "plans/evaluation_import_pages.h"
#include "plans/evaluation_pages.h"
#include "plans/evidence_file_pages.h"
#include "plans/import_check_pages.h"
#include "plans/import_undo_pages.h"
#include "plans/inspection_pages.h"
#include "plans/milestone_pages.h"
#include "plans/progress_pages.h"
#include "plans/recommendation_list_pages.h"
#include "plans/recommendation_pages.h"
#include "plans/response_pages.h"
#include "plans/verdict_pages.h"
#include "records/file.h"
#include "records/job.h"
#include "records/setting.h"
#include "scanning.h"
#include "web/asset.h"
#include "web/health.h"

#define ADMIN ROLE_BIT(ROLE_ADMIN)
#define COORDINATOR ROLE_BIT(ROLE_COORDINATOR)
#define INSPECTOR ROLE_BIT(ROLE_INSPECTOR)
#define LEADS_OR_OWNS (ROLE_BIT(ROLE_HEAD) | ROLE_BIT(ROLE_OFFICER))
#define MACHINE_READERS (ROLE_BIT(ROLE_ADMIN) | ROLE_BIT(ROLE_AUDITOR))
#define PERSON_KEEPERS (ROLE_BIT(ROLE_ADMIN) | ROLE_BIT(ROLE_HEAD) | ROLE_BIT(ROLE_LEADER))
#define PERSON_READERS (PERSON_KEEPERS | ROLE_BIT(ROLE_AUDITOR))

const Route route_table[] = {
	{ GET, "/", ANYONE, READ, front_show },
	{ GET, "/rekomendasi", ANYONE, READ, recommendation_index,
	  .query = "kata status perangkat tahun indikator urut mulai" },
	{ GET, "/rekomendasi.csv", ANYONE, HEAVY, recommendation_table_file,
	  .query = "kata status perangkat tahun indikator urut bentuk" },
	{ GET, "/rekomendasi/{ref}", ANYONE, READ, recommendation_show },
	{ GET, "/jurnal", ANYONE, READ, journal_index,
	  .query = "hal nomor peristiwa perangkat asal dari sampai urut mulai" },
	{ GET, "/jurnal.csv", ANYONE, HEAVY, journal_table_file,
	  .query = "hal nomor peristiwa perangkat asal dari sampai urut bentuk" },
	{ GET, "/perangkat-daerah", ANYONE, READ, agency_index },
	{ GET, "/perangkat-daerah/baru", ADMIN, READ, agency_new },
	{ POST, "/perangkat-daerah/baru", ADMIN, WRITE, agency_create },
	{ GET, "/perangkat-daerah/{slug}", ANYONE, READ, agency_show },
	{ GET, "/perangkat-daerah/{slug}/ubah", ADMIN, READ, agency_edit_show },
	{ POST, "/perangkat-daerah/{slug}/ubah", ADMIN, WRITE, agency_update },
	{ GET, "/perangkat-daerah/{slug}/tutup", ADMIN, READ, agency_close_edit },
	{ POST, "/perangkat-daerah/{slug}/tutup", ADMIN, WRITE, agency_close_update },
	{ GET, "/kartu.png", ANYONE, HEAVY, front_card_show },
	{ GET, "/rekomendasi/{ref}/kartu.png", ANYONE, HEAVY, recommendation_card_show },
	{ GET, "/rencana-aksi/{action}/kartu.png", ANYONE, HEAVY, action_card_show },
	{ GET, "/bukti/{evidence}/kartu.png", ANYONE, HEAVY, evidence_card_show },
	{ GET, "/perangkat-daerah/{slug}/kartu.png", ANYONE, HEAVY, agency_card_show },
	{ GET, "/tugas", SIGNED_IN, READ, inbox_show },
	{ GET, "/surat-keluar", ROLE_BIT(ROLE_ADMIN), READ, outbox_show },
	{ POST, "/surat-keluar/{mail}/ulang", ROLE_BIT(ROLE_ADMIN), WRITE, outbox_again },
	{ POST, "/surat-keluar/{mail}/batal", ROLE_BIT(ROLE_ADMIN), WRITE, outbox_remove },
	{ GET, "/pemindaian", MACHINE_READERS, READ, scan_show },
	{ GET, "/pemeriksaan", INSPECTOR, READ, inspection_show },

	{ GET, "/impor", COORDINATOR, READ, import_new, .query = "tersimpan" },
	{ POST, "/impor", COORDINATOR, WRITE, import_check, .prepare = import_check_prepare,
	  .body_limit_bytes = IMPORT_FORM_BYTES, .takes_files = true,
	  .admit = import_check_admits },
	{ POST, "/impor/simpan", COORDINATOR, WRITE, import_create, import_kept_prepare },
	{ POST, "/impor/periksa", COORDINATOR, WRITE, import_recheck, import_kept_prepare },
	{ GET, "/impor/salinan", COORDINATOR, HEAVY, import_copy_show,
	  .query = "berkas ukuran tanda tahun instansi nama" },
	{ POST, "/impor/judul/{choice}/hapus", COORDINATOR, WRITE, import_choice_delete },
	{ GET, "/impor/{import}/batal", COORDINATOR, READ, import_undo_new },
	{ POST, "/impor/{import}/batal", COORDINATOR, WRITE, import_undo_create },

	{ GET, "/evaluasi/{year}/surat", COORDINATOR, READ, evaluation_letter_edit },
	{ POST, "/evaluasi/{year}/surat", COORDINATOR, WRITE, evaluation_letter_update },
	{ GET, "/rekomendasi/{ref}/ubah", COORDINATOR, READ, recommendation_edit },
	{ POST, "/rekomendasi/{ref}/ubah", COORDINATOR, WRITE, recommendation_update },
	{ GET, "/rekomendasi/{ref}/tanggapan", COORDINATOR, READ, response_new },
	{ POST, "/rekomendasi/{ref}/tanggapan", COORDINATOR, WRITE, response_create },
	{ GET, "/rencana-aksi", ANYONE, READ, action_index,
	  .query = "kata status perangkat sebagai tahun batas urut mulai" },
	{ GET, "/rencana-aksi.csv", ANYONE, HEAVY, action_table_file,
	  .query = "kata status perangkat sebagai tahun batas urut bentuk" },
	{ GET, "/rencana-aksi/baru", COORDINATOR, READ, action_new, .query = "dari" },
	{ POST, "/rencana-aksi/baru", COORDINATOR, WRITE, action_create },
	{ GET, "/rencana-aksi/{action}", ANYONE, READ, action_show },
	{ GET, "/rencana-aksi/{action}/ubah", COORDINATOR | LEADS_OR_OWNS, READ, action_edit },
	{ POST, "/rencana-aksi/{action}/ubah", COORDINATOR | LEADS_OR_OWNS, WRITE, action_update },
	{ GET, "/rencana-aksi/{action}/tarik", COORDINATOR, READ, action_withdraw_edit },
	{ POST, "/rencana-aksi/{action}/tarik", COORDINATOR, WRITE, action_withdraw_update },
	{ POST, "/rencana-aksi/{action}/rekomendasi", COORDINATOR | LEADS_OR_OWNS, WRITE,
	  action_serve_create },
	{ GET, "/rencana-aksi/{action}/keluaran", COORDINATOR | LEADS_OR_OWNS, READ, output_new },
	{ POST, "/rencana-aksi/{action}/keluaran", COORDINATOR | LEADS_OR_OWNS, WRITE,
	  output_create },
	{ GET, "/keluaran/{output}/ubah", COORDINATOR | LEADS_OR_OWNS, READ, output_edit },
	{ POST, "/keluaran/{output}/ubah", COORDINATOR | LEADS_OR_OWNS, WRITE, output_update },
	{ GET, "/keluaran/{output}/kemajuan", ANYONE, READ, progress_index },
	{ GET, "/keluaran/{output}/kemajuan/{quarter}", COORDINATOR | LEADS_OR_OWNS, READ,
	  progress_new },
	{ POST, "/keluaran/{output}/kemajuan/{quarter}", COORDINATOR | LEADS_OR_OWNS, WRITE,
	  progress_create },
	{ GET, "/kemajuan/{progress}/persetujuan", ROLE_BIT(ROLE_HEAD), READ,
	  progress_settle_edit },
	{ POST, "/kemajuan/{progress}/persetujuan", ROLE_BIT(ROLE_HEAD), WRITE,
	  progress_settle_update },
	{ GET, "/rencana-aksi/{action}/tonggak", COORDINATOR | LEADS_OR_OWNS, READ, milestone_new },
	{ POST, "/rencana-aksi/{action}/tonggak", COORDINATOR | LEADS_OR_OWNS, WRITE,
	  milestone_create },
	{ GET, "/tonggak/{milestone}/ubah", COORDINATOR | LEADS_OR_OWNS, READ, milestone_edit },
	{ POST, "/tonggak/{milestone}/ubah", COORDINATOR | LEADS_OR_OWNS, WRITE, milestone_update },
	{ GET, "/tonggak/{milestone}/bukti", LEADS_OR_OWNS, READ, evidence_new },
	{ POST, "/tonggak/{milestone}/bukti", LEADS_OR_OWNS, WRITE, evidence_create,
	  .prepare = evidence_prepare, .body_limit_bytes = EVIDENCE_FORM_BYTES, .takes_files = true,
	  .admit = evidence_create_admits },
	{ GET, "/bukti/{evidence}", ANYONE, READ, evidence_show },
	{ POST, "/bukti/{evidence}/buka", ROLE_BIT(ROLE_HEAD), WRITE, evidence_open_update },
	{ GET, "/bukti/{evidence}/salinan", LEADS_OR_OWNS, READ, evidence_copy_edit },
	{ POST, "/bukti/{evidence}/salinan", LEADS_OR_OWNS, WRITE, evidence_copy_update,
	  .prepare = evidence_prepare, .body_limit_bytes = EVIDENCE_FORM_BYTES, .takes_files = true,
	  .admit = evidence_copy_admits },
	{ GET, "/bukti/{evidence}/putusan", INSPECTOR, READ, verdict_new },
	{ POST, "/bukti/{evidence}/putusan", INSPECTOR, WRITE, verdict_create },
	{ GET, "/berkas/{sha256}", ANYONE, HEAVY, evidence_file_show },
	{ GET, "/berkas/{sha256}/kecil", ANYONE, READ, evidence_small_show },

	{ GET, "/data-terbuka", ANYONE, READ, api_guide_show },
	{ GET, "/putusan.atom", ANYONE, READ, verdict_feed_show },
	{ GET, "/rekomendasi/{ref}/umpan.atom", ANYONE, READ, recommendation_feed_show },
	{ GET, "/perangkat-daerah/{slug}/umpan.atom", ANYONE, READ, agency_feed_show },

	{ GET, "/api/openapi.json", ANYONE, READ, api_document_show },
	{ GET, "/api/v1/evaluations", ANYONE, READ, api_evaluation_index },
	{ GET, "/api/v1/evaluations/{year}", ANYONE, READ, api_evaluation_show },
	{ GET, "/api/v1/recommendations", ANYONE, READ, api_recommendation_index,
	  .query = "q status agency year indicator sort limit cursor" },
	{ GET, "/api/v1/recommendations/{ref}", ANYONE, READ, api_recommendation_show },
	{ GET, "/api/v1/actions", ANYONE, READ, api_action_index,
	  .query = "q status agency role year due sort limit cursor" },
	{ GET, "/api/v1/actions/{action}", ANYONE, READ, api_action_show },
	{ GET, "/api/v1/actions/{action}/outputs", ANYONE, READ, api_action_output_index },
	{ GET, "/api/v1/outputs", ANYONE, READ, api_output_index,
	  .query = "agency year limit cursor" },
	{ GET, "/api/v1/outputs/{output}", ANYONE, READ, api_output_show },
	{ GET, "/api/v1/agencies", ANYONE, READ, api_agency_index, .query = "limit cursor" },
	{ GET, "/api/v1/agencies/{slug}", ANYONE, READ, api_agency_show },
	{ GET, "/api/v1/evidence", ANYONE, READ, api_evidence_index,
	  .query = "agency status sort limit cursor" },
	{ GET, "/api/v1/evidence/{evidence}", ANYONE, READ, api_evidence_show },
	{ GET, "/api/v1/journal", ANYONE, READ, api_journal_index,
	  .query = "kind subject deed agency source from until sort limit cursor" },
	{ GET, "/api/v1/journal/{entry}", ANYONE, READ, api_journal_show },

	{ GET, "/masuk", ANYONE, READ, session_new, .query = "lanjut" },
	{ POST, "/masuk", ANYONE, WRITE, session_create, .prepare = session_prepare,
	  .hashes = true },
	{ POST, "/keluar", SIGNED_IN, WRITE, session_remove },
	{ GET, "/undangan/{token}", ANYONE, READ, invitation_show },
	{ POST, "/undangan/{token}", ANYONE, WRITE, invitation_use, .prepare = invitation_prepare,
	  .hashes = true },
	{ GET, "/lupa-sandi", ANYONE, READ, reset_new },
	{ POST, "/lupa-sandi", ANYONE, WRITE, reset_create },
	{ GET, "/lupa-sandi/terkirim", ANYONE, READ, reset_sent },
	{ GET, "/sandi-baru/{token}", ANYONE, READ, invitation_show },
	{ POST, "/sandi-baru/{token}", ANYONE, WRITE, invitation_use, .prepare = invitation_prepare,
	  .hashes = true },
	{ GET, "/sesi", SIGNED_IN, READ, own_session_index },
	{ POST, "/sesi/{session}/akhir", SIGNED_IN, WRITE, own_session_remove },
	{ POST, "/sesi/akhiri-lain", SIGNED_IN, WRITE, own_session_remove_others },
	{ POST, "/sesi/surel", SIGNED_IN, WRITE, own_email_update },
	{ GET, "/pengguna", PERSON_READERS, READ, person_index },
	{ POST, "/pengguna", PERSON_KEEPERS, WRITE, person_create },
	{ GET, "/pengguna/baru", PERSON_KEEPERS, READ, person_new },
	{ GET, "/pengguna/{person}", PERSON_READERS, READ, person_show },
	{ POST, "/pengguna/{person}", PERSON_KEEPERS, WRITE, person_update },
	{ POST, "/pengguna/{person}/peran", PERSON_KEEPERS, WRITE, role_create },
	{ POST, "/pengguna/{person}/tautan", PERSON_KEEPERS, WRITE, person_renew },
	{ POST, "/pengguna/{person}/blokir", PERSON_KEEPERS, WRITE, person_close },
	{ POST, "/pengguna/{person}/buka", PERSON_KEEPERS, WRITE, person_open },
	{ POST, "/peran/{grant}/akhir", PERSON_KEEPERS, WRITE, role_remove },

	{ GET, "/assets/{name}", ANYONE, NO_DATABASE, asset_show, .query = "v" },
	{ GET, "/healthz", ANYONE, NO_DATABASE, health_show },
	{ GET, "/readyz", ANYONE, READ, ready_show },
};
const size_t route_count = sizeof route_table / sizeof *route_table;

static void read_site(Db *db, Site *site, Arena *arena)
{
	Arena *before = db_arena(db);
	db_set_arena(db, arena);
	*site = (Site){
		.regency = setting_find(db, "regency.name"),
		.code = setting_find(db, "regency.code"),
		.zone_hours = setting_zone_hours(db),
		.zone_name = setting_find(db, "regency.zone"),
		.is_demo = setting_integer(db, "is_demo") != 0,
		.form_secret = secret_find(db, "form"),
		.tracking_secret = secret_find(db, "tracking"),
	};
	db_set_arena(db, before);
}

static void keep_chunk(Db *db, const Upload *upload, int64_t position, Str bytes, Instant now)
{
	file_chunk_keep(db, &(FileChunk){ upload->sha256, position, bytes }, now);
}

/* A watched deed that was refused: who tried what, on what. */
static void journal_refusal(Request *rq)
{
	JsonObject public_facts = json_object(rq->arena), private_facts = json_object(rq->arena);
	json_text(&public_facts, "deed", rq->refused_deed);
	json_text(&private_facts, "about", rq->refused_about);
	journal_add(rq->db, rq->by, "refuse", "refusal", 0, &public_facts, &private_facts);
}

const Hooks route_hooks = {
	.read_site = read_site,
	.find_session = session_attach,
	.keep_chunk = keep_chunk,
	.journal_refusal = journal_refusal,
	.run_effects = effects_run,
	.every_minute = jobs_every_minute,
	.every_day = jobs_every_day,
	.has_job = job_is_due,
	.run_job = jobs_run_piece,
	.outside = { &scanning, &mailing },
};
