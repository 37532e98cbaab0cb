/* SPDX-License-Identifier: Apache-2.0 */
#include "web/field.h"

#include "base/buf.h"
#include "base/list.h"

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
		*differs |= option->is_chosen !=
			    form_has_value(rq, question->name, option->value);
		if (option->is_chosen)
			*list_push(rq->arena, &labels) = option->label;
	}
	return str_join(rq->arena, &labels, S(", "));
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
		differs = !str_equal(str_trim(typed), str_trim(question->value));
		stored = label_of(question, question->value);
	}
	if (!differs)
		return (Str){ 0 };
	return stored.length ? stored : T(rq, "kosong");
}

Str day_typed(const Request *rq, Day day)
{
	if (!day_is_set(day))
		return (Str){ 0 };
	DayParts parts = day_parts(day);
	return str_print(rq->arena, "%02d/%02d/%04d", parts.day, parts.month, parts.year);
}
