/* SPDX-License-Identifier: Apache-2.0 */
#include "plans/import_heading.h"

#include "base/fold.h"

typedef struct Synonym {
	const char *folded;
	ImportColumn column;
} Synonym;

static const Synonym synonyms[] = {
	{ "no", COLUMN_NUMBER },
	{ "nomor", COLUMN_NUMBER },
	{ "no urut", COLUMN_NUMBER },
	{ "no indikator", COLUMN_NUMBER },
	{ "nomor indikator", COLUMN_NUMBER },
	{ "kode", COLUMN_CODE },
	{ "kode indikator", COLUMN_CODE },
	{ "indikator", COLUMN_INDICATOR },
	{ "nama indikator", COLUMN_INDICATOR },
	{ "indikator penilaian", COLUMN_INDICATOR },
	{ "indikator rb", COLUMN_INDICATOR },
	{ "uraian indikator", COLUMN_INDICATOR },
	{ "komponen indikator", COLUMN_INDICATOR },
	{ "komponen penilaian", COLUMN_INDICATOR },
	{ "kelompok instansi", COLUMN_GROUP },
	{ "grup instansi", COLUMN_GROUP },
	{ "group instansi", COLUMN_GROUP },
	{ "jenis instansi", COLUMN_GROUP },
	{ "nama instansi", COLUMN_INSTITUTION },
	{ "instansi", COLUMN_INSTITUTION },
	{ "instansi pemerintah", COLUMN_INSTITUTION },
	{ "pemerintah daerah", COLUMN_INSTITUTION },
	{ "nama pemerintah daerah", COLUMN_INSTITUTION },
	{ "nama pemda", COLUMN_INSTITUTION },
	{ "pemda", COLUMN_INSTITUTION },
	{ "kabupaten kota", COLUMN_INSTITUTION },
	{ "nama kabupaten kota", COLUMN_INSTITUTION },
	{ "nilai minimal", COLUMN_LEAST },
	{ "nilai minimum", COLUMN_LEAST },
	{ "nilai min", COLUMN_LEAST },
	{ "skor minimal", COLUMN_LEAST },
	{ "min", COLUMN_LEAST },
	{ "min value", COLUMN_LEAST },
	{ "nilai maksimal", COLUMN_MOST },
	{ "nilai maksimum", COLUMN_MOST },
	{ "nilai maks", COLUMN_MOST },
	{ "nilai max", COLUMN_MOST },
	{ "skor maksimal", COLUMN_MOST },
	{ "maks", COLUMN_MOST },
	{ "max", COLUMN_MOST },
	{ "max value", COLUMN_MOST },
	{ "skor", COLUMN_SCORE },
	{ "score", COLUMN_SCORE },
	{ "nilai", COLUMN_SCORE },
	{ "nilai skor", COLUMN_SCORE },
	{ "skor nilai", COLUMN_SCORE },
	{ "nilai capaian", COLUMN_SCORE },
	{ "catatan", COLUMN_NOTE },
	{ "catatan evaluator", COLUMN_NOTE },
	{ "catatan evaluasi", COLUMN_NOTE },
	{ "catatan hasil evaluasi", COLUMN_NOTE },
	{ "temuan", COLUMN_NOTE },
	{ "keterangan", COLUMN_REMARK },
	{ "ket", COLUMN_REMARK },
	{ "rekomendasi", COLUMN_RECOMMENDATION },
	{ "uraian rekomendasi", COLUMN_RECOMMENDATION },
	{ "rekomendasi perbaikan", COLUMN_RECOMMENDATION },
	{ "rekomendasi evaluator", COLUMN_RECOMMENDATION },
	{ "rekomendasi evaluasi", COLUMN_RECOMMENDATION },
	{ "rekomendasi hasil evaluasi", COLUMN_RECOMMENDATION },
	{ "saran", COLUMN_RECOMMENDATION },
	{ "saran perbaikan", COLUMN_RECOMMENDATION },
	{ "saran rekomendasi", COLUMN_RECOMMENDATION },
	{ "recommendation", COLUMN_RECOMMENDATION },
	{ "id instansi", COLUMN_OTHER },
	{ "instansi id", COLUMN_OTHER },
	{ "id bobot", COLUMN_OTHER },
	{ "lke bobot id", COLUMN_OTHER },
	{ "bobot", COLUMN_OTHER },
	{ "target", COLUMN_OTHER },
	{ "target baik", COLUMN_OTHER },
	{ "skor index", COLUMN_OTHER },
	{ "skor indeks", COLUMN_OTHER },
	{ "capaian", COLUMN_OTHER },
	{ "naik turun", COLUMN_OTHER },
	{ "kesalahan", COLUMN_FAULT },
	{ "error", COLUMN_FAULT },
	{ "cara memperbaiki", COLUMN_MEND },
	{ "how to mend", COLUMN_MEND },
};

