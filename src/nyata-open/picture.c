/* SPDX-License-Identifier: Apache-2.0 */
#include "nyata-open/picture.h"

#include <gd.h>
#include <libexif/exif-data.h>
#include <stdio.h>
#include <string.h>

#define FEW_COLOURS 256
#define JPEG_QUALITY 82
#define MOST_EXIF_BYTES 65536

static _Thread_local bool is_cut;

static gdImagePtr unpack(const PictureHead *head);
static void on_message(int priority, const char *format, va_list values)
	__attribute__((format(printf, 2, 0)));
static int orientation_of(Arena *arena, Str exif);
static bool shines_through(gdImagePtr image);
static bool has_few_colours(gdImagePtr image);
static gdImagePtr scaled(gdImagePtr image, int side);
static gdImagePtr turned(gdImagePtr image, int orientation);
static bool pack(Arena *arena, gdImagePtr image, AnswerPicture *picture);
static bool pack_small(Arena *arena, gdImagePtr image, AnswerPicture *picture);

OpenStatus picture_clean(Arena *arena, const PictureHead *head, CleanPicture *clean)
{
	*clean = (CleanPicture){ 0 };
	gdImagePtr image = unpack(head);
	if (!image)
		return OPEN_STATUS_BROKEN;
	clean->whole.is_png = shines_through(image) || has_few_colours(image);
	gdImagePtr whole =
		turned(scaled(image, OPEN_PICTURE_SIDE), orientation_of(arena, head->exif));
	bool is_fine = whole && pack(arena, whole, &clean->whole) &&
		       pack_small(arena, whole, &clean->small);
	if (whole)
		gdImageDestroy(whole);
	return is_fine ? OPEN_STATUS_FINE : OPEN_STATUS_BROKEN;
}

/* --- in --- */

/* NULL: it cannot be, or not all of it is there. */
static gdImagePtr unpack(const PictureHead *head)
{
	int size = (int)head->bytes.length;
	void *bytes = (void *)head->bytes.at;
	gdImagePtr image = NULL;
	is_cut = false;
	gdSetErrorMethod(on_message);
	switch (head->kind) {
	case PICTURE_JPEG:
		image = gdImageCreateFromJpegPtrEx(size, bytes, 0);
		break;
	case PICTURE_PNG:
		image = gdImageCreateFromPngPtr(size, bytes);
		break;
	case PICTURE_WEBP:
		image = gdImageCreateFromWebpPtr(size, bytes);
		break;
	}
	bool is_fine = image && !is_cut && gdImageSX(image) == (int)head->width &&
		       gdImageSY(image) == (int)head->height && gdImagePaletteToTrueColor(image);
	if (image && !is_fine)
		gdImageDestroy(image);
	return is_fine ? image : NULL;
}

/* A camera's small sins are forgiven; of a picture that ends early libjpeg says so ("Premature end
 * of JPEG file", "premature end of data segment") and paints the rest grey. */
static void on_message(int priority, const char *format, va_list values)
{
	char text[400];
	(void)priority;
	vsnprintf(text, sizeof text, format, values);
	is_cut |= strstr(text, "remature end") != NULL;
}

/* As libexif wants it, which is as it stands in a JPEG. */
static Str with_head(Arena *arena, Str exif)
{
	Str head = S("Exif\0\0");
	if (str_starts(exif, head))
		return exif;
	char *joined = arena_take(arena, head.length + exif.length);
	memcpy(joined, head.at, head.length);
	memcpy(joined + head.length, exif.at, exif.length);
	return (Str){ joined, head.length + exif.length };
}

