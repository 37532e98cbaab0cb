/* SPDX-License-Identifier: Apache-2.0 */
#include "plans/status_pages.h"

typedef struct StatusLook {
	const char *label, *css, *icon, *slug;
	StatusGroup group;
} StatusLook;

static const StatusLook looks[STATUSES] = {
	[STATUS_UNANSWERED] = { N_("Belum ditanggapi"), "is-none", "none", "belum-ditanggapi",
				GROUP_IDLE },
	[STATUS_NOTED] = { N_("Dicatat dengan alasan"), "is-note", "note", "dicatat-dengan-alasan",
			   GROUP_NOTED },
	[STATUS_UNPLANNED] = { N_("Belum direncanakan"), "is-none", "none", "belum-direncanakan",
			       GROUP_IDLE },
	[STATUS_CARRIED_OUT] = { N_("Dilaksanakan, dampak belum terbukti"), "is-done", "done",
				 "dilaksanakan", GROUP_DONE },
	[STATUS_LATE] = { N_("Terlambat"), "is-late", "late", "terlambat", GROUP_LATE },
	[STATUS_OBSTRUCTED] = { N_("Terkendala"), "is-stuck", "stuck", "terkendala", GROUP_STUCK },
	[STATUS_RETURNED] = { N_("Dikembalikan"), "is-back", "back", "dikembalikan", GROUP_BUSY },
	[STATUS_WAITING] = { N_("Menunggu pemeriksaan"), "is-wait", "wait", "menunggu-pemeriksaan",
			     GROUP_BUSY },
	[STATUS_RUNNING] = { N_("Berjalan"), "is-run", "run", "berjalan", GROUP_BUSY },
};

typedef struct GroupLook {
	const char *word, *css, *slug;
} GroupLook;

static const GroupLook groups[STATUS_GROUPS] = {
	[GROUP_DONE] = { N_("dilaksanakan"), "is-done", "dilaksanakan" },
	[GROUP_BUSY] = { N_("dikerjakan"), "is-run", "dikerjakan" },
	[GROUP_LATE] = { N_("terlambat"), "is-late", "terlambat" },
	[GROUP_STUCK] = { N_("terkendala"), "is-stuck", "terkendala" },
	[GROUP_IDLE] = { N_("belum mulai"), "is-none", "belum-mulai" },
	[GROUP_NOTED] = { N_("dicatat dengan alasan"), "is-note", "dicatat-dengan-alasan" },
};

Str status_label(const Request *rq, Status status, int days_late)
{
	if (status == STATUS_LATE && days_late > 0)
		return TF(rq, "Terlambat {n} hari kerja", HOLE_N("n", days_late));
	return t(rq, looks[status].label);
}

const char *status_class(Status status)
{
	return looks[status].css;
}

Url icon(const Request *rq, const char *name)
{
	Buf out = buf_new(rq->arena);
	buf_add_c(&out, "/assets/icons.svg#");
	buf_add_c(&out, name);
	return (Url){ buf_str(&out) };
}

Url status_icon(const Request *rq, Status status)
{
	return icon(rq, looks[status].icon);
}

const char *status_slug(Status status)
{
	return looks[status].slug;
}

bool status_from_slug(Str slug, Status *status)
{
	for (Status s = 0; s < STATUSES; s++)
		if (str_equal_c(slug, looks[s].slug)) {
			*status = s;
			return true;
		}
	return false;
}

StatusGroup status_group(Status status)
{
	return looks[status].group;
}

Str status_group_count(const Request *rq, StatusGroup group, int64_t n)
{
	switch (group) {
	case GROUP_DONE:
		return TF(rq, "{n} dilaksanakan", HOLE_N("n", n));
	case GROUP_BUSY:
		return TF(rq, "{n} dikerjakan", HOLE_N("n", n));
	case GROUP_LATE:
		return TF(rq, "{n} terlambat", HOLE_N("n", n));
	case GROUP_STUCK:
		return TF(rq, "{n} terkendala", HOLE_N("n", n));
	case GROUP_IDLE:
		return TF(rq, "{n} belum mulai", HOLE_N("n", n));
	case GROUP_NOTED:
		return TF(rq, "{n} dicatat dengan alasan", HOLE_N("n", n));
	case STATUS_GROUPS:
		break;
	}
	return (Str){ 0 };
}

