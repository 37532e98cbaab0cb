/* SPDX-License-Identifier: Apache-2.0 */
#include "web/asset.h"

#include <string.h>

#include "web/encoding.h"

static const Asset *find_asset(Str name);

Response asset_show(Request *rq)
{
	const Asset *asset = find_asset(path_text(rq, "name"));
	if (!asset)
		return not_found(rq);

	bool is_zipped = asset->gzip && encoding_taken(rq->accept_encoding, "gzip");
	bool is_this_one = str_equal_c(query_text(rq, "v"), asset->hash);
	Response answer = {
		.status = 200,
		.type = asset->type,
		.etag = str_print(rq->arena, "\"%s%s\"", asset->hash, is_zipped ? "-gz" : ""),
		.cache_control = is_this_one ? "public, max-age=31536000, immutable"
					     : "public, max-age=3600",
	};
	if (rq->if_none_match.length && str_find(rq->if_none_match, answer.etag) >= 0) {
		answer.status = 304;
		answer.type = NULL;
		return answer;
	}
	answer.encoding = is_zipped ? "gzip" : NULL;
	answer.body = is_zipped ? (Str){ (const char *)asset->gzip, asset->gzip_bytes }
				: (Str){ (const char *)asset->bytes, asset->size_bytes };
	return answer;
}

Str asset_path(Arena *arena, const char *name)
{
	const Asset *asset = find_asset(str_of(name));
	if (!asset)
		return str_print(arena, "/assets/%s", name);
	return str_print(arena, "/assets/%s?v=%s", name, asset->hash);
}

static const Asset *find_asset(Str name)
{
	for (size_t i = 0; i < asset_count; i++)
		if (str_equal_c(name, asset_table[i].name))
			return &asset_table[i];
	return NULL;
}
