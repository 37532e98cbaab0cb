/* SPDX-License-Identifier: Apache-2.0 */
#include "web/page_cache.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "base/digest.h"
#include "base/list.h"
#include "base/log.h"
#include "web/encoding.h"
#include "web/header.h"
#include "web/route.h"

#define BUCKETS 1024
/* What a page weighs beside its bytes: header lines, and what libmicrohttpd keeps of each answer.
 */
#define OVERHEAD_BYTES 4096
/* Brotli at its best takes as long as a hundred answers, so a page has to be worth it. */
#define ASKED_TO_PACK 16
#define PAGE_TYPE "text/html; charset=utf-8"
#define PICTURE_TYPE "image/png"

typedef enum Coding { PLAIN, GZIP, BROTLI, CODINGS } Coding;

typedef struct Variant {
	struct MHD_Response *whole, *known; /* known: the 304. NULL: not made */
	Str tag;
} Variant;

/* Lives in an arena of its own. */
typedef struct Page Page;
struct Page {
	Page *next; /* in its bucket */
	Page *newer, *older;
	Arena *arena;
	Str key, body;
	uint64_t hash;
	int64_t revision;
	Day day;
	size_t size_bytes;
	HeaderLineList lines;
	bool is_picture; /* packed already: it has one variant */
	Variant variants[CODINGS];
	unsigned asked;
};

struct PageCache {
	pthread_mutex_t lock;
	Pool *heavy;
	uint8_t secret[SHORT_KEY_BYTES];
	Page *buckets[BUCKETS];
	Page *newest, *oldest;
	size_t size_bytes, most_bytes;
	bool is_packing; /* one page at a time */
};

/* A page on its way through HEAVY, by its own bytes, since it may be gone when it is done. */
typedef struct Packing {
	Errand errand;
	Arena *arena;
	PageCache *cache;
	Str key, body;
	int64_t revision;
} Packing;

static Page *find(PageCache *cache, Str key, uint64_t hash);
static bool holds(const Page *page, const Request *rq);
static Coding choose(const Page *page, const Request *rq);
static bool is_known(const Request *rq, Str tag);
static void move_to_front(PageCache *cache, Page *page);
static void remove_page(PageCache *cache, Page *page);
static bool is_to_keep(const Request *rq, const Response *answer);
static Page *make_page(const Request *rq, const Response *answer);
static void add_variant(Page *page, Coding coding, Str body);
static struct MHD_Response *make(const Page *page, Coding coding, Str body);
static void put_in(PageCache *cache, Page *page);
static bool may_pack(const PageCache *cache, const Page *page);
static void pack(PageCache *cache, const Page *page);
static void run_packing(Errand *errand, Reader *reader);

PageCache *page_cache_new(Arena *arena, Pool *heavy, size_t most_bytes)
{
	PageCache *cache = NEW(arena, PageCache);
	cache->heavy = heavy;
	cache->most_bytes = most_bytes;
	random_bytes(cache->secret, sizeof cache->secret);
	if (pthread_mutex_init(&cache->lock, NULL))
		fatal("a lock cannot be made");
	return cache;
}

void page_cache_free(PageCache *cache)
{
	while (cache->oldest)
		remove_page(cache, cache->oldest);
	pthread_mutex_destroy(&cache->lock);
}

Str page_cache_key(const Request *rq, Str cookie)
{
	bool is_get = rq->method == GET || rq->method == HEAD;
	if (!is_get || !rq->route || !(rq->route->who & ANYONE) || rq->route->lane == NO_DATABASE ||
	    cookie_value(rq->site, cookie).length)
		return (Str){ 0 };
	/* The length parts path and query, in which anything may stand. */
	return str_print(rq->arena, "%d %zu %" STR_FORMAT "?%" STR_FORMAT, (int)rq->language,
			 rq->path.length, STR_ARGS(rq->path), STR_ARGS(rq->query));
}

