/* SPDX-License-Identifier: Apache-2.0 */
/* Forms. form_* read one field each, keep a fault with the field's message when it is wrong, and
 * give a value that is safe to go on with; form_invalid() says whether any was. Faults are shown in
 * the order of the fields on the page and above the form. */
#ifndef NYATA_FORM_H
#define NYATA_FORM_H

#include "web/html.h"
#include "web/request.h"

typedef struct Option {
	Str value, label;
	Str hint;
	bool is_chosen; /* for field_checks, until the form has been sent */
} Option;

typedef struct OptionList {
	Option *items;
	size_t count, capacity;
} OptionList;

/* What a field partial of field.html shows: {{ field_text(rq, (Question){ .name = "title", .label
 * = T(rq, "Judul"), .value = form->title }) }}. The layout shows the summary of all faults above
 * the page by itself. */
typedef struct Question {
	const char *name; /* of the field, and its id */
	Str label, hint;
	Str value; /* shown until the form has been sent */
	bool is_optional;
	bool is_number;	  /* field_number sets it: 1.250.000 and 1250000 are the same */
	bool is_several;  /* field_checks: the stored ones are those whose option is chosen */
	const char *look; /* class of the input: "w-half", "w-code" */
	const char *autocomplete; /* NULL: "off" */
	const char *accept;	  /* of a file: ".pdf,.xlsx" */
	const OptionList *options;
} Question;

/* Cleaned, on one line; empty when it is missing. Never a fault. */
Str form_line(const Request *rq, const char *name);
/* Trimmed, line ends as \n, valid UTF-8 without control characters; limit in characters. */
Str form_text(Request *rq, const char *name, size_t limit); /* a fault when empty */
Str form_text_optional(Request *rq, const char *name, size_t limit);
/* A password: neither trimmed nor shown again; length in characters. */
Str form_secret(Request *rq, const char *name, size_t least, size_t most);
int64_t form_integer(Request *rq, const char *name, int64_t least, int64_t most);
/* The same for a year, which is written without marks between its digits. */
int64_t form_year(Request *rq, const char *name, int64_t least, int64_t most);
Id form_id(Request *rq, const char *name); /* a fault when empty or not an id */
Id form_id_optional(Request *rq, const char *name);
IdList form_ids(Request *rq, const char *name); /* all fields of that name */
Decimal form_decimal(Request *rq, const char *name, Decimal least, Decimal most);
MaybeDecimal form_maybe_decimal(Request *rq, const char *name, Decimal least, Decimal most);
/* Whole rupiah, grouped or not; -1 when blank. */
int64_t form_money(Request *rq, const char *name);
/* Day {0} as a bound: the years 1945 to 2099, so that a slip of the hand is seen. */
Day form_day(Request *rq, const char *name, Day least, Day most);
Day form_day_optional(Request *rq, const char *name, Day least, Day most);
/* The index of the value among words, or -1 with a fault. */
int form_choice(Request *rq, const char *name, const char *const *words, size_t count);
bool form_checked(Request *rq, const char *name);
/* The form's one file. NULL with a fault when required and missing, and where another field's file
 * or a second one came with it: the page has no such field. */
const Upload *form_file(Request *rq, const char *name, bool required);
/* The version of the row that the form was made from. */
int64_t form_version(Request *rq);

/* The fault of a form whose record somebody has changed meanwhile: each field then shows beside
 * what was typed what is stored, since the sender compares before saving again. */
#define FORM_CLASH "clash"
/* message is a whole sentence in the reader's language that says how to mend it. */
void form_fault(Request *rq, const char *name, Str message);
bool form_invalid(const Request *rq);

/* For views. */
Str form_typed(const Request *rq, const char *name,
	       Str otherwise); /* what was typed, or otherwise */
bool form_was_sent(const Request *rq);
bool form_has_value(const Request *rq, const char *name,
		    Str value);			       /* among several of that name */
Str form_message(const Request *rq, const char *name); /* the field's fault; empty: none */
/* Notes that the page shows this field, for the summary of faults. */
void form_shown(Request *rq, const char *name, Str label);
/* The faults in the order in which the page shows their fields; those of no field come first. */
FormFaultList form_faults_in_order(const Request *rq);
Str form_label(const Request *rq, Str name); /* empty: not shown */

/* The first field of every form with method post; action is the path the form is sent to. */
Html form_token(Request *rq, Str action);

#endif
