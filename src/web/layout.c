/* SPDX-License-Identifier: Apache-2.0 */
#include "web/layout.h"

#include <string.h>

#include "base/buf.h"
#include "web/address.h"
#include "web/form.h"

const NavEntry nav_entries[] = {
	{ "/tugas", N_("Tugas saya"), "tugas" },
	{ "/rekomendasi", N_("Rekomendasi"), "rekomendasi" },
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
