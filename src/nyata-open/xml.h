/* SPDX-License-Identifier: Apache-2.0 */
/* Reads one XML part of a package. Names come without their prefix. A document type, and so every
 * entity of one's own, ends the process: OPEN_STATUS_BROKEN. */
#ifndef NYATA_OPEN_XML_H
#define NYATA_OPEN_XML_H

#include "nyata-open/package.h"

/* false from start: the rest of the part is not wanted. */
typedef struct XmlReader {
	bool (*start)(void *state, const char *name, const char **attributes);
	void (*end)(void *state, const char *name);
	void (*text)(void *state, const char *text, int length);
} XmlReader;

/* state is given to each function; end and text may be NULL. */
void xml_read(Package *package, const char *part, const XmlReader *reader, void *state);
/* NULL when it is missing. */
const char *xml_attribute(const char **attributes, const char *name);
bool xml_is(const char *name, const char *expected);

#endif
