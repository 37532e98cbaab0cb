/* SPDX-License-Identifier: Apache-2.0 */
#include "home/inbox_pages.h"

#include "base/list.h"
#include "home/inbox_view.h"

Str inbox_headline(Request *rq, const Inbox *inbox)
{
	StrList parts = { 0 };
	if (inbox->late.count)
		*list_push(rq->arena, &parts) =
			TF(rq, "{n} terlambat", HOLE_N("n", inbox->late.count));
	if (inbox->week.count)
		*list_push(rq->arena, &parts) =
			TF(rq, "{n} minggu ini", HOLE_N("n", inbox->week.count));
	if (inbox->later.count)
		*list_push(rq->arena, &parts) =
			TF(rq, "{n} sesudahnya", HOLE_N("n", inbox->later.count));
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
	case TASK_JUDGE:
		return T(rq, "Periksa bukti");
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
		return T(rq, "Unggah bukti");
	case TASK_PROVE:
		return T(rq, "Unggah bukti");
	case TASK_MEND:
		return T(rq, "Perbaiki bukti");
	case TASK_JUDGE:
		return T(rq, "Periksa");
	}
	return (Str){ 0 };
}

const char *task_class(const Task *task)
{
	if (task->days < 0)
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
	return page(rq, inbox_view(rq, &inbox));
}
