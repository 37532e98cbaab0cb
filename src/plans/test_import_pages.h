/* SPDX-License-Identifier: Apache-2.0 */
/* For the tests of the pages of imports: their rows, a coordinator who uploads and confirms. For
 * tests only. */
#ifndef NYATA_TEST_IMPORT_PAGES_H
#define NYATA_TEST_IMPORT_PAGES_H

#include "measure/measure_load.h"
#include "people/session_pages.h"
#include "people/test_people.h"
#include "plans/import_check_pages.h"
#include "plans/import_undo_pages.h"
#include "records/file.h"
#include "records/setting.h"
#include "web/test_page.h"

#include <unistd.h>

#define WHOLE                                                                                      \
	"Indikator;Catatan;Rekomendasi\nNilai SAKIP;turun;1. Menata 2. Mengukur\nUmum;;Lanjut\n"

int import_set_up(void **state);
int import_tear_down(void **state);
Client import_client_of(const TestPeople *people, Id person);
/* The coordinator sends a file with the letter of 2024. */
Response upload(Client *client, const char *name, Str bytes);
/* The value of a hidden field of one of the draft's forms. */
const char *hidden(Arena *arena, Response answer, const char *form, const char *name);
Response confirm(Client *client, Response draft);
Response confirm_with(Client *client, Response draft, const char *sha256);
bool is_stored(const TestPeople *people, const char *reference);

#define ON_PAGES(name) cmocka_unit_test_setup_teardown(name, import_set_up, import_tear_down)

#endif
