/* SPDX-License-Identifier: Apache-2.0 */
#include "web/form.h"

#include "base/clean.h"
#include "base/list.h"

static const Field *find_field(const Request *rq, const char *name);
static Str read_text(Request *rq, const char *name, size_t limit);

Str form_line(const Request *rq, const char *name)
{
	const Field *field = find_field(rq, name);
	return field ? str_squeeze(rq->arena, text_clean(rq->arena, field->value)) : (Str){ 0 };
}

Str form_text(Request *rq, const char *name, size_t limit)
{
	Str text = read_text(rq, name, limit);
	if (text.length == 0)
		form_fault(rq, name, T(rq, "Isi bagian ini."));
	return text;
}

Str form_text_optional(Request *rq, const char *name, size_t limit)
{
	return read_text(rq, name, limit);
}

Str form_secret(Request *rq, const char *name, size_t least, size_t most)
{
	const Field *field = find_field(rq, name);
	Str secret = field ? field->value : (Str){ 0 };
	size_t characters = str_is_utf8(secret) ? str_characters(secret) : secret.length;
	if (secret.length == 0)
		form_fault(rq, name, T(rq, "Isi bagian ini."));
	else if (characters < least)
		form_fault(rq, name,
			   TF(rq, "Pakai paling sedikit {n} huruf atau angka.",
			      HOLE_N("n", (int64_t)least)));
	else if (characters > most)
		form_fault(rq, name,
			   TF(rq, "Pakai paling banyak {n} huruf atau angka.",
			      HOLE_N("n", (int64_t)most)));
	return secret;
}

int form_choice(Request *rq, const char *name, const char *const *words, size_t count)
{
	const Field *field = find_field(rq, name);
	for (size_t i = 0; field && i < count; i++)
		if (str_equal_c(field->value, words[i]))
			return (int)i;
	form_fault(rq, name, T(rq, "Pilih salah satu."));
	return -1;
}

bool form_checked(Request *rq, const char *name)
{
	const Field *field = find_field(rq, name);
	return field && field->value.length > 0 && !str_equal_c(field->value, "0");
}

const Upload *form_file(Request *rq, const char *name, bool required)
{
	const Upload *upload = rq->uploads.count > 0 ? &rq->uploads.items[0] : NULL;
	if (rq->uploads.count > 1 || (upload && !str_equal_c(upload->field, name)))
		form_fault(rq, name, T(rq, "Lampirkan satu berkas saja, di bagian ini."));
	else if (upload && upload->size_bytes > 0)
		return upload;
	else if (upload && upload->name.length > 0)
		form_fault(rq, name, T(rq, "Berkas ini kosong. Pilih berkas yang ada isinya."));
	else if (required)
		form_fault(rq, name, T(rq, "Pilih berkas."));
	return NULL;
}

int64_t form_version(Request *rq)
{
	int64_t version = 0;
	return str_integer(form_line(rq, "version"), &version) ? version : 0;
}

/* --- faults --- */

/* The first fault of a field stays: what is read later builds on a value that was wrong. */
void form_fault(Request *rq, const char *name, Str message)
{
	if (form_message(rq, name).length == 0)
		*list_push(rq->arena, &rq->form_faults) = (FormFault){ str_of(name), message };
}

bool form_invalid(const Request *rq)
{
	return rq->form_faults.count > 0;
}

Str form_message(const Request *rq, const char *name)
{
	for (size_t i = 0; i < rq->form_faults.count; i++)
		if (str_equal_c(rq->form_faults.items[i].field, name))
			return rq->form_faults.items[i].message;
	return (Str){ 0 };
}

void form_shown(Request *rq, const char *name, Str label)
{
	*list_push(rq->arena, &rq->form_labels) = (Field){ str_of(name), label };
}

Str form_label(const Request *rq, Str name)
{
	for (size_t i = 0; i < rq->form_labels.count; i++)
		if (str_equal(rq->form_labels.items[i].name, name))
			return rq->form_labels.items[i].value;
	return (Str){ 0 };
}

FormFaultList form_faults_in_order(const Request *rq)
{
	FormFaultList faults = { 0 };
	for (size_t i = 0; i < rq->form_faults.count; i++)
		if (form_label(rq, rq->form_faults.items[i].field).length == 0)
			*list_push(rq->arena, &faults) = rq->form_faults.items[i];
	for (size_t shown = 0; shown < rq->form_labels.count; shown++) {
		Str name = rq->form_labels.items[shown].name;
		for (size_t i = 0; i < rq->form_faults.count; i++)
			if (str_equal(rq->form_faults.items[i].field, name))
				*list_push(rq->arena, &faults) = rq->form_faults.items[i];
	}
	return faults;
}

/* --- what was typed --- */

bool form_was_sent(const Request *rq)
{
	return rq->method == POST;
}

Str form_typed(const Request *rq, const char *name, Str otherwise)
{
	if (!form_was_sent(rq))
		return otherwise;
	const Field *field = find_field(rq, name);
	return field ? text_clean(rq->arena, field->value) : (Str){ 0 };
}

bool form_has_value(const Request *rq, const char *name, Str value)
{
	for (size_t i = 0; i < rq->form_fields.count; i++)
		if (str_equal_c(rq->form_fields.items[i].name, name) &&
		    str_equal(rq->form_fields.items[i].value, value))
			return true;
	return false;
}

static const Field *find_field(const Request *rq, const char *name)
{
	for (size_t i = 0; i < rq->form_fields.count; i++)
		if (str_equal_c(rq->form_fields.items[i].name, name))
			return &rq->form_fields.items[i];
	return NULL;
}

static Str read_text(Request *rq, const char *name, size_t limit)
{
	const Field *field = find_field(rq, name);
	if (!field)
		return (Str){ 0 };
	Str text = str_trim(text_clean(rq->arena, field->value));
	int64_t characters = (int64_t)str_characters(text);
	if (!str_is_utf8(field->value))
		form_fault(rq, name,
			   T(rq, "Ada huruf yang tidak terbaca. Tulis ulang bagian ini."));
	else if (characters > (int64_t)limit)
		form_fault(rq, name,
			   TF(rq, "Ringkas menjadi paling banyak {most} huruf; sekarang {n}.",
			      HOLE_N("most", (int64_t)limit), HOLE_N("n", characters)));
	return text;
}
