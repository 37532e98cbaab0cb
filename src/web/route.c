/* SPDX-License-Identifier: Apache-2.0 */
#include "web/route.h"

enum { HOLES_MAX = sizeof((Request *)0)->path_values / sizeof(Field) };

static bool row_matches(const Route *route, Str path);
static bool is_hole(Str part);
static bool comes_before(const char *a, const char *b);
static void keep_values(Request *rq, const Route *route, Str path);
static const char *methods_of(bool has_get, bool has_post);

const Route *route_find(const App *app, Request *rq, Method method, Str path, const char **allow)
{
	Method wanted = method == HEAD ? GET : method;
	const Route *found = NULL;
	bool has_get = false, has_post = false;
	for (size_t i = 0; i < app->route_count; i++) {
		const Route *route = &app->routes[i];
		if (!row_matches(route, path))
			continue;
		has_get = has_get || route->method == GET;
		has_post = has_post || route->method == POST;
		if (route->method == wanted && (!found || comes_before(route->path, found->path)))
			found = route;
	}
	*allow = methods_of(has_get, has_post);
	if (found)
		keep_values(rq, found, path);
	return found;
}

bool route_may(const Request *rq, const char *path)
{
	const char *allow;
	Request asked = { .arena = rq->arena };
	if (!rq->app)
		return false;
	const Route *route = route_find(rq->app, &asked, GET, str_of(path), &allow);
	return route && route_is_for(route, &rq->viewer);
}

bool route_is_for(const Route *route, const Viewer *viewer)
{
	if (route->who & ANYONE)
		return true;
	if (!viewer_is_signed_in(viewer))
		return false;
	return (route->who & SIGNED_IN) || (route->who & viewer->roles);
}

bool route_asks(const Route *route, Str name)
{
	Str rest = str_of(route->query);
	while (rest.length) {
		Str known = str_cut(&rest, ' ');
		if (str_equal(known, name))
			return true;
	}
	return false;
}

/* --- matching --- */

static Str next_part(Str *rest)
{
	return str_cut(rest, '/');
}

/* Most rows part from the path in their first characters; comparing parts is for the others. */
static bool head_fits(const char *pattern, Str path)
{
	for (size_t i = 0; pattern[i] && pattern[i] != '{'; i++)
		if (i >= path.length || pattern[i] != path.at[i])
			return false;
	return true;
}

static bool row_matches(const Route *route, Str path)
{
	if (!head_fits(route->path, path))
		return false;
	Str pattern = str_of(route->path);
	if (path.length == 0 || str_ends(path, S("/")))
		return str_equal(pattern, path);
	while (pattern.length && path.length) {
		Str wanted = next_part(&pattern), part = next_part(&path);
		bool fits = is_hole(wanted) ? part.length > 0 : str_equal(wanted, part);
		if (!fits)
			return false;
	}
	return pattern.length == 0 && path.length == 0;
}

static bool is_hole(Str part)
{
	return str_starts(part, S("{")) && str_ends(part, S("}"));
}

/* /rencana-aksi/baru comes before /rencana-aksi/{id}: the first literal part decides. */
static bool comes_before(const char *a, const char *b)
{
	Str rest_a = str_of(a), rest_b = str_of(b);
	while (rest_a.length && rest_b.length) {
		bool hole_a = is_hole(next_part(&rest_a)), hole_b = is_hole(next_part(&rest_b));
		if (hole_a != hole_b)
			return hole_b;
	}
	return false;
}

static void keep_values(Request *rq, const Route *route, Str path)
{
	Str pattern = str_of(route->path);
	int kept = 0;
	while (pattern.length && kept < HOLES_MAX) {
		Str name = next_part(&pattern), value = next_part(&path);
		if (is_hole(name))
			rq->path_values[kept++] =
				(Field){ str_slice(name, 1, name.length - 1), value };
	}
}

static const char *methods_of(bool has_get, bool has_post)
{
	if (has_get && has_post)
		return "GET, HEAD, POST";
	if (has_get)
		return "GET, HEAD";
	return has_post ? "POST" : "";
}

/* --- the table itself --- */

static bool is_same_shape(const Route *a, const Route *b)
{
	Str rest_a = str_of(a->path), rest_b = str_of(b->path);
	if (a->method != b->method)
		return false;
	while (rest_a.length && rest_b.length) {
		Str part_a = next_part(&rest_a), part_b = next_part(&rest_b);
		if (is_hole(part_a) != is_hole(part_b) ||
		    (!is_hole(part_a) && !str_equal(part_a, part_b)))
			return false;
	}
	return rest_a.length == rest_b.length;
}

static const char *row_fault(const Route *route)
{
	Str path = str_of(route->path);
	int holes = 0;
	if (path.length == 0 || path.at[0] != '/' || (path.length > 1 && str_ends(path, S("/"))))
		return "its path must begin with a slash and not end in one";
	while (path.length)
		holes += is_hole(next_part(&path));
	if (holes > HOLES_MAX)
		return "its path has too many holes";
	if (!route->handler || (route->method != GET && route->method != POST))
		return "it needs a handler, and GET or POST";
	if (route->who == 0)
		return "it names nobody who may";
	if ((route->method == POST) != (route->lane == WRITE))
		return "POST goes through WRITE, and nothing else does";
	if (route->lane == NO_DATABASE && !(route->who & ANYONE))
		return "without a database nobody is known";
	if (route->method == GET && (route->prepare || route->takes_files))
		return "only a POST is prepared or takes files";
	if (route->query && route->method != GET)
		return "only a GET names what it reads of the query";
	if (route->hashes && !route->prepare)
		return "it hashes in prepare and has none";
	if (route->admit && !route->takes_files)
		return "it admits files and takes none";
	return NULL;
}

const char *route_table_fault(Arena *arena, const App *app)
{
	for (size_t i = 0; i < app->route_count; i++) {
		const Route *route = &app->routes[i];
		const char *fault = row_fault(route);
		for (size_t k = 0; k < i && !fault; k++)
			if (is_same_shape(route, &app->routes[k]))
				fault = "another row has the same path";
		if (fault)
			return str_print(arena, "%s %s: %s", route->method == POST ? "POST" : "GET",
					 route->path, fault)
				.at;
	}
	return NULL;
}