#define LEAST_SAME 80 /* percent of the letters; fewer are chance in words this short */
#define SYNONYM_COUNT (sizeof synonyms / sizeof *synonyms)

static const char *const words[IMPORT_COLUMNS] = {
	[COLUMN_NUMBER] = "number",
	[COLUMN_CODE] = "code",
	[COLUMN_INDICATOR] = "indicator",
	[COLUMN_GROUP] = "group",
	[COLUMN_INSTITUTION] = "institution",
	[COLUMN_LEAST] = "least",
	[COLUMN_MOST] = "most",
	[COLUMN_SCORE] = "score",
	[COLUMN_NOTE] = "note",
	[COLUMN_REMARK] = "remark",
	[COLUMN_RECOMMENDATION] = "recommendation",
	[COLUMN_OTHER] = "ignore",
	[COLUMN_FAULT] = "fault",
	[COLUMN_MEND] = "mend",
};

static int nearness(Str heading, Str word);
static bool has_words(Str text, Str wanted);
static size_t distance(Str a, Str b);
static void keep_one(Db *db, const ImportChoice *choice, const Actor *by);

const char *import_column_word(ImportColumn column)
{
	return words[column];
}

static ImportColumn column_of_word(Str word)
{
	for (int column = 0; column < IMPORT_CHOICES; column++)
		if (str_equal_c(word, words[column]))
			return (ImportColumn)column;
	return IMPORT_COLUMNS;
}

ImportColumn import_column_from(Arena *arena, Str word)
{
	Str folded = str_fold(arena, word);
	ImportColumn column = column_of_word(word);
	if (column == IMPORT_COLUMNS)
		column =
			str_equal_c(folded, "abaikan") ? COLUMN_OTHER : import_column_known(folded);
	return column < IMPORT_CHOICES ? column : IMPORT_COLUMNS;
}

ImportColumn import_column_known(Str folded)
{
	for (size_t i = 0; i < SYNONYM_COUNT; i++)
		if (str_equal_c(folded, synonyms[i].folded))
			return synonyms[i].column;
	return IMPORT_COLUMNS;
}

void import_column_nearness(Str folded, int percents[IMPORT_COLUMNS])
{
	for (int column = 0; column < IMPORT_COLUMNS; column++)
		percents[column] = 0;
	for (size_t i = 0; i < SYNONYM_COUNT; i++) {
		int percent = nearness(folded, str_of(synonyms[i].folded));
		if (percent > percents[synonyms[i].column])
			percents[synonyms[i].column] = percent;
	}
}

/* A word of ours within the heading, or letters that are nearly the same. */
static int nearness(Str heading, Str word)
{
	size_t longer = heading.length > word.length ? heading.length : word.length;
	if (longer == 0 || longer > IMPORT_HEADING_CHARACTERS)
		return 0;
	int same = (int)(100 * (longer - distance(heading, word)) / longer);
	int within = 0;
	if (word.length >= 3 && has_words(heading, word))
		within = 50 + (int)(50 * word.length / heading.length);
	return same >= LEAST_SAME && same > within ? same : within;
}

static bool has_words(Str text, Str wanted)
{
	for (size_t at = 0; at + wanted.length <= text.length; at++) {
		bool begins = at == 0 || text.at[at - 1] == ' ';
		size_t end = at + wanted.length;
		bool ends = end == text.length || text.at[end] == ' ';
		if (begins && ends && str_equal(str_slice(text, at, end), wanted))
			return true;
	}
	return false;
}

