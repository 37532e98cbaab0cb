/* SPDX-License-Identifier: Apache-2.0 */
/* Whether a PDF is whole and open to everybody, as far as that can be told without unpacking it. */
#ifndef NYATA_OPEN_PDF_H
#define NYATA_OPEN_PDF_H

#include "base/open_stream.h"
#include "base/str.h"

/* FINE; WRONG_KIND without %PDF- as its first bytes; BROKEN without startxref and %%EOF at its end;
 * ENCRYPTED with an entry /Encrypt outside of its streams: it stands in the trailer or in the
 * dictionary of the cross-reference stream (ISO 32000-1, 7.5.5 and 7.5.8), which are never packed
 * themselves. */
OpenStatus pdf_status(Str bytes);

#endif
