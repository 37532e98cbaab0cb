/* SPDX-License-Identifier: Apache-2.0 */
#include "home/inbox_pages.h"

#include "base/list.h"
#include "home/inbox_view.h"
#include "plans/output_pages.h"

Str inbox_headline(Request *rq, const Inbox *inbox)
{
	const struct {
		size_t count;
		const char *first, *further;
	} groups[] = {
		{ inbox->late.count, N_("{n} tugas terlambat"), N_("{n} terlambat") },
		{ inbox->now.count, N_("{n} tugas sekarang"), N_("{n} sekarang") },
		{ inbox->week.count, N_("{n} tugas dalam 5 hari kerja"),
		  N_("{n} dalam 5 hari kerja") },
		{ inbox->later.count, N_("{n} tugas sesudahnya"), N_("{n} sesudahnya") },
	};
	StrList parts = { 0 };
	for (size_t i = 0; i < sizeof groups / sizeof *groups; i++) {
		const Hole n[] = { HOLE_N("n", groups[i].count), { 0 } };
		const char *words = parts.count ? groups[i].further : groups[i].first;
		if (groups[i].count)
			*list_push(rq->arena, &parts) = t_fill(rq, words, n);
	}
	if (parts.count == 0)
		return T(rq, "Tidak ada yang menunggu Anda");
	return str_join(rq->arena, &parts, S(", "));
}

Str task_deed(Request *rq, const Task *task)
{
	switch (task->kind) {
	case TASK_RESPOND:
		return T(rq, "Tanggapi rekomendasi");
	case TASK_PLAN:
		return T(rq, "Buat rencana aksi");
	case TASK_MILESTONES:
		return T(rq, "Tulis tonggak rencana aksi");
	case TASK_STRENGTHEN:
		return T(rq, "Lengkapi bukti rencana aksi");
	case TASK_PROVE:
		return T(rq, "Serahkan bukti");
	case TASK_MEND:
		return T(rq, "Perbaiki bukti yang dikembalikan");
	case TASK_REPORT:
		return TF(rq, "Laporkan kemajuan {quarter}",
			  HOLE("quarter", quarter_label(rq, task->quarter)));
	case TASK_APPROVE:
		return TF(rq, "Setujui laporan kemajuan {quarter}",
			  HOLE("quarter", quarter_label(rq, task->quarter)));
	case TASK_UNBLOCK:
		return T(rq, "Hilangkan kendala");
	case TASK_JUDGE:
		return T(rq, "Periksa bukti");
	case TASK_INFECTED:
		return T(rq, "Ganti berkas yang mengandung virus");
	case TASK_SCANNER:
		return T(rq, "Hidupkan pemindai virus");
	case TASK_MAIL:
		return T(rq, "Periksa surat yang gagal");
	}
	return (Str){ 0 };
}

Str task_button(Request *rq, TaskKind kind)
{
	switch (kind) {
	case TASK_RESPOND:
		return T(rq, "Beri tanggapan");
	case TASK_PLAN:
		return T(rq, "Buat rencana aksi");
	case TASK_MILESTONES:
		return T(rq, "Tambah tonggak");
	case TASK_STRENGTHEN:
	case TASK_PROVE:
		return T(rq, "Serahkan bukti");
	case TASK_MEND:
		return T(rq, "Perbaiki bukti");
	case TASK_REPORT:
		return T(rq, "Laporkan");
	case TASK_APPROVE:
		return T(rq, "Periksa");
	case TASK_UNBLOCK:
		return T(rq, "Lihat kendalanya");
	case TASK_JUDGE:
		return T(rq, "Periksa");
	case TASK_INFECTED:
		return T(rq, "Lihat bukti");
	case TASK_SCANNER:
		return T(rq, "Lihat pemindaian");
	case TASK_MAIL:
		return T(rq, "Lihat surat");
	}
	return (Str){ 0 };
}

const char *group_class(const Inbox *inbox)
{
	int groups = (inbox->late.count > 0) + (inbox->now.count > 0) + (inbox->week.count > 0) +
		     (inbox->later.count > 0);
	return groups == 1 ? "vh" : "head";
}

const char *task_class(const Task *task)
{
	if (task->kind == TASK_UNBLOCK)
		return "is-stuck";
	if (day_is_set(task->since))
		return "is-wait";
	if (task->days < 0 || task->kind == TASK_INFECTED || task->kind == TASK_SCANNER ||
	    task->kind == TASK_MAIL)
		return "is-late";
	if (task->kind == TASK_MEND)
		return "is-back";
	return task->days <= 5 ? "is-run" : "is-none";
}

/* GET /tugas */
Response inbox_show(Request *rq)
{
	Inbox inbox = inbox_read(rq->db, rq->person, rq->today);
	rq->section = "tugas";
	bool is_set_up = evaluation_newest(rq->db) != NULL;
	return page(rq, is_set_up ? inbox_view(rq, &inbox) : inbox_before_view(rq));
}