/* 1 to 8, as EXIF 2.3 counts in 4.6.4; 1 where it says nothing. */
static int orientation_of(Arena *arena, Str exif)
{
	int orientation = 1;
	if (exif.length == 0 || exif.length > MOST_EXIF_BYTES)
		return orientation;
	Str whole = with_head(arena, exif);
	ExifData *data =
		exif_data_new_from_data((const unsigned char *)whole.at, (unsigned)whole.length);
	if (!data)
		return orientation;
	ExifEntry *entry = exif_content_get_entry(data->ifd[EXIF_IFD_0], EXIF_TAG_ORIENTATION);
	if (entry && entry->format == EXIF_FORMAT_SHORT && entry->size >= 2)
		orientation = exif_get_short(entry->data, exif_data_get_byte_order(data));
	exif_data_unref(data);
	return orientation >= 1 && orientation <= 8 ? orientation : 1;
}

/* Something does, in a picture with an alpha channel or with a colour that stands for nothing,
 * which becomes nothing here. */
static bool shines_through(gdImagePtr image)
{
	int nothing = gdImageGetTransparent(image);
	bool found = false;
	for (int y = 0; y < gdImageSY(image); y++)
		for (int x = 0; x < gdImageSX(image); x++) {
			int *pixel = &image->tpixels[y][x];
			if (nothing >= 0 && *pixel == nothing)
				*pixel = gdTrueColorAlpha(255, 255, 255, gdAlphaTransparent);
			found |= gdTrueColorGetAlpha(*pixel) != gdAlphaOpaque;
		}
	gdImageColorTransparent(image, -1);
	return found;
}

static bool has_few_colours(gdImagePtr image)
{
	int seen[4 * FEW_COLOURS], count = 0;
	memset(seen, 0xFF, sizeof seen);
	for (int y = 0; y < gdImageSY(image); y++)
		for (int x = 0; x < gdImageSX(image); x++) {
			int pixel = image->tpixels[y][x];
			uint32_t place = (uint32_t)pixel * 2654435761u >> 22;
			while (seen[place] != pixel && seen[place] != -1)
				place = (place + 1) % (4 * FEW_COLOURS);
			if (seen[place] == pixel)
				continue;
			if (++count > FEW_COLOURS)
				return false;
			seen[place] = pixel;
		}
	return true;
}

/* --- smaller, and upright --- */

static int at_least_1(int number)
{
	return number < 1 ? 1 : number;
}

static gdImagePtr blank(int width, int height)
{
	gdImagePtr image = gdImageCreateTrueColor(width, height);
	if (!image)
		return NULL;
	gdImageAlphaBlending(image, 0);
	gdImageSaveAlpha(image, 1);
	return image;
}

/* Takes the picture and gives one whose longer side is side at most; NULL: no memory. */
static gdImagePtr scaled(gdImagePtr image, int side)
{
	int width = gdImageSX(image), height = gdImageSY(image);
	int longer = width > height ? width : height;
	gdImageSaveAlpha(image, 1);
	if (longer <= side)
		return image;
	int new_width = at_least_1((int)((int64_t)width * side / longer));
	int new_height = at_least_1((int)((int64_t)height * side / longer));
	gdImagePtr smaller = blank(new_width, new_height);
	if (smaller)
		gdImageCopyResampled(smaller, image, 0, 0, 0, 0, new_width, new_height, width,
				     height);
	gdImageDestroy(image);
	return smaller;
}

/* Which pixel of the camera's picture stands at x, y of the upright one. */
static int pixel_from(gdImagePtr image, int orientation, int x, int y)
{
	int right = gdImageSX(image) - 1, bottom = gdImageSY(image) - 1;
	switch (orientation) {
	case 2:
		return image->tpixels[y][right - x];
	case 3:
		return image->tpixels[bottom - y][right - x];
	case 4:
		return image->tpixels[bottom - y][x];
	case 5:
		return image->tpixels[x][y];
	case 6:
		return image->tpixels[bottom - x][y];
	case 7:
		return image->tpixels[bottom - x][right - y];
	case 8:
		return image->tpixels[x][right - y];
	}
	return image->tpixels[y][x];
}

