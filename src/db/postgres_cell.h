/* SPDX-License-Identifier: Apache-2.0 */
/* One value of a PostgreSQL result, from its text form. */
#ifndef NYATA_POSTGRES_CELL_H
#define NYATA_POSTGRES_CELL_H

#include <libpq-fe.h>

#include "db/engine.h"

/* Texts are copied into the arena. fatal() for a type that the schema's words do not have. */
Cell postgres_cell(Arena *arena, const PGresult *result, int row, int column);

#endif
