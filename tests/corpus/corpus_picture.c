/* SPDX-License-Identifier: Apache-2.0 */
#include "corpus_picture.h"

#include <gd.h>
#include <jpeglib.h>
#include <string.h>
#include <zlib.h>

#include "base/buf.h"
#include "base/log.h"

static int colour_at(const Drawing *drawing, int x, int y)
{
	if (drawing->has_red_corner && x < drawing->width / 2 && y < drawing->height / 2)
		return 0xE00000;
	int quarter = (x >= drawing->width / 2) + 2 * (y >= drawing->height / 2);
	static const int colours[] = { 0x204060, 0x3060A0, 0x30A060, 0x2090A0 };
	if (!drawing->noise)
		return colours[quarter];
	uint32_t made_up = (uint32_t)(x * 7919 + y * 104729) * 2654435761u;
	int grey = 100 + (int)(made_up >> 16) % drawing->noise;
	return 0x100000 | (grey << 8) | (x * 255 / drawing->width);
}

static gdImagePtr drawn(const Drawing *drawing)
{
	gdImagePtr image = gdImageCreateTrueColor(drawing->width, drawing->height);
	if (!image)
		fatal("a picture for a test cannot be made");
	for (int y = 0; y < drawing->height; y++)
		for (int x = 0; x < drawing->width; x++)
			image->tpixels[y][x] = colour_at(drawing, x, y);
	gdImageAlphaBlending(image, 0);
	gdImageSaveAlpha(image, drawing->is_see_through);
	if (drawing->is_see_through)
		image->tpixels[0][0] |= 0x40 << 24;
	gdImageInterlace(image, drawing->is_interlaced);
	if (drawing->is_palette)
		gdImageTrueColorToPalette(image, 0, 16);
	return image;
}

static Str kept(Arena *arena, gdImagePtr image, void *bytes, int size)
{
	Str copy = str_copy(arena, (Str){ bytes, (size_t)size });
	gdFree(bytes);
	gdImageDestroy(image);
	return copy;
}

Str corpus_jpeg(Arena *arena, Drawing drawing)
{
	int size = 0;
	gdImagePtr image = drawn(&drawing);
	void *bytes = gdImageJpegPtr(image, &size, 85);
	return kept(arena, image, bytes, size);
}

Str corpus_png(Arena *arena, Drawing drawing)
{
	int size = 0;
	gdImagePtr image = drawn(&drawing);
	void *bytes = gdImagePngPtr(image, &size);
	return kept(arena, image, bytes, size);
}

Str corpus_webp(Arena *arena, Drawing drawing)
{
	int size = 0;
	gdImagePtr image = drawn(&drawing);
	void *bytes = gdImageWebpPtrEx(image, &size, 80);
	return kept(arena, image, bytes, size);
}

Str corpus_joined(Arena *arena, Str first, Str second)
{
	Buf out = buf_new(arena);
	buf_add_str(&out, first);
	buf_add_str(&out, second);
	return buf_str(&out);
}

static void add_big(Buf *out, uint32_t number, int bytes)
{
	for (int i = bytes; i-- > 0;)
		buf_add_char(out, (char)(number >> (8 * i) & 0xFF));
}

static void add_little(Buf *out, uint32_t number, int bytes)
{
	for (int i = 0; i < bytes; i++)
		buf_add_char(out, (char)(number >> (8 * i) & 0xFF));
}

/* --- PNG --- */

static void add_chunk(Buf *out, const char *name, Str data)
{
	uLong check = crc32(0, (const Bytef *)name, 4);
	if (data.length)
		check = crc32(check, (const Bytef *)data.at, (uInt)data.length);
	add_big(out, (uint32_t)data.length, 4);
	buf_add_c(out, name);
	buf_add_str(out, data);
	add_big(out, (uint32_t)check, 4);
}

Str corpus_png_with(Arena *arena, Str png, const char *name, Str data)
{
	Buf out = buf_new(arena);
	buf_add_str(&out, str_slice(png, 0, 33));
	add_chunk(&out, name, data);
	buf_add_str(&out, str_slice(png, 33, png.length));
	return buf_str(&out);
}

static Str packed_rows(Arena *arena, const RawPng *raw)
{
	static const int samples[] = { 1, 0, 3, 1, 2, 0, 4 };
	size_t row = 1 + ((size_t)raw->width * (size_t)(samples[raw->colour] * raw->depth) + 7) / 8;
	uLong length = raw->says_only ? 1 : (uLong)(row * raw->height);
	Bytef *rows = arena_take(arena, length + 1);
	for (uLong i = 0; i < length; i++)
		rows[i] = i % row == 0 ? 0 : (Bytef)(i * 31);
	uLongf size = compressBound(length);
	Bytef *bytes = arena_take(arena, size);
	if (compress(bytes, &size, rows, length) != Z_OK)
		fatal("a picture for a test cannot be made");
	return (Str){ (char *)bytes, size };
}

Str corpus_png_raw(Arena *arena, RawPng raw)
{
	Buf out = buf_new(arena), head = buf_new(arena);
	add_big(&head, raw.width, 4);
	add_big(&head, raw.height, 4);
	buf_add_char(&head, (char)raw.depth);
	buf_add_char(&head, (char)raw.colour);
	add_big(&head, 0, 3);
	buf_add_str(&out, S("\x89PNG\r\n\x1a\n"));
	add_chunk(&out, "IHDR", buf_str(&head));
	add_chunk(&out, "IDAT", packed_rows(arena, &raw));
	add_chunk(&out, "IEND", (Str){ 0 });
	return buf_str(&out);
}

