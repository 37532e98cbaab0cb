/* SPDX-License-Identifier: Apache-2.0 */
/* One request, from the parsed head to the answer. Everything in it lives in its arena. Handlers
 * read it; the dispatcher and the form functions write it. Persons and actors are pointers that
 * web/ never looks into. */
#ifndef NYATA_REQUEST_H
#define NYATA_REQUEST_H

#include "base/day.h"
#include "db/db.h"
#include "web/language.h"
#include "web/site.h"

struct Person; /* people/person.h */
struct Actor;  /* records/journal.h */
typedef struct Route Route;
typedef struct App App;

typedef enum Method { GET, HEAD, POST, OPTIONS, OTHER_METHOD } Method;

typedef struct Field {
	Str name, value;
} Field;

typedef struct FieldList {
	Field *items;
	size_t count, capacity;
} FieldList;

/* A file that came with a form: streamed to an unnamed file while it was hashed. */
typedef struct Upload {
	Str field;
	Str name; /* what the sender calls it; only shown, never a path */
	int64_t size_bytes;
	Str sha256;	  /* lower-case hex */
	const char *kind; /* "pdf", "xlsx", "jpeg" by content; NULL: none that is taken. Set by
			     prepare, which may put other bytes in their place
			     (upload_replace()) */
	int descriptor;	  /* at offset 0; closed with the request */
	bool is_kept;	  /* its chunks are in the database */
} Upload;

typedef struct UploadList {
	Upload *items;
	size_t count, capacity;
} UploadList;

/* Who reads, as far as a layout needs it. */
typedef struct Viewer {
	Str name; /* empty: anonymous */
	Str office;
	Str session;	/* what the form token is bound to; "anon" without a session */
	uint32_t roles; /* bits of people/role.h, over all agencies */
} Viewer;

typedef struct FormFault {
	Str field, message;
} FormFault;

typedef struct FormFaultList {
	FormFault *items;
	size_t count, capacity;
} FormFaultList;

struct Request {
	Arena *arena;
	Db *db; /* inside the transaction of the row's lane */
	Method method;
	Str path;	   /* decoded, without /en, valid UTF-8 */
	Str query;	   /* what the row reads of it, in the row's order, encoded */
	Str strange_field; /* the first parameter sent that the row does not read */
	Str request_id;
	Language language;
	const App *app;
	const Route *route;
	Field path_values[4];
	FieldList query_fields, form_fields;
	UploadList uploads;
	int64_t revision; /* of the database, from before the snapshot opened */
	Instant now;
	Day today;
	const Site *site;

	const struct Person *person; /* NULL: anonymous */
	const struct Actor *by;	     /* who changes what this request changes */
	Viewer viewer;
	Str remote_address;
	Str user_agent;
	Str device; /* value of the cookie that names the browser; empty without one */
	Str accept_encoding, if_none_match;

	FormFaultList form_faults;
	FieldList form_labels;	/* names and labels of the fields shown, in the order of the page */
	Str stored_at;		/* where a form that comes again with other fields went before */
	bool has_form;		/* the page holds a form token, so nobody may keep it */
	void *prepared;		/* what the row's prepare function left, in this arena */
	bool keeps_no_file;	/* the row's admit said no: the uploads are not stored */
	Str refused_deed;	/* name of a watched deed that may() refused */
	Str refused_about;	/* subject, for the journal */
	Str title, description; /* of the page; views set them: % rq->title = T(rq, "…"); */
	Str feed;		/* path of the Atom feed beside this page; empty: none */
	const char *section;	/* the nav entry that is current: "rekomendasi", "tugas", … */
};

bool viewer_is_signed_in(const Viewer *viewer);
/* A named part of the path: {ref}. Empty when it is missing. */
Str path_text(const Request *rq, const char *name);
/* 0 for anything that is not a positive integer of at most 18 digits; no row has the id 0. */
Id path_id(const Request *rq, const char *name);
/* A parameter of the query, decoded; {0} when it is missing or no valid UTF-8. */
Str query_text(const Request *rq, const char *name);
int64_t query_integer(const Request *rq, const char *name, int64_t otherwise);
/* The address of this page in the other language, path and query kept. */
Str other_language_address(const Request *rq);
/* This path and query with one parameter changed (or taken out, with an empty value). Like all
 * addresses inside the program it carries no language: OUT_URL and redirect() put it before. */
Str address_with(const Request *rq, const char *name, Str value);

#endif
