/* SPDX-License-Identifier: Apache-2.0 */
/* Pictures for tests, drawn here, honest and otherwise; bytes in the arena. For tests only. */
#ifndef NYATA_CORPUS_PICTURE_H
#define NYATA_CORPUS_PICTURE_H

#include "base/str.h"

typedef struct Drawing {
	int width, height;
	int noise;	     /* 0: four colours */
	bool has_red_corner; /* its top left quarter */
	bool is_see_through, is_palette, is_interlaced;
} Drawing;

Str corpus_jpeg(Arena *arena, Drawing drawing);
Str corpus_png(Arena *arena, Drawing drawing);
Str corpus_webp(Arena *arena, Drawing drawing);

/* Written byte by byte: colour is PNG's own number; says_only: its pixels are not there. */
typedef struct RawPng {
	uint32_t width, height;
	int depth, colour;
	bool says_only;
} RawPng;
Str corpus_png_raw(Arena *arena, RawPng raw);
typedef struct RawJpeg {
	int width, height, components;
} RawJpeg;
Str corpus_jpeg_raw(Arena *arena, RawJpeg raw);
/* One that says so much of itself and has no pixels. */
Str corpus_webp_lossless(Arena *arena, int width, int height);
Str corpus_webp_moving(Arena *arena);

/* With a segment behind the first two bytes; with a chunk behind the head. */
Str corpus_jpeg_with(Arena *arena, Str jpeg, int marker, Str segment);
Str corpus_png_with(Arena *arena, Str png, const char *name, Str data);
/* The head of a camera, which names a place ("GPS-RAHASIA"). */
Str corpus_exif(Arena *arena, int orientation);
Str corpus_joined(Arena *arena, Str first, Str second);
/* Of a picture that was drawn with one: "top left" …; "none". */
Str corpus_red_corner(Str bytes, bool is_png);

#endif
