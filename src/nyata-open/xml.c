/* SPDX-License-Identifier: Apache-2.0 */
#include "nyata-open/xml.h"

#include <expat.h>
#include <string.h>

#define PIECE_BYTES (64 * 1024)
#define MOST_DEPTH 64
#define MOST_TOKEN_BYTES (1024 * 1024) /* one tag or comment, which expat keeps whole */

typedef struct Reading {
	XML_Parser parser;
	Answer *answer;
	const XmlReader *reader;
	void *state;
	int depth;
	bool is_over;
} Reading;

static const char *without_prefix(const char *name)
{
	const char *colon = strchr(name, ':');
	return colon ? colon + 1 : name;
}

const char *xml_attribute(const char **attributes, const char *name)
{
	for (; *attributes; attributes += 2)
		if (strcmp(without_prefix(attributes[0]), name) == 0)
			return attributes[1];
	return NULL;
}

bool xml_is(const char *name, const char *expected)
{
	return strcmp(name, expected) == 0;
}

static void XMLCALL on_start(void *data, const char *name, const char **attributes)
{
	Reading *reading = data;
	if (++reading->depth > MOST_DEPTH)
		answer_end(reading->answer, OPEN_STATUS_BROKEN);
	if (reading->is_over ||
	    reading->reader->start(reading->state, without_prefix(name), attributes))
		return;
	reading->is_over = true;
	XML_StopParser(reading->parser, XML_FALSE);
}

static void XMLCALL on_end(void *data, const char *name)
{
	Reading *reading = data;
	reading->depth--;
	if (reading->reader->end && !reading->is_over)
		reading->reader->end(reading->state, without_prefix(name));
}

static void XMLCALL on_text(void *data, const char *text, int length)
{
	Reading *reading = data;
	if (reading->reader->text && !reading->is_over)
		reading->reader->text(reading->state, text, length);
}

static void XMLCALL on_document_type(void *data, const char *name, const char *system,
				     const char *public, int has_subset)
{
	Reading *reading = data;
	(void)name, (void)system, (void)public, (void)has_subset;
	answer_end(reading->answer, OPEN_STATUS_BROKEN);
}

/* expat looks at an unfinished token again with each piece, so a long one costs its square. */
static void check_token(const Reading *reading, uint64_t fed_bytes)
{
	XML_Index at = XML_GetCurrentByteIndex(reading->parser);
	if (at >= 0 && fed_bytes - (uint64_t)at > MOST_TOKEN_BYTES)
		answer_end(reading->answer, OPEN_STATUS_BROKEN);
}

static void feed(Package *package, Reading *reading, zip_file_t *part)
{
	uint64_t fed_bytes = 0;
	for (bool is_last = false; !is_last && !reading->is_over;) {
		void *piece = XML_GetBuffer(reading->parser, PIECE_BYTES);
		if (!piece)
			answer_end(reading->answer, OPEN_STATUS_BROKEN);
		size_t count = package_part_read(package, part, piece, PIECE_BYTES);
		is_last = count == 0;
		fed_bytes += count;
		if (XML_ParseBuffer(reading->parser, (int)count, is_last) != XML_STATUS_OK &&
		    !reading->is_over)
			answer_end(reading->answer, OPEN_STATUS_BROKEN);
		check_token(reading, fed_bytes);
	}
}

void xml_read(Package *package, const char *part, const XmlReader *reader, void *state)
{
	Reading reading = { .parser = XML_ParserCreate(NULL),
			    .answer = package->answer,
			    .reader = reader,
			    .state = state };
	if (!reading.parser)
		answer_end(package->answer, OPEN_STATUS_BROKEN);
	XML_SetUserData(reading.parser, &reading);
	XML_SetElementHandler(reading.parser, on_start, on_end);
	XML_SetCharacterDataHandler(reading.parser, on_text);
	XML_SetStartDoctypeDeclHandler(reading.parser, on_document_type);

	zip_file_t *opened = package_part_open(package, part);
	feed(package, &reading, opened);
	zip_fclose(opened);
	XML_ParserFree(reading.parser);
}
