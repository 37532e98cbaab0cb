/* SPDX-License-Identifier: Apache-2.0 */
#include "web/field.h"

#include "base/buf.h"
#include "base/list.h"

/* Two texts of less than that, in bytes, are compared at a glance. */
#define LONG_TEXTS 120

const char *field_class(const Request *rq, const char *name)
{
	return form_message(rq, name).length ? "field bad" : "field";
}

Str field_describers(const Request *rq, const Question *question)
{
	Buf out = buf_new(rq->arena);
	if (question->hint.length)
		buf_print(&out, "%s-hint", question->name);
	if (form_message(rq, question->name).length)
		buf_print(&out, "%s%s-fault", out.length ? " " : "", question->name);
	if (field_stored(rq, question).length)
		buf_print(&out, "%s%s-stored", out.length ? " " : "", question->name);
	return buf_str(&out);
}

Str field_choice_id(const Request *rq, const Question *question, size_t n)
{
	if (n == 0)
		return str_of(question->name);
	return str_print(rq->arena, "%s-%zu", question->name, n + 1);
}

bool field_is_chosen(const Request *rq, const Question *question, Str value)
{
	if (form_was_sent(rq))
		return form_has_value(rq, question->name, value);
	return str_equal(question->value, value);
}

static Str label_of(const Question *question, Str value)
{
	for (size_t i = 0; question->options && i < question->options->count; i++)
		if (str_equal(question->options->items[i].value, value))
			return question->options->items[i].label;
	return value;
}

static Str stored_choices(const Request *rq, const Question *question, bool *differs)
{
	StrList labels = { 0 };
	for (size_t i = 0; i < question->options->count; i++) {
		const Option *option = &question->options->items[i];
		*differs |= option->is_chosen != form_has_value(rq, question->name, option->value);
		if (option->is_chosen)
			*list_push(rq->arena, &labels) = option->label;
	}
	return str_join(rq->arena, &labels, S(", "));
}

/* Numbers by their value, however they are grouped; what is no number differs as text. */
static bool is_same_value(const Question *question, Str typed, Str stored)
{
	Decimal a, b;
	if (question->is_number && decimal_from_typed(typed, &a) == DECIMAL_OK &&
	    decimal_from_typed(stored, &b) == DECIMAL_OK)
		return decimal_compare(a, b) == 0;
	return str_equal(typed, stored);
}

Str field_stored(const Request *rq, const Question *question)
{
	if (!form_message(rq, FORM_CLASH).length)
		return (Str){ 0 };
	bool differs = false;
	Str stored;
	if (question->is_several) {
		stored = stored_choices(rq, question, &differs);
	} else {
		Str typed = form_typed(rq, question->name, (Str){ 0 });
		differs = !is_same_value(question, str_trim(typed), str_trim(question->value));
		stored = label_of(question, question->value);
	}
	if (!differs)
		return (Str){ 0 };
	return stored.length ? stored : T(rq, "kosong");
}

bool field_is_long(const Request *rq, const Question *question, Str stored)
{
	Str typed = form_typed(rq, question->name, (Str){ 0 });
	bool is_text = !question->options && !question->is_number;
	return is_text && typed.length > 0 && question->value.length > 0 &&
	       typed.length + stored.length > LONG_TEXTS;
}

WordDiff field_diff(const Request *rq, const Question *question, Str stored)
{
	return word_diff(rq->arena, str_trim(form_typed(rq, question->name, (Str){ 0 })), stored);
}

Str day_typed(const Request *rq, Day day)
{
	if (!day_is_set(day))
		return (Str){ 0 };
	DayParts parts = day_parts(day);
	return str_print(rq->arena, "%02d/%02d/%04d", parts.day, parts.month, parts.year);
}
