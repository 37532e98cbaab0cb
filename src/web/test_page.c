/* SPDX-License-Identifier: Apache-2.0 */
#include "web/test_page.h"

#include <sys/mman.h>

#include "base/digest.h"
#include "web/header.h"

static Response send(Client *client, Sent sent);
static void keep_cookie(Client *client, Str line);

Client client_new(Arena *arena, const App *app, Db *db)
{
	Client client = { .app = app, .db = db, .arena = arena };
	digest_start();
	db_set_arena(db, arena);
	if (app->hooks.read_site) {
		db_begin_read(db);
		app->hooks.read_site(db, &client.site, arena);
		db_commit(db);
	}
	if (client.site.regency.length == 0)
		client.site.regency = S("Kabupaten Lumajang");
	if (client.site.zone_name.length == 0) {
		client.site.zone_hours = 7;
		client.site.zone_name = S("WIB");
	}
	if (client.site.form_secret.length == 0)
		client.site.form_secret = S("0123456789abcdef0123456789abcdef");
	client.site.public_url = S("http://nyata.test");
	client.now = instant_from_iso(S("2026-11-24T02:50:00Z"));
	return client;
}

void client_sign_in(Client *client, Str token)
{
	client->cookie = str_print(client->arena, "%s=%" STR_FORMAT, cookie_name(&client->site),
				   STR_ARGS(token));
}

void client_sign_out(Client *client)
{
	client->cookie = (Str){ 0 };
}

Response client_get(Client *client, const char *path)
{
	return send(client, (Sent){ .method = GET, .path = path });
}

Str client_token(Client *client, const char *page, const char *path)
{
	Response form = client_get(client, page);
	Str action = str_print(client->arena, "action=\"%s\"", path);
	ptrdiff_t at = str_find(form.body, action);
	Str rest = str_slice(form.body, at < 0 ? 0 : (size_t)at, form.body.length);
	Str field = S("name=\"form\" value=\"");
	ptrdiff_t token = str_find(rest, field);
	if (at < 0 || token < 0)
		fail_msg("%s answers %d and has no form for %s", page, form.status, path);
	rest = str_slice(rest, (size_t)token + field.length, rest.length);
	return str_copy(client->arena, str_cut(&rest, '"'));
}

Response client_send(Client *client, const char *path, Str token, const Typed *fields)
{
	Sent sent = { .method = POST, .path = path, .fetch_site = "same-origin" };
	if (token.length)
		*list_push(client->arena, &sent.fields) = (Field){ S("form"), token };
	for (; fields->name; fields++)
		*list_push(client->arena, &sent.fields) =
			(Field){ str_of(fields->name), str_of(fields->value) };
	sent.uploads = client->uploads;
	client->uploads = (UploadList){ 0 };
	return send(client, sent);
}

void client_attach(Client *client, const char *field, const char *name, Str bytes)
{
	int descriptor = memfd_create("upload", MFD_CLOEXEC);
	assert_true(descriptor >= 0);
	assert_int_equal(write(descriptor, bytes.at, bytes.length), bytes.length);
	Digest digest = digest_sha256(bytes);
	*list_push(client->arena, &client->uploads) = (Upload){
		.field = str_of(field),
		.name = str_of(name),
		.size_bytes = (int64_t)bytes.length,
		.sha256 = digest_hex(client->arena, &digest),
		.descriptor = descriptor,
	};
}

Response client_follow(Client *client, Response answer)
{
	assert_int_equal(answer.status, 303);
	return client_get(client, str_c(client->arena, answer.location));
}

bool response_has(Response response, const char *text)
{
	return str_find(response.body, str_of(text)) >= 0;
}

void assert_page_has(Response response, const char *text)
{
	if (!response_has(response, text))
		fail_msg("answer %d has no \"%s\":\n%" STR_FORMAT, response.status, text,
			 STR_ARGS(response.body));
}

static Response send(Client *client, Sent sent)
{
	sent.cookie = str_c(client->arena,
			    str_print(client->arena, "%" STR_FORMAT "; %" STR_FORMAT,
				      STR_ARGS(client->cookie), STR_ARGS(client->device_cookie)));
	sent.user_agent = client->user_agent;
	sent.address = client->address;
	Response answer = dispatch_here(client->app, client->db, client->arena, &client->site,
					client->now, sent);
	for (size_t i = 0; i < sent.uploads.count; i++)
		close(sent.uploads.items[i].descriptor);
	keep_cookie(client, answer.set_cookie);
	if (answer.device_cookie.length) {
		Str line = answer.device_cookie;
		client->device_cookie = str_cut(&line, ';');
	}
	return answer;
}

static void keep_cookie(Client *client, Str line)
{
	if (line.length == 0)
		return;
	client->cookie = str_cut(&line, ';');
	if (cookie_value(&client->site, client->cookie).length == 0)
		client_sign_out(client);
}
