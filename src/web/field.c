/* SPDX-License-Identifier: Apache-2.0 */
#include "web/field.h"

#include "base/buf.h"

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

Str day_typed(const Request *rq, Day day)
{
	if (!day_is_set(day))
		return (Str){ 0 };
	DayParts parts = day_parts(day);
	return str_print(rq->arena, "%02d/%02d/%04d", parts.day, parts.month, parts.year);
}
