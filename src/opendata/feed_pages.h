/* SPDX-License-Identifier: Apache-2.0 */
/* /putusan.atom, /rekomendasi/{ref}/umpan.atom, /perangkat-daerah/{slug}/umpan.atom */
#ifndef NYATA_FEED_PAGES_H
#define NYATA_FEED_PAGES_H

#include "web/response.h"

Response verdict_feed_show(Request *rq);
Response recommendation_feed_show(Request *rq);
Response agency_feed_show(Request *rq);

#endif