bool page_cache_send(PageCache *cache, struct MHD_Connection *connection, const Request *rq,
		     Str key)
{
	bool is_sent = false;
	uint64_t hash = digest_short(cache->secret, key);
	pthread_mutex_lock(&cache->lock);
	Page *page = find(cache, key, hash);
	if (page && holds(page, rq)) {
		const Variant *variant = &page->variants[choose(page, rq)];
		bool has_it = is_known(rq, variant->tag);
		is_sent =
			MHD_queue_response(connection, has_it ? MHD_HTTP_NOT_MODIFIED : MHD_HTTP_OK,
					   has_it ? variant->known : variant->whole) == MHD_YES;
		move_to_front(cache, page);
		if (++page->asked >= ASKED_TO_PACK && may_pack(cache, page) &&
		    encoding_taken(rq->accept_encoding, "br"))
			pack(cache, page);
	}
	pthread_mutex_unlock(&cache->lock);
	return is_sent;
}

void page_cache_keep(PageCache *cache, const Request *rq, Str key, const Response *answer)
{
	if (!key.length || !is_to_keep(rq, answer))
		return;
	Page *page = make_page(rq, answer);
	page->key = str_copy(page->arena, key);
	page->hash = digest_short(cache->secret, key);
	pthread_mutex_lock(&cache->lock);
	Page *before = find(cache, key, page->hash);
	if (before)
		remove_page(cache, before);
	put_in(cache, page);
	pthread_mutex_unlock(&cache->lock);
}

/* --- finding --- */

static Page *find(PageCache *cache, Str key, uint64_t hash)
{
	Page *page = cache->buckets[hash % BUCKETS];
	while (page && (page->hash != hash || !str_equal(page->key, key)))
		page = page->next;
	return page;
}

static bool holds(const Page *page, const Request *rq)
{
	return page->revision == rq->revision && day_compare(page->day, rq->today) == 0;
}

static Coding choose(const Page *page, const Request *rq)
{
	if (page->variants[BROTLI].whole && encoding_taken(rq->accept_encoding, "br"))
		return BROTLI;
	if (page->variants[GZIP].whole && encoding_taken(rq->accept_encoding, "gzip"))
		return GZIP;
	return PLAIN;
}

/* W/ before a tag does not matter here. */
static bool is_known(const Request *rq, Str tag)
{
	Str rest = rq->if_none_match;
	while (rest.length) {
		Str one = str_trim(str_cut(&rest, ','));
		if (str_starts(one, S("W/")))
			one = str_slice(one, 2, one.length);
		if (str_equal(one, tag) || str_equal(one, S("*")))
			return true;
	}
	return false;
}

/* --- keeping --- */

static bool is_kept_type(Str type)
{
	return str_equal_c(type, PAGE_TYPE) || str_equal_c(type, PICTURE_TYPE) ||
	       str_equal_c(type, JSON_TYPE) || str_equal_c(type, FEED_TYPE);
}

static bool is_to_keep(const Request *rq, const Response *answer)
{
	return answer->status == 200 && !answer->set_cookie.length && !rq->has_form &&
	       answer->descriptor <= 0 && !answer->cache_control && !answer->etag.length &&
	       is_kept_type(str_of(answer->type));
}

static Page *make_page(const Request *rq, const Response *answer)
{
	Arena *arena = arena_new();
	Page *page = NEW(arena, Page);
	page->arena = arena;
	page->body = str_copy(arena, answer->body);
	page->revision = rq->revision;
	page->day = rq->today;
	Response tagged = *answer;
	tagged.etag = S("\"\"");
	HeaderLineList lines = header_list(rq, &tagged);
	for (size_t i = 0; i < lines.count; i++)
		if (strcmp(lines.items[i].name, MHD_HTTP_HEADER_ETAG) != 0)
			*list_push(arena, &page->lines) =
				(HeaderLine){ lines.items[i].name,
					      str_of(str_c(arena, lines.items[i].value)) };
	page->size_bytes = OVERHEAD_BYTES + page->body.length;
	add_variant(page, PLAIN, page->body);
	page->is_picture = str_equal_c(str_of(answer->type), PICTURE_TYPE);
	if (!page->is_picture)
		add_variant(page, GZIP, encoding_gzip(rq->arena, page->body));
	return page;
}

static const char *const coding_names[CODINGS] = { [GZIP] = "gzip", [BROTLI] = "br" };

static void add_variant(Page *page, Coding coding, Str body)
{
	if (!body.length)
		return;
	Variant *variant = &page->variants[coding];
	Digest digest = digest_sha256(page->body);
	Str hex = str_slice(digest_hex(page->arena, &digest), 0, 24);
	variant->tag =
		str_print(page->arena, "\"%" STR_FORMAT "%s%s\"", STR_ARGS(hex),
			  coding == PLAIN ? "" : "-", coding == PLAIN ? "" : coding_names[coding]);
	variant->known = make(page, coding, (Str){ 0 });
	variant->whole = make(page, coding, body);
	if (!variant->known || !variant->whole)
		fatal("out of memory");
	page->size_bytes += body.length;
}

