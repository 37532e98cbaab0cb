/* SPDX-License-Identifier: Apache-2.0 */
#include "home/inbox_pages.h"

#include "home/inbox_view.h"

Str inbox_headline(Request *rq, const Inbox *inbox)
{
	size_t count = inbox->late.count + inbox->week.count + inbox->later.count;
	if (count == 0)
		return T(rq, "Tidak ada yang menunggu Anda");
	return TF(rq, "{late} terlambat, {week} minggu ini, {later} sesudahnya",
		  HOLE_N("late", inbox->late.count), HOLE_N("week", inbox->week.count),
		  HOLE_N("later", inbox->later.count));
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