/* Levenshtein's, of texts up to IMPORT_HEADING_CHARACTERS. */
static size_t distance(Str a, Str b)
{
	size_t row[IMPORT_HEADING_CHARACTERS + 1];
	for (size_t j = 0; j <= b.length; j++)
		row[j] = j;
	for (size_t i = 1; i <= a.length; i++) {
		size_t diagonal = row[0];
		row[0] = i;
		for (size_t j = 1; j <= b.length; j++) {
			size_t least = diagonal + (a.at[i - 1] != b.at[j - 1]);
			diagonal = row[j];
			if (row[j] + 1 < least)
				least = row[j] + 1;
			if (row[j - 1] + 1 < least)
				least = row[j - 1] + 1;
			row[j] = least;
		}
	}
	return row[b.length];
}

bool import_column_must_be_one(ImportColumn column)
{
	return column == COLUMN_CODE || column == COLUMN_INDICATOR ||
	       column == COLUMN_INSTITUTION || column == COLUMN_RECOMMENDATION ||
	       column == COLUMN_NUMBER;
}

const ImportChoice *import_choice_among(const ImportChoiceList *list, Str folded)
{
	for (size_t i = 0; i < list->count; i++)
		if (str_equal(list->items[i].folded, folded))
			return &list->items[i];
	return NULL;
}

void import_choice_put(Arena *arena, ImportChoiceList *list, Str heading, ImportColumn column)
{
	ImportChoice choice = { .heading = heading,
				.folded = str_fold(arena, heading),
				.column = column };
	for (size_t i = 0; i < list->count; i++)
		if (str_equal(list->items[i].folded, choice.folded)) {
			if (list->items[i].column != column)
				list->items[i] = choice;
			return;
		}
	*list_push(arena, list) = choice;
}

ImportChoiceList import_choice_list(Db *db)
{
	ImportChoiceList list = { 0 };
	Rows *rows = db_query(db, "SELECT * FROM import_choice ORDER BY folded");
	while (db_next(rows)) {
		ImportChoice choice = {
			.id = row_id(rows, "id"),
			.heading = row_text(rows, "heading"),
			.folded = row_text(rows, "folded"),
			.column = column_of_word(row_text(rows, "meaning")),
			.person = row_id(rows, "person"),
			.at = row_instant(rows, "at"),
		};
		if (choice.column != IMPORT_COLUMNS)
			*list_push(db_arena(db), &list) = choice;
	}
	return list;
}

int import_choice_keep(Db *db, const ImportChoiceList *list, const Actor *by)
{
	int kept = 0;
	for (size_t i = 0; i < list->count; i++)
		if (list->items[i].id == 0) {
			keep_one(db, &list->items[i], by);
			kept++;
		}
	return kept;
}

static void keep_one(Db *db, const ImportChoice *choice, const Actor *by)
{
	Id id = db_insert(db,
			  "INSERT INTO import_choice (folded, heading, meaning, person, at)"
			  " VALUES ($1, $2, $3, $4, $5) ON CONFLICT (folded) DO UPDATE SET"
			  " heading = excluded.heading, meaning = excluded.meaning,"
			  " person = excluded.person, at = excluded.at RETURNING id",
			  TEXT(choice->folded), TEXT(choice->heading),
			  TEXT(str_of(words[choice->column])), ID(by->person), INSTANT(by->now));
	JsonObject facts = json_object(db_arena(db));
	json_text(&facts, "heading", choice->heading);
	json_text(&facts, "column", str_of(words[choice->column]));
	journal_add(db, by, "choose", "import_choice", id, &facts, NULL);
}

bool import_choice_remove(Db *db, Id id, const Actor *by)
{
	JsonObject facts = json_object(db_arena(db));
	Rows *rows =
		db_query(db, "SELECT heading, meaning FROM import_choice WHERE id = $1", ID(id));
	while (db_next(rows)) {
		json_text(&facts, "heading", row_text(rows, "heading"));
		json_text(&facts, "column", row_text(rows, "meaning"));
	}
	if (!db_write(db, "DELETE FROM import_choice WHERE id = $1", ID(id)))
		return false;
	journal_add(db, by, "remove", "import_choice", id, &facts, NULL);
	return true;
}
