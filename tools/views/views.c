/* SPDX-License-Identifier: Apache-2.0 */
#include "views.h"

#include "messages.h"

ViewFile views_read(const Source *source)
{
	ViewFile file = view_file_read(source->name, source->text, source->length);

	for (View *view = file.first; view; view = view->next) {
		parse_view(source->name, view);
		messages_mark(view->tree);
	}
	return file;
}

Output views_compile(const Source *source, const Catalogue *catalogue, const char *header_name)
{
	ViewFile file = views_read(source);

	return emit_view_file(&file, catalogue, header_name, false);
}
