/* SPDX-License-Identifier: Apache-2.0 */
/* Public pages as bytes, for readers without a session. A page is kept whole, with its header lines
 * and in each content coding, and holds for one revision of the database and one local day; the
 * least recently asked for makes room. No handler knows. */
#ifndef NYATA_PAGE_CACHE_H
#define NYATA_PAGE_CACHE_H

#include <microhttpd.h>

#include "web/pool.h"
#include "web/response.h"

typedef struct PageCache PageCache;

/* heavy packs pages smaller than a reader would wait for. */
PageCache *page_cache_new(Arena *arena, Pool *heavy, size_t most_bytes);
/* After libmicrohttpd and the pool have stopped. */
void page_cache_free(PageCache *cache);

/* Empty: this request's answer is never kept. */
Str page_cache_key(const Request *rq, Str cookie);
/* Queues the kept page on the connection; false: there is none that holds. */
bool page_cache_send(PageCache *cache, struct MHD_Connection *connection, const Request *rq,
		     Str key);
/* Keeps the answer if it is one to keep; rq->revision was read before its snapshot opened. */
void page_cache_keep(PageCache *cache, const Request *rq, Str key, const Response *answer);

#endif
