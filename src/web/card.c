/* SPDX-License-Identifier: Apache-2.0 */
#include "web/card.h"

#include <pango/pangocairo.h>
#include <string.h>

#include "base/log.h"
#include "base/utf8.h"
#include "web/address.h"
#include "web/route.h"

#define MARGIN 64
#define BAND 104
/* Longer ones are cut before they are laid out: four lines hold less. */
#define TITLE_BYTES_MOST 400
#define FAMILY "Noto Sans, DejaVu Sans, sans-serif"

typedef struct Ink {
	double red, green, blue;
} Ink;

#define INK(hex)                                                                                   \
	{                                                                                          \
		((hex) >> 16 & 255) / 255.0, ((hex) >> 8 & 255) / 255.0, ((hex)&255) / 255.0       \
	}

/* The light tokens of assets/nyata.css. */
static const Ink brand = INK(0x1f3a70), on_brand = INK(0xffffff), on_brand_soft = INK(0xc9d6f2),
		 paper = INK(0xffffff), ink = INK(0x161a23), muted = INK(0x515866),
		 line = INK(0xd5d8dc), ball = INK(0xf5b82e), wait = INK(0x75500a),
		 wait_tint = INK(0xfaefd3);

static const struct {
	const char *css;
	Ink text, ground;
} chips[] = {
	{ "is-done", INK(0x17663a), INK(0xe1f1e6) }, { "is-run", INK(0x1f4c8f), INK(0xe5ecf9) },
	{ "is-wait", INK(0x75500a), INK(0xfaefd3) }, { "is-back", INK(0x7a2c69), INK(0xf6e5f2) },
	{ "is-late", INK(0xffffff), INK(0x9a3a0a) }, { "is-stuck", INK(0x0a5560), INK(0xdef0f1) },
	{ "is-none", INK(0x515866), INK(0xe8eae8) },
};

typedef struct Pen {
	cairo_t *cairo;
	PangoLayout *layout;
} Pen;

typedef struct Words {
	Str text;
	int size_pixels, lines, width; /* width 0: as wide as it is */
	bool is_bold;
	Ink ink;
} Words;

static void draw(Pen *pen, Request *rq, const Card *card);
static Str png_of(Arena *arena, cairo_surface_t *surface);

Response card_answer(Request *rq, const Card *card)
{
	cairo_surface_t *surface =
		cairo_image_surface_create(CAIRO_FORMAT_RGB24, CARD_WIDTH, CARD_HEIGHT);
	/* A map of its own: the one that pango keeps for each thread is never given back. */
	PangoFontMap *fonts = pango_cairo_font_map_new();
	pango_cairo_font_map_set_resolution(PANGO_CAIRO_FONT_MAP(fonts), 72);
	PangoContext *context = pango_font_map_create_context(fonts);
	Pen pen = { cairo_create(surface), pango_layout_new(context) };
	draw(&pen, rq, card);
	Str bytes = png_of(rq->arena, surface);
	g_object_unref(pen.layout);
	cairo_destroy(pen.cairo);
	g_object_unref(context);
	g_object_unref(fonts);
	cairo_surface_destroy(surface);
	if (bytes.length == 0)
		return problem_usual(rq, 500);
	return plain(rq, 200, "image/png", bytes);
}

/* "/rekomendasi/kartu.png" is the page of a reference that nothing has, not a card. */
static bool has_row(const Request *rq, Str path)
{
	const char *allow;
	Request asking = { .arena = rq->arena };
	if (!rq->app)
		return false;
	const Route *row = route_find(rq->app, &asking, GET, path, &allow);
	return row && row->lane == HEAVY && (row->who & ANYONE) &&
	       str_ends(str_of(row->path), S("/" CARD_FILE));
}

