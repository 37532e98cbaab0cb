/* SPDX-License-Identifier: Apache-2.0 */
#include "web/layout.h"

#include <string.h>

#include "base/buf.h"
#include "web/address.h"
#include "web/form.h"
#include "web/route.h"

const NavEntry nav_entries[] = {
	{ "/tugas", N_("Tugas saya"), "tugas" },
	{ "/rekomendasi", N_("Rekomendasi"), "rekomendasi" },
	{ "/rencana-aksi", N_("Rencana aksi"), "rencana-aksi" },
	{ "/pemeriksaan", N_("Pemeriksaan"), "pemeriksaan" },
	{ "/impor", N_("Impor"), "impor" },
	{ "/perangkat-daerah", N_("Perangkat daerah"), "perangkat-daerah" },
	{ "/pengguna", N_("Pengguna"), "pengguna" },
};
const size_t nav_count = sizeof nav_entries / sizeof nav_entries[0];

bool nav_is_current(const Request *rq, const NavEntry *entry)
{
	return rq->section && strcmp(rq->section, entry->section) == 0;
}

Str layout_title(const Request *rq)
{
	Buf out = buf_new(rq->arena);
	if (form_invalid(rq)) {
		buf_add_str(&out, T(rq, "Ada kesalahan"));
		buf_add_c(&out, ": ");
	}
	buf_add_str(&out, rq->title);
	if (rq->title.length)
		buf_add_c(&out, " · ");
	buf_add_c(&out, "Nyata");
	return buf_str(&out);
}

Str layout_site_name(const Request *rq)
{
	return str_print(rq->arena, "Nyata %" STR_FORMAT, STR_ARGS(rq->site->regency));
}

Str layout_share_title(const Request *rq)
{
	return rq->title.length ? rq->title : rq->site->regency;
}

bool may_be_shared(const Request *rq)
{
	return rq->route && (rq->route->who & ANYONE) && rq->method != POST && !rq->has_form &&
	       rq->title.length && rq->site->public_url.length;
}

Url layout_share_address(const Request *rq)
{
	Buf out = buf_new(rq->arena);
	buf_add_c(&out, "https://wa.me/?text=");
	address_add_encoded(&out, layout_share_title(rq));
	buf_add_c(&out, "%20");
	address_add_encoded(&out, layout_address(rq, rq->language).text);
	return (Url){ buf_str(&out) };
}

Url layout_address(const Request *rq, Language language)
{
	Buf out = buf_new(rq->arena);
	if (rq->site->public_url.length == 0)
		return (Url){ 0 };
	buf_add_str(&out, rq->site->public_url);
	if (language == ENGLISH)
		buf_add_c(&out, "/en");
	if (language != ENGLISH || rq->path.length > 1)
		address_add_encoded_path(&out, rq->path);
	return (Url){ buf_str(&out) };
}