Str status_group_word(const Request *rq, StatusGroup group)
{
	return t(rq, groups[group].word);
}

const char *status_group_class(StatusGroup group)
{
	return groups[group].css;
}

const char *status_group_slug(StatusGroup group)
{
	return groups[group].slug;
}

uint32_t statuses_of_slug(Str slug)
{
	uint32_t bits = 0;
	for (Status s = 0; s < STATUSES; s++)
		if (slug.length == 0 || str_equal_c(slug, looks[s].slug) ||
		    str_equal_c(slug, groups[looks[s].group].slug))
			bits |= UINT32_C(1) << s;
	return bits;
}

Str rank_label(const Request *rq, Rank rank)
{
	static const char *const labels[RANKS] = {
		[RANK_PLAN] = N_("dokumen rencana"),
		[RANK_DECREE] = N_("keputusan atau undangan"),
		[RANK_PHOTO] = N_("foto"),
		[RANK_SYSTEM] = N_("data sistem"),
		[RANK_CITIZEN] = N_("konfirmasi warga"),
	};
	return t(rq, labels[rank]);
}

Str rank_words(const Request *rq, Rank rank)
{
	return TF(rq, "{rank} dari {ranks}, {label}", HOLE_N("rank", rank + 1),
		  HOLE_N("ranks", RANKS), HOLE("label", rank_label(rq, rank)));
}

Str evidence_worth(const Request *rq, const Evidence *evidence)
{
	if (evidence->is_link && !evidence->file_sha256.length)
		return TF(rq, "{rank} dari {ranks}, tautan tanpa salinan",
			  HOLE_N("rank", evidence_rank(evidence) + 1), HOLE_N("ranks", RANKS));
	return rank_words(rq, evidence_rank(evidence));
}

Str evidence_outcome(const Request *rq, const Evidence *evidence, const VerdictList *verdicts)
{
	for (size_t i = 0; i < verdicts->count; i++)
		if (verdicts->items[i].evidence == evidence->id)
			return verdicts->items[i].kind == VERDICT_ACCEPTED ? T(rq, "diterima")
									   : T(rq, "dikembalikan");
	return T(rq, "menunggu pemeriksaan");
}

Str kind_label(const Request *rq, Str kind)
{
	if (str_equal(kind, S("pdf")))
		return S("PDF");
	if (str_equal(kind, S("xlsx")))
		return S("XLSX");
	if (str_equal(kind, S("jpeg")))
		return S("JPEG");
	if (str_equal(kind, S("png")))
		return S("PNG");
	if (str_equal(kind, S("webp")))
		return S("WebP");
	return T(rq, "Berkas");
}

Str response_label(const Request *rq, ResponseKind kind)
{
	static const char *const labels[] = {
		[RESPONSE_NONE] = N_("belum ada"),
		[RESPONSE_ACCEPTED] = N_("diterima"),
		[RESPONSE_PARTLY] = N_("diterima sebagian"),
		[RESPONSE_NOTED] = N_("dicatat"),
	};
	return t(rq, labels[kind]);
}

Str verdict_reason_label(const Request *rq, VerdictReason reason)
{
	static const char *const labels[VERDICT_REASONS] = {
		[REASON_NONE] = N_("tanpa catatan"),
		[REASON_NOT_THE_RESULT] = N_("Berkas tidak menunjukkan hasil"),
		[REASON_INCOMPLETE] = N_("Belum lengkap"),
		[REASON_UNREADABLE] = N_("Tidak terbaca"),
		[REASON_WRONG_PERIOD] = N_("Tanggal di luar masa tonggak"),
		[REASON_NOT_FORMAL] = N_("Matriks, bukan laporan resmi"),
		[REASON_USED_BEFORE] = N_("Berkas dipakai di tonggak lain"),
		[REASON_OTHER] = N_("Alasan lain"),
	};
	return t(rq, labels[reason]);
}
