/* SPDX-License-Identifier: Apache-2.0 */
#include "views.h"

#include "messages.h"

ViewFile views_read(const char *name, const char *text, size_t length)
{
	ViewFile file = view_file_read(name, text, length);

	for (View *view = file.first; view; view = view->next) {
		parse_view(name, view);
		messages_mark(view->tree);
	}
	return file;
}

Output views_compile(const char *name, const char *text, size_t length,
	const Catalogue *catalogue, const char *header_name)
{
	ViewFile file = views_read(name, text, length);

	return emit_view_file(&file, catalogue, header_name, false);
}
