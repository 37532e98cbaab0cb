/* SPDX-License-Identifier: Apache-2.0 */
/* Share cards of the front page and of an agency. */
#ifndef NYATA_HOME_CARD_PAGES_H
#define NYATA_HOME_CARD_PAGES_H

#include "people/agency.h"
#include "web/response.h"

Response front_card_show(Request *rq);
Response agency_card_show(Request *rq);
/* "Memimpin 3 rencana aksi, memegang 2 rekomendasi" */
Str agency_sentence(Request *rq, Id agency);

#endif
