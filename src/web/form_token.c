/* SPDX-License-Identifier: Apache-2.0 */
#include "web/form_token.h"

#include "base/digest.h"
#include "web/form.h"
#include "web/form_view.h"

enum { KEY_BYTES = 16, ANONYMOUS_SECONDS = 24 * 60 * 60, CLOCK_SLACK_SECONDS = 5 * 60 };

typedef struct TokenParts {
	Str key, time, seal;
} TokenParts;

static Str session_of(const Request *rq);
static Digest seal_of(const Request *rq, Str key, Str time, Str path);
static TokenParts parts_of(const Request *rq);

Str form_token_text(const Request *rq, Str path)
{
	Str key = random_hex(rq->arena, KEY_BYTES);
	Str time = str_print(rq->arena, "%lld", (long long)rq->now.seconds);
	Digest seal = seal_of(rq, key, time, path);
	return str_print(rq->arena, "%" STR_FORMAT ".%" STR_FORMAT ".%" STR_FORMAT, STR_ARGS(key),
			 STR_ARGS(time), STR_ARGS(digest_hex(rq->arena, &seal)));
}

Html form_token(Request *rq, Str action)
{
	Str path = str_cut(&action, '?');
	rq->has_form = true;
	return form_token_field(rq, form_token_text(rq, path));
}

/* The time is one that this program wrote: the seal holds. */
static bool is_in_time(const Request *rq, Str time)
{
	int64_t made_at = 0;
	if (!str_integer(time, &made_at) || made_at > rq->now.seconds + CLOCK_SLACK_SECONDS)
		return false;
	bool has_session = !str_equal(session_of(rq), S("anon"));
	return has_session || rq->now.seconds - made_at <= ANONYMOUS_SECONDS;
}

bool form_token_holds(const Request *rq)
{
	TokenParts parts = parts_of(rq);
	if (parts.key.length != 2 * KEY_BYTES)
		return false;
	Digest seal = seal_of(rq, parts.key, parts.time, rq->path);
	/* The digests of both texts are compared, so that time tells nothing and length needs no
	 * care. */
	Digest wanted = digest_sha256(digest_hex(rq->arena, &seal));
	Digest came = digest_sha256(parts.seal);
	return digest_equal(&wanted, &came) && is_in_time(rq, parts.time);
}

Str form_token_key(const Request *rq)
{
	return parts_of(rq).key;
}

static Str session_of(const Request *rq)
{
	return rq->viewer.session.length ? rq->viewer.session : S("anon");
}

static Digest seal_of(const Request *rq, Str key, Str time, Str path)
{
	Str sealed = str_print(
		rq->arena, "%" STR_FORMAT "\n%" STR_FORMAT "\n%" STR_FORMAT "\n%" STR_FORMAT,
		STR_ARGS(key), STR_ARGS(time), STR_ARGS(path), STR_ARGS(session_of(rq)));
	return digest_hmac(rq->site->form_secret, sealed);
}

static TokenParts parts_of(const Request *rq)
{
	if (rq->form_fields.count == 0 || !str_equal_c(rq->form_fields.items[0].name, "form"))
		return (TokenParts){ 0 };
	Str rest = rq->form_fields.items[0].value;
	Str key = str_cut(&rest, '.');
	Str time = str_cut(&rest, '.');
	return (TokenParts){ key, time, rest };
}
