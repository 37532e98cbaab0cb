/* SPDX-License-Identifier: Apache-2.0 */
#include "plans/test_plan_pages.h"

#include <stdio.h>
#include <stdlib.h>

#include "people/session.h"
#include "routes.h"

/* nyata-open stands beside the folder of the tests, where nobody has said otherwise. */
static void name_the_opener(World *w)
{
	char program[512];
	ssize_t length = readlink("/proc/self/exe", program, sizeof program - 1);
	assert_true(length > 0);
	Str folder = { program, (size_t)length };
	while (folder.length && folder.at[folder.length - 1] != '/')
		folder.length--;
	Str path = str_print(w->arena, "%.*s../nyata-open", STR_ARGS(folder));
	setenv("NYATA_OPEN", str_c(w->arena, path), 0);
}

int plan_pages_begin(void **state)
{
	world_begin(state);
	World *w = *state;
	name_the_opener(w);
	deeds_end(w);
	return 0;
}

int plan_pages_end(void **state)
{
	World *w = *state;
	test_db_end(w->db);
	arena_free(w->arena);
	return 0;
}

Client client_of(World *w, Id person)
{
	App *app = NEW(w->arena, App);
	*app = (App){ .routes = route_table, .route_count = route_count, .hooks = route_hooks };
	Client client = client_new(w->arena, app, w->db);
	client.now = acting(0, 0, PAGE_DAY).now;
	if (!person)
		return client;
	Actor by = acting(person, 0, PAGE_DAY);
	deeds_begin(w);
	Str token = session_add(w->db, person, &by);
	deeds_end(w);
	client_sign_in(&client, token);
	return client;
}

void deeds_begin(World *w)
{
	db_begin_write(w->db);
}

void deeds_end(World *w)
{
	test_db_fine(w->db);
	assert_int_equal(db_commit(w->db), DB_FINE);
}

const char *path_to(World *w, const char *format, ...)
{
	char path[256];
	va_list values;
	va_start(values, format);
	vsnprintf(path, sizeof path, format, values);
	va_end(values);
	return str_c(w->arena, str_of(path));
}

static const char *add_recommendation(World *w)
{
	static int number = 100;
	w->recommendation = world_recommendation(w, ++number, "Perbaiki loket");
	assert_true(w->recommendation);
	return path_to(w, "RB-2025-%d", number);
}

const char *fresh_recommendation(World *w)
{
	deeds_begin(w);
	const char *reference = add_recommendation(w);
	deeds_end(w);
	return reference;
}

static Id accepted_action(World *w, Id lead, Id contributor)
{
	add_recommendation(w);
	accept_recommendation(w, "2026-03-03");
	return add_action(w, lead, contributor, "2026-03-04");
}

Id fresh_action(World *w, Id lead, Id contributor)
{
	deeds_begin(w);
	Id action = accepted_action(w, lead, contributor);
	deeds_end(w);
	return action;
}

static Id accepted_milestone(World *w, Id lead, Id contributor)
{
	Id action = accepted_action(w, lead, contributor);
	return add_milestone(w, action, lead, "2026-04-30", "2026-03-05");
}

Id fresh_milestone(World *w, Id lead, Id contributor)
{
	deeds_begin(w);
	Id milestone = accepted_milestone(w, lead, contributor);
	deeds_end(w);
	return milestone;
}

Id fresh_evidence(World *w, Id lead, Id contributor)
{
	deeds_begin(w);
	Id milestone = accepted_milestone(w, lead, contributor);
	Id evidence = add_evidence(w, milestone, RANK_SYSTEM,
				   acting(w->health_officer, lead, "2026-03-09"));
	deeds_end(w);
	return evidence;
}

const Action *action_read(World *w, Id id)
{
	db_begin_read(w->db);
	const Action *action = action_find(w->db, id);
	db_commit(w->db);
	assert_non_null(action);
	return action;
}

const Evidence *evidence_read(World *w, Id id)
{
	db_begin_read(w->db);
	const Evidence *evidence = evidence_find(w->db, id);
	db_commit(w->db);
	assert_non_null(evidence);
	return evidence;
}

Id id_in(Response answer)
{
	assert_int_equal(answer.status, 303);
	Str place = answer.location;
	size_t from = place.length;
	while (from && place.at[from - 1] != '/' && place.at[from - 1] != '-')
		from--;
	int64_t id = 0;
	assert_true(str_integer(str_slice(place, from, place.length), &id));
	return id;
}
