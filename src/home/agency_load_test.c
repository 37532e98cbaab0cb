/* SPDX-License-Identifier: Apache-2.0 */
#include "home/agency_load.h"
#include "plans/test_world.h"

static AgencyLoad load_of(World *w, Id agency)
{
	AgencyLoadList list = agency_load_list(w->db);
	for (size_t i = 0; i < list.count; i++)
		if (list.items[i].agency == agency)
			return list.items[i];
	fail();
	return (AgencyLoad){ 0 };
}

static void an_agency_leads_contributes_to_and_holds(void **state)
{
	World *w = *state;
	assert_int_equal(load_of(w, w->bureau).holds, 1);
	accept_recommendation(w, "2026-03-03");
	add_action(w, w->health, w->roads, "2026-03-04");
	AgencyLoad health = load_of(w, w->health), roads = load_of(w, w->roads);
	assert_int_equal(health.leads, 1);
	assert_int_equal(health.contributes, 0);
	assert_int_equal(health.holds, 1);
	assert_int_equal(roads.leads, 0);
	assert_int_equal(roads.contributes, 1);
	assert_int_equal(load_of(w, w->bureau).holds, 0);
}

static void what_is_withdrawn_weighs_nothing(void **state)
{
	World *w = *state;
	accept_recommendation(w, "2026-03-03");
	Id action = add_action(w, w->health, w->roads, "2026-03-04");
	Actor by = acting(w->coordinator, w->bureau, "2026-03-05");
	assert_true(withdraw(w, action, 1, &by));
	assert_int_equal(load_of(w, w->health).leads, 0);
	assert_int_equal(load_of(w, w->roads).contributes, 0);
}

RUN_IN_WORLD(IN_WORLD(an_agency_leads_contributes_to_and_holds),
	     IN_WORLD(what_is_withdrawn_weighs_nothing))
