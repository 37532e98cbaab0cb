/* SPDX-License-Identifier: Apache-2.0 */
/* The key of a message: how a piece of a view is written in locale/en.po. */
#ifndef TOOLS_MESSAGE_KEY_H
#define TOOLS_MESSAGE_KEY_H

#include "messages.h"
#include "text.h"

const char *message_key(const Node *message);
/* No text and no hole: whitespace, an icon, a picture, a line break. */
bool message_is_textless(const Node *node);

#endif
