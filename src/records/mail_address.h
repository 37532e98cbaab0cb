/* SPDX-License-Identifier: Apache-2.0 */
/* Addresses of mail. */
#ifndef NYATA_MAIL_ADDRESS_H
#define NYATA_MAIL_ADDRESS_H

#include "base/str.h"

/* name@domain in ASCII, at most 254 characters; nothing that could end a line, a bracket or a
 * command. Quoted names and bare hosts are refused: no office gives them out. */
bool mail_address_is_valid(Str address);
/* "s…@lumajangkab.go.id": enough to recognise an address that one knows. */
Str mail_address_masked(Arena *arena, Str address);

#endif