/* --- JPEG --- */

Str corpus_jpeg_with(Arena *arena, Str jpeg, int marker, Str segment)
{
	Buf out = buf_new(arena);
	buf_add_str(&out, str_slice(jpeg, 0, 2));
	buf_add_char(&out, '\xff');
	buf_add_char(&out, (char)marker);
	add_big(&out, (uint32_t)segment.length + 2, 2);
	buf_add_str(&out, segment);
	buf_add_str(&out, str_slice(jpeg, 2, jpeg.length));
	return buf_str(&out);
}

/* Grey, colours, or the four inks of a press, of 16 times 16; then its size is written over. */
static Str small_jpeg(Arena *arena, int components)
{
	struct jpeg_compress_struct to;
	struct jpeg_error_mgr faults;
	unsigned char *bytes = NULL;
	unsigned long size = 0;
	to.err = jpeg_std_error(&faults);
	jpeg_create_compress(&to);
	jpeg_mem_dest(&to, &bytes, &size);
	to.image_width = to.image_height = 16;
	to.input_components = components;
	to.in_color_space = components == 1 ? JCS_GRAYSCALE : components == 3 ? JCS_RGB : JCS_CMYK;
	jpeg_set_defaults(&to);
	jpeg_start_compress(&to, TRUE);
	for (int y = 0; y < 16; y++) {
		JSAMPLE row[64];
		for (int x = 0; x < 64; x++)
			row[x] = (JSAMPLE)(x * 3 + y * 5);
		jpeg_write_scanlines(&to, (JSAMPROW[]){ row }, 1);
	}
	jpeg_finish_compress(&to);
	Str copy = str_copy(arena, (Str){ (char *)bytes, size });
	jpeg_destroy_compress(&to);
	free(bytes);
	return copy;
}

Str corpus_jpeg_raw(Arena *arena, RawJpeg raw)
{
	Str jpeg = small_jpeg(arena, raw.components);
	ptrdiff_t frame = str_find(jpeg, S("\xff\xc0"));
	if (frame < 0)
		fatal("a picture for a test cannot be made");
	char *at = (char *)jpeg.at + frame + 5;
	at[0] = (char)(raw.height >> 8);
	at[1] = (char)raw.height;
	at[2] = (char)(raw.width >> 8);
	at[3] = (char)raw.width;
	return jpeg;
}

Str corpus_exif(Arena *arena, int orientation)
{
	Buf out = buf_new(arena);
	buf_add_str(&out, S("Exif\0\0II*\0\x08\0\0\0"));
	add_little(&out, 2, 2); /* two entries: the orientation, and who made it */
	add_little(&out, 0x0112, 2);
	add_little(&out, 3, 2);
	add_little(&out, 1, 4);
	add_little(&out, (uint32_t)orientation, 4);
	add_little(&out, 0x010F, 2);
	add_little(&out, 2, 2);
	add_little(&out, 12, 4);
	add_little(&out, 38, 4);
	add_little(&out, 0, 4);
	buf_add_str(&out, S("GPS-RAHASIA\0"));
	return buf_str(&out);
}

/* --- WebP --- */

static Str riff(Arena *arena, Str chunks)
{
	Buf out = buf_new(arena);
	buf_add_c(&out, "RIFF");
	add_little(&out, (uint32_t)chunks.length + 4, 4);
	buf_add_c(&out, "WEBP");
	buf_add_str(&out, chunks);
	return buf_str(&out);
}

Str corpus_webp_lossless(Arena *arena, int width, int height)
{
	Buf out = buf_new(arena);
	buf_add_c(&out, "VP8L");
	add_little(&out, 6, 4);
	buf_add_char(&out, 0x2F);
	add_little(&out, (uint32_t)(width - 1) | (uint32_t)(height - 1) << 14, 4);
	buf_add_char(&out, 0);
	return riff(arena, buf_str(&out));
}

Str corpus_webp_moving(Arena *arena)
{
	return riff(arena, S("VP8X\x0a\0\0\0\x02\0\0\0\x0f\0\0\x0f\0\0"
			     "ANIM\x06\0\0\0\0\0\0\0\0\0"));
}

/* --- what was given back --- */

static bool is_red(gdImagePtr image, int x, int y)
{
	int pixel = gdImageGetTrueColorPixel(image, x, y);
	return gdTrueColorGetRed(pixel) > 150 && gdTrueColorGetGreen(pixel) < 60;
}

Str corpus_red_corner(Str bytes, bool is_png)
{
	gdImagePtr image = is_png ? gdImageCreateFromPngPtr((int)bytes.length, (void *)bytes.at)
				  : gdImageCreateFromJpegPtr((int)bytes.length, (void *)bytes.at);
	if (!image)
		return S("unreadable");
	int left = gdImageSX(image) / 4, right = 3 * left;
	int top = gdImageSY(image) / 4, bottom = 3 * top;
	Str corner = is_red(image, left, top)	    ? S("top left")
		     : is_red(image, right, top)    ? S("top right")
		     : is_red(image, left, bottom)  ? S("bottom left")
		     : is_red(image, right, bottom) ? S("bottom right")
						    : S("none");
	gdImageDestroy(image);
	return corner;
}