Url card_address(const Request *rq)
{
	Str own = str_print(rq->arena, "%" STR_FORMAT "%s" CARD_FILE, STR_ARGS(rq->path),
			    str_equal_c(rq->path, "/") ? "" : "/");
	Buf out = buf_new(rq->arena);
	if (rq->site->public_url.length == 0)
		return (Url){ 0 };
	buf_add_str(&out, rq->site->public_url);
	if (rq->language == ENGLISH)
		buf_add_c(&out, "/en");
	if (has_row(rq, own))
		address_add_encoded_path(&out, own);
	else
		buf_add_c(&out, "/" CARD_FILE);
	return (Url){ buf_str(&out) };
}

/* --- drawing --- */

static void use(Pen *pen, Ink colour)
{
	cairo_set_source_rgb(pen->cairo, colour.red, colour.green, colour.blue);
}

static void box(Pen *pen, double x, double y, double width, double height, Ink colour)
{
	use(pen, colour);
	cairo_rectangle(pen->cairo, x, y, width, height);
	cairo_fill(pen->cairo);
}

/* Cut between characters, since pango takes whole UTF-8 only. */
static Str cut(Str text, size_t bytes_most)
{
	size_t end = 0, step;
	while (end < text.length && (step = utf8_sequence(text, end)) && end + step <= bytes_most)
		end += step;
	return str_slice(text, 0, end);
}