/* Takes the picture and gives it upright; NULL: there was none, or no memory. */
static gdImagePtr turned(gdImagePtr image, int orientation)
{
	if (!image || orientation == 1)
		return image;
	int width = gdImageSX(image), height = gdImageSY(image);
	bool is_on_its_side = orientation >= 5;
	gdImagePtr upright =
		blank(is_on_its_side ? height : width, is_on_its_side ? width : height);
	for (int y = 0; upright && y < gdImageSY(upright); y++)
		for (int x = 0; x < gdImageSX(upright); x++)
			upright->tpixels[y][x] = pixel_from(image, orientation, x, y);
	gdImageDestroy(image);
	return upright;
}

/* --- out --- */

/* libgd leaves a comment with its own name in each JPEG. */
static Str without_comment(char *bytes, size_t length)
{
	for (size_t at = 2; at + 4 <= length && (unsigned char)bytes[at] == 0xFF;) {
		unsigned char marker = (unsigned char)bytes[at + 1];
		size_t segment = 2 + (size_t)((unsigned char)bytes[at + 2] << 8 |
					      (unsigned char)bytes[at + 3]);
		if (marker == 0xDA || segment > length - at)
			break;
		if (marker == 0xFE) {
			memmove(bytes + at, bytes + at + segment, length - at - segment);
			length -= segment;
		} else {
			at += segment;
		}
	}
	return (Str){ bytes, length };
}

static bool keep(Arena *arena, void *bytes, int size, AnswerPicture *picture)
{
	if (!bytes || size <= 0)
		return false;
	char *kept = arena_take(arena, (size_t)size);
	memcpy(kept, bytes, (size_t)size);
	gdFree(bytes);
	picture->bytes =
		picture->is_png ? (Str){ kept, (size_t)size } : without_comment(kept, (size_t)size);
	return true;
}

static void measure(gdImagePtr image, AnswerPicture *picture)
{
	picture->width = (uint16_t)gdImageSX(image);
	picture->height = (uint16_t)gdImageSY(image);
}

static bool pack(Arena *arena, gdImagePtr image, AnswerPicture *picture)
{
	int size = 0;
	measure(image, picture);
	gdImageInterlace(image, !picture->is_png);
	void *bytes = picture->is_png ? gdImagePngPtrEx(image, &size, 6)
				      : gdImageJpegPtr(image, &size, JPEG_QUALITY);
	return keep(arena, bytes, size, picture) &&
	       picture->bytes.length <= OPEN_MOST_PICTURE_BYTES;
}

static gdImagePtr on_white(gdImagePtr image)
{
	int width = gdImageSX(image), height = gdImageSY(image);
	int longer = width > height ? width : height;
	int side = longer < OPEN_SMALL_SIDE ? longer : OPEN_SMALL_SIDE;
	int small_width = at_least_1((int)((int64_t)width * side / longer));
	int small_height = at_least_1((int)((int64_t)height * side / longer));
	gdImagePtr small = gdImageCreateTrueColor(small_width, small_height);
	if (!small)
		return NULL;
	gdImageFilledRectangle(small, 0, 0, small_width, small_height, gdTrueColor(255, 255, 255));
	gdImageCopyResampled(small, image, 0, 0, 0, 0, small_width, small_height, width, height);
	return small;
}

/* Noise does not pack well: then the quality goes down until it fits. */
static bool pack_small(Arena *arena, gdImagePtr image, AnswerPicture *picture)
{
	gdImagePtr small = on_white(image);
	if (!small)
		return false;
	picture->is_small = true;
	measure(small, picture);
	bool is_packed = true;
	for (int quality = 78; is_packed && quality > 10; quality -= 20) {
		int size = 0;
		void *bytes = gdImageJpegPtr(small, &size, quality);
		is_packed = keep(arena, bytes, size, picture);
		if (is_packed && picture->bytes.length <= OPEN_MOST_SMALL_BYTES)
			break;
	}
	gdImageDestroy(small);
	return is_packed && picture->bytes.length <= OPEN_MOST_SMALL_BYTES;
}
