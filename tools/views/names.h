/* SPDX-License-Identifier: Apache-2.0 */
/* What the compiler knows about the names of HTML's elements and attributes. */
#ifndef TOOLS_NAMES_H
#define TOOLS_NAMES_H

#include <stdbool.h>

bool element_is_void(const char *name);
/* Stands within a sentence, so belongs to the message around it. */
bool element_is_inline(const char *name);
/* Its whole content is one message. */
bool element_is_leaf_block(const char *name);
/* Holds text and holes only: <title> and <textarea>. */
bool element_is_text_only(const char *name);
/* Why the element may not be used at all, or NULL. */
const char *element_refusal(const char *name);

bool attribute_is_boolean(const char *name);
bool attribute_is_url(const char *name);
/* Addresses of our own pages, which carry the language: not those of scripts and pictures. */
bool attribute_is_page_url(const char *name);
/* Read by people, so translated. */
bool attribute_is_message(const char *name);
/* Why the attribute may not be used at all, or NULL. */
const char *attribute_refusal(const char *name);

#endif
