/* SPDX-License-Identifier: Apache-2.0 */
/* One request on its way: gate, row, head, body, prepare, files, handler, answer. While it is
 * suspended it belongs to a pool or to the write lane, else to the connection's I/O thread. */
#ifndef NYATA_VISIT_H
#define NYATA_VISIT_H

#include "web/body.h"
#include "web/gate.h"
#include "web/serving.h"

struct MHD_Connection;

typedef enum VisitStage {
	VISIT_BEGUN,	  /* the request line is there */
	VISIT_HEAD_READ,  /* a pool has found out who sends it */
	VISIT_RECEIVING,  /* what comes is the body, or its end */
	VISIT_SWALLOWING, /* the answer is known; the body is thrown away */
	VISIT_AWAY,	  /* suspended: in a pool or in the lane */
	VISIT_ANSWERED,	  /* the answer is there, to be sent */
} VisitStage;

typedef struct Visit {
	Serving *serving;
	struct MHD_Connection *connection;
	Arena *arena; /* holds all of it, this struct too */
	ArenaMark start;
	VisitStage stage;
	VisitStage stage_after; /* when it comes back */
	int64_t begun_ns;
	int64_t received_bytes; /* of the body */
	Gate gate;
	Str target, cookie;
	Str page_key; /* empty: the answer is for this reader alone */
	Request rq;
	Request parsed; /* as it stood at start, for a READ that is run again */
	Body body;
	bool is_refused; /* the head's answer is no */
	bool must_close;
	bool has_too_many_fields; /* in its query */
	Response answer;
	Errand errand;
	Piece piece;
	size_t next_upload; /* whose chunks go through the lane */
	int64_t next_chunk;
} Visit;

#endif
