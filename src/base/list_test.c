/* SPDX-License-Identifier: Apache-2.0 */
#include "base/test.h"

#include "base/list.h"

typedef struct NumberList {
	int64_t *items;
	size_t count, capacity;
} NumberList;

static void items_keep_their_order_while_the_list_grows(void **state)
{
	NumberList list = { 0 };
	for (int i = 0; i < 10000; i++)
		*list_push(*state, &list) = i;
	assert_int_equal(list.count, 10000);
	assert_true(list.capacity >= list.count);
	for (int i = 0; i < 10000; i++)
		assert_int_equal(list.items[i], i);
}

static void a_pushed_item_is_zeroed(void **state)
{
	NumberList list = { 0 };
	for (int i = 0; i < 100; i++) {
		int64_t *item = list_push(*state, &list);
		assert_int_equal(*item, 0);
		*item = -1;
	}
}

static void there_is_room_left_until_the_capacity_is_used(void **state)
{
	NumberList list = { 0 };
	*list_push(*state, &list) = 7;
	int64_t *items = list.items;
	while (list.count < list.capacity)
		*list_push(*state, &list) = 8;
	assert_ptr_equal(list.items, items);
	*list_push(*state, &list) = 9;
	assert_int_equal(list.items[0], 7);
}

static void items_stay_where_they_are_while_there_is_reserved_room(void **state)
{
	NumberList list = { 0 };
	*list_push(*state, &list) = 7;
	list_reserve(*state, &list, 1000);
	int64_t *items = list.items;
	while (list.count < 1000)
		*list_push(*state, &list) = 8;
	assert_ptr_equal(list.items, items);
	assert_int_equal(list.items[0], 7);
	list_reserve(*state, &list, 10);
	assert_int_equal(list.capacity, 1000);
}

RUN_TESTS(TEST(items_stay_where_they_are_while_there_is_reserved_room),
	  TEST(items_keep_their_order_while_the_list_grows), TEST(a_pushed_item_is_zeroed),
	  TEST(there_is_room_left_until_the_capacity_is_used))