/* One that lacks a header line is worse than none. */
static struct MHD_Response *make(const Page *page, Coding coding, Str body)
{
	struct MHD_Response *made = MHD_create_response_from_buffer(
		body.length, (void *)(uintptr_t)body.at, MHD_RESPMEM_MUST_COPY);
	bool is_fine = made != NULL;
	for (size_t i = 0; is_fine && i < page->lines.count; i++)
		is_fine = MHD_add_response_header(made, page->lines.items[i].name,
						  page->lines.items[i].value.at) == MHD_YES;
	is_fine = is_fine && MHD_add_response_header(made, MHD_HTTP_HEADER_ETAG,
						     page->variants[coding].tag.at) == MHD_YES;
	if (is_fine && coding != PLAIN)
		is_fine = MHD_add_response_header(made, MHD_HTTP_HEADER_CONTENT_ENCODING,
						  coding_names[coding]) == MHD_YES;
	if (!is_fine && made)
		MHD_destroy_response(made);
	return is_fine ? made : NULL;
}

static void put_in(PageCache *cache, Page *page)
{
	Page **bucket = &cache->buckets[page->hash % BUCKETS];
	page->next = *bucket;
	*bucket = page;
	page->older = cache->newest;
	if (cache->newest)
		cache->newest->newer = page;
	else
		cache->oldest = page;
	cache->newest = page;
	cache->size_bytes += page->size_bytes;
	while (cache->size_bytes > cache->most_bytes && cache->oldest)
		remove_page(cache, cache->oldest);
}

static void take_from_order(PageCache *cache, Page *page)
{
	*(page->newer ? &page->newer->older : &cache->newest) = page->older;
	*(page->older ? &page->older->newer : &cache->oldest) = page->newer;
	page->newer = page->older = NULL;
}

static void move_to_front(PageCache *cache, Page *page)
{
	if (cache->newest == page)
		return;
	take_from_order(cache, page);
	page->older = cache->newest;
	cache->newest->newer = page;
	cache->newest = page;
}

/* Connections that still send it keep its answers until they are done. */
static void remove_page(PageCache *cache, Page *page)
{
	Page **at = &cache->buckets[page->hash % BUCKETS];
	while (*at != page)
		at = &(*at)->next;
	*at = page->next;
	take_from_order(cache, page);
	cache->size_bytes -= page->size_bytes;
	for (int coding = 0; coding < CODINGS; coding++) {
		if (page->variants[coding].whole)
			MHD_destroy_response(page->variants[coding].whole);
		if (page->variants[coding].known)
			MHD_destroy_response(page->variants[coding].known);
	}
	arena_free(page->arena);
}

/* --- packing --- */

static bool may_pack(const PageCache *cache, const Page *page)
{
	return !page->is_picture && !page->variants[BROTLI].whole && !cache->is_packing;
}

static void pack(PageCache *cache, const Page *page)
{
	Arena *arena = arena_new();
	Packing *packing = NEW(arena, Packing);
	*packing = (Packing){ .errand = { .run = run_packing },
			      .arena = arena,
			      .cache = cache,
			      .key = str_copy(arena, page->key),
			      .body = str_copy(arena, page->body),
			      .revision = page->revision };
	cache->is_packing = pool_add(cache->heavy, &packing->errand);
	if (!cache->is_packing)
		arena_free(arena);
}

static void run_packing(Errand *errand, Reader *reader)
{
	(void)reader;
	Packing *packing = (Packing *)errand;
	PageCache *cache = packing->cache;
	Str body = encoding_brotli(packing->arena, packing->body);
	pthread_mutex_lock(&cache->lock);
	Page *page = find(cache, packing->key, digest_short(cache->secret, packing->key));
	if (page && page->revision == packing->revision && !page->variants[BROTLI].whole) {
		size_t before = page->size_bytes;
		add_variant(page, BROTLI, body);
		cache->size_bytes += page->size_bytes - before;
	}
	cache->is_packing = false;
	pthread_mutex_unlock(&cache->lock);
	arena_free(packing->arena);
}