static void lay_out(Pen *pen, const Words *words)
{
	PangoFontDescription *font = pango_font_description_from_string(FAMILY);
	pango_font_description_set_absolute_size(font, words->size_pixels * PANGO_SCALE);
	pango_font_description_set_weight(font,
					  words->is_bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
	pango_layout_set_font_description(pen->layout, font);
	pango_font_description_free(font);
	Str text = cut(words->text, TITLE_BYTES_MOST);
	pango_layout_set_text(pen->layout, text.length ? text.at : "", (int)text.length);
	pango_layout_set_width(pen->layout, words->width ? words->width * PANGO_SCALE : -1);
	pango_layout_set_wrap(pen->layout, PANGO_WRAP_WORD_CHAR);
	pango_layout_set_ellipsize(pen->layout, PANGO_ELLIPSIZE_END);
	pango_layout_set_height(pen->layout, -(words->lines ? words->lines : 1));
}

/* Gives the height of what was written. */
static int write_at(Pen *pen, double x, double y, const Words *words)
{
	int width, height;
	lay_out(pen, words);
	use(pen, words->ink);
	cairo_move_to(pen->cairo, x, y);
	pango_cairo_show_layout(pen->cairo, pen->layout);
	pango_layout_get_pixel_size(pen->layout, &width, &height);
	return height;
}

static int width_of(Pen *pen, const Words *words)
{
	int width, height;
	lay_out(pen, words);
	pango_layout_get_pixel_size(pen->layout, &width, &height);
	return width;
}

/* Words on a round ground; gives the width of both. */
static int write_chip(Pen *pen, double x, double y, const Words *words, Ink ground)
{
	const double half = words->size_pixels, height = 2 * half;
	double width = width_of(pen, words) + 2 * half;
	use(pen, ground);
	cairo_new_path(pen->cairo); /* words before it have left a point */
	cairo_arc(pen->cairo, x + half, y + half, half, G_PI / 2, 3 * G_PI / 2);
	cairo_arc(pen->cairo, x + width - half, y + half, half, -G_PI / 2, G_PI / 2);
	cairo_fill(pen->cairo);
	write_at(pen, x + half, y + height / 2 - words->size_pixels * 0.62, words);
	return (int)width;
}

/* Four petals, the mark of the program. */
static void draw_kawung(Pen *pen, double x, double y, double size)
{
	for (int petal = 0; petal < 4; petal++) {
		cairo_save(pen->cairo);
		cairo_translate(pen->cairo, x, y);
		cairo_rotate(pen->cairo, G_PI / 4 + petal * G_PI / 2);
		cairo_translate(pen->cairo, 0, -size * 0.34);
		cairo_scale(pen->cairo, size * 0.195, size * 0.278);
		cairo_arc(pen->cairo, 0, 0, 1, 0, 2 * G_PI);
		cairo_restore(pen->cairo);
		use(pen, ball);
		cairo_fill(pen->cairo);
	}
}

static void draw_band(Pen *pen, const Request *rq)
{
	box(pen, 0, 0, CARD_WIDTH, BAND, brand);
	draw_kawung(pen, MARGIN + 26, BAND / 2.0, 52);
	write_at(pen, MARGIN + 72, 31,
		 &(Words){
			 .text = S("Nyata"), .size_pixels = 34, .is_bold = true, .ink = on_brand });
	write_at(pen, MARGIN + 200, 31,
		 &(Words){ .text = rq->site->regency,
			   .size_pixels = 34,
			   .ink = on_brand_soft,
			   .width = CARD_WIDTH - 2 * MARGIN - 200 });
}

/* The day stands on it, since the picture lives on in conversations. */
static void draw_foot(Pen *pen, Request *rq, const Card *card)
{
	const int y = CARD_HEIGHT - 68;
	int used = 0;
	box(pen, MARGIN, y - 24, CARD_WIDTH - 2 * MARGIN, 2, line);
	if (card->is_sample)
		used = 24 + write_chip(pen, MARGIN, y - 8,
				       &(Words){ .text = T(rq, "data contoh, bukan LHE resmi"),
						 .size_pixels = 25,
						 .ink = wait },
				       wait_tint);
	write_at(pen, MARGIN + used, y,
		 &(Words){
			 .text = TF(rq, "Keadaan per {day}", HOLE("day", day_words(rq, rq->today))),
			 .size_pixels = 26,
			 .ink = muted,
			 .width = CARD_WIDTH - 2 * MARGIN - used });
}

static void draw_status(Pen *pen, const Card *card, int y)
{
	int used = 0;
	for (size_t i = 0; i < sizeof chips / sizeof *chips && card->status.length; i++)
		if (card->status_css && strcmp(card->status_css, chips[i].css) == 0)
			used = 28 + write_chip(pen, MARGIN, y - 4,
					       &(Words){ .text = card->status,
							 .size_pixels = 30,
							 .is_bold = true,
							 .ink = chips[i].text },
					       chips[i].ground);
	write_at(pen, MARGIN + used, y + 7,
		 &(Words){ .text = card->note,
			   .size_pixels = 30,
			   .ink = ink,
			   .width = CARD_WIDTH - 2 * MARGIN - used });
}

static void draw(Pen *pen, Request *rq, const Card *card)
{
	int y = BAND + 44;
	box(pen, 0, 0, CARD_WIDTH, CARD_HEIGHT, paper);
	draw_band(pen, rq);
	if (card->kicker.length)
		y += 14 + write_at(pen, MARGIN, y,
				   &(Words){ .text = card->kicker,
					     .size_pixels = 30,
					     .ink = muted,
					     .width = CARD_WIDTH - 2 * MARGIN });
	write_at(pen, MARGIN, y,
		 &(Words){ .text = card->title,
			   .size_pixels = 50,
			   .is_bold = true,
			   .lines = 4,
			   .ink = ink,
			   .width = CARD_WIDTH - 2 * MARGIN });
	draw_status(pen, card, CARD_HEIGHT - 176);
	draw_foot(pen, rq, card);
}

/* --- the bytes --- */

static cairo_status_t add_bytes(void *closure, const unsigned char *bytes, unsigned length)
{
	buf_add(closure, (const char *)bytes, length);
	return CAIRO_STATUS_SUCCESS;
}

/* Empty: out of memory, or heavier than is shown; the log says so. */
static Str png_of(Arena *arena, cairo_surface_t *surface)
{
	Buf out = buf_new(arena);
	cairo_status_t status = cairo_surface_write_to_png_stream(surface, add_bytes, &out);
	if (status != CAIRO_STATUS_SUCCESS || out.length > CARD_BYTES_MOST) {
		log_error("a share card of %zu bytes: %s", out.length,
			  cairo_status_to_string(status));
		return (Str){ 0 };
	}
	return buf_str(&out);
}
