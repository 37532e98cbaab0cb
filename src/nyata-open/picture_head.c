/* SPDX-License-Identifier: Apache-2.0 */
#include "nyata-open/picture_head.h"

#include <string.h>

static OpenStatus read_jpeg(Str bytes, PictureHead *head);
static size_t after_scan(Str bytes, size_t at);
static OpenStatus read_png(Str bytes, PictureHead *head);
static OpenStatus read_webp(Str bytes, PictureHead *head);
static OpenStatus end_of(const PictureHead *head, bool has_pixels);

OpenStatus picture_head_read(Str bytes, PictureHead *head)
{
	*head = (PictureHead){ .bytes = bytes };
	if (str_starts(bytes, S("\xff\xd8\xff")))
		return read_jpeg(bytes, head);
	if (str_starts(bytes, S("\x89PNG\r\n\x1a\n")))
		return read_png(bytes, head);
	if (str_starts(bytes, S("RIFF")) && str_starts(str_slice(bytes, 8, 12), S("WEBP")))
		return read_webp(bytes, head);
	return OPEN_STATUS_WRONG_KIND;
}

static uint32_t byte_at(Str bytes, size_t at)
{
	return at < bytes.length ? (unsigned char)bytes.at[at] : 0;
}

static uint32_t big(Str bytes, size_t at, size_t width)
{
	uint32_t number = 0;
	for (size_t i = 0; i < width; i++)
		number = number << 8 | byte_at(bytes, at + i);
	return number;
}

static uint32_t little(Str bytes, size_t at, size_t width)
{
	uint32_t number = 0;
	for (size_t i = width; i-- > 0;)
		number = number << 8 | byte_at(bytes, at + i);
	return number;
}

/* --- JPEG (ITU-T T.81): markers, each with its length, and scans between them --- */

enum { START = 0xD8, END = 0xD9, SCAN = 0xDA, APP1 = 0xE1 };

static bool is_frame(uint32_t marker)
{
	return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 &&
	       marker != 0xCC;
}

/* false: it says its size twice. */
static bool see_segment(PictureHead *head, uint32_t marker, Str segment)
{
	if (marker == APP1 && !head->exif.length && str_starts(segment, S("Exif\0\0")))
		head->exif = segment;
	if (!is_frame(marker))
		return true;
	if (head->width || head->height)
		return false;
	head->height = big(segment, 1, 2);
	head->width = big(segment, 3, 2);
	return true;
}

static OpenStatus read_jpeg(Str bytes, PictureHead *head)
{
	head->kind = PICTURE_JPEG;
	bool has_scan = false;
	for (size_t at = 2; at + 1 < bytes.length;) {
		uint32_t marker = byte_at(bytes, at + 1);
		if (byte_at(bytes, at) != 0xFF)
			return OPEN_STATUS_BROKEN;
		if (marker == 0xFF) { /* fill */
			at++;
			continue;
		}
		at += 2;
		if (marker == END) {
			head->bytes.length = at;
			return end_of(head, has_scan);
		}
		size_t length = big(bytes, at, 2);
		if (marker < 0xC0 || marker == START || length < 2 || length > bytes.length - at)
			return OPEN_STATUS_BROKEN;
		if (!see_segment(head, marker, str_slice(bytes, at + 2, at + length)))
			return OPEN_STATUS_BROKEN;
		at += length;
		if (marker == SCAN)
			at = after_scan(bytes, at);
		has_scan |= marker == SCAN;
	}
	return OPEN_STATUS_BROKEN;
}

/* The next marker that does not belong to the scan: 00 is an escaped FF, D0 to D7 restart it. */
static size_t after_scan(Str bytes, size_t at)
{
	while (at + 1 < bytes.length) {
		const char *found = memchr(bytes.at + at, 0xFF, bytes.length - at - 1);
		if (!found)
			break;
		at = (size_t)(found - bytes.at);
		uint32_t next = byte_at(bytes, at + 1);
		if (next != 0x00 && next != 0xFF && (next < 0xD0 || next > 0xD7))
			return at;
		at += next == 0xFF ? 1 : 2;
	}
	return bytes.length;
}

/* --- PNG (ISO/IEC 15948): chunks of length, name, data, check --- */

static OpenStatus read_png(Str bytes, PictureHead *head)
{
	head->kind = PICTURE_PNG;
	bool has_pixels = false, is_first = true;
	for (size_t at = 8; at + 12 <= bytes.length; is_first = false) {
		size_t length = big(bytes, at, 4);
		if (length > bytes.length - at - 12)
			return OPEN_STATUS_BROKEN;
		Str name = str_slice(bytes, at + 4, at + 8);
		Str data = str_slice(bytes, at + 8, at + 8 + length);
		at += 12 + length;
		if (str_equal(name, S("IHDR")) != is_first)
			return OPEN_STATUS_BROKEN;
		if (is_first) {
			head->width = big(data, 0, 4);
			head->height = big(data, 4, 4);
		}
		if (str_equal(name, S("acTL")))
			return OPEN_STATUS_MOVING;
		if (str_equal(name, S("eXIf")))
			head->exif = data;
		has_pixels |= str_equal(name, S("IDAT"));
		if (str_equal(name, S("IEND"))) {
			head->bytes.length = at;
			return end_of(head, has_pixels);
		}
	}
	return OPEN_STATUS_BROKEN;
}

/* --- WebP (RFC 9649): chunks of name, length, data, padded to even --- */

typedef struct Size {
	uint32_t width, height;
} Size;

static Size lossy_size(Str data)
{
	bool is_key_frame = data.length >= 10 && (byte_at(data, 0) & 1) == 0 &&
			    str_equal(str_slice(data, 3, 6), S("\x9d\x01\x2a"));
	return is_key_frame ? (Size){ little(data, 6, 2) & 0x3FFF, little(data, 8, 2) & 0x3FFF }
			    : (Size){ 0 };
}

static Size lossless_size(Str data)
{
	uint32_t bits = little(data, 1, 4);
	return data.length >= 5 && byte_at(data, 0) == 0x2F
		       ? (Size){ (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1 }
		       : (Size){ 0 };
}

/* The canvas and the frame in it say the same. */
static bool agrees(PictureHead *head, Size size)
{
	if (!head->width && !head->height) {
		head->width = size.width;
		head->height = size.height;
	}
	return size.width && head->width == size.width && head->height == size.height;
}

static OpenStatus see_chunk(PictureHead *head, Str name, Str data, bool *has_pixels)
{
	bool is_lossy = str_equal(name, S("VP8 ")), is_lossless = str_equal(name, S("VP8L"));
	bool is_fine = true;
	if (str_equal(name, S("VP8X"))) {
		if (byte_at(data, 0) & 2)
			return OPEN_STATUS_MOVING;
		is_fine = agrees(head, (Size){ little(data, 4, 3) + 1, little(data, 7, 3) + 1 });
	}
	if (str_equal(name, S("ANIM")) || str_equal(name, S("ANMF")))
		return OPEN_STATUS_MOVING;
	if (str_equal(name, S("EXIF")))
		head->exif = data;
	if (is_lossy || is_lossless) {
		is_fine = !*has_pixels &&
			  agrees(head, is_lossy ? lossy_size(data) : lossless_size(data));
		*has_pixels = true;
	}
	return is_fine ? OPEN_STATUS_FINE : OPEN_STATUS_BROKEN;
}

static OpenStatus read_webp(Str bytes, PictureHead *head)
{
	head->kind = PICTURE_WEBP;
	size_t size = little(bytes, 4, 4);
	if (size > bytes.length - 8 || size < 12)
		return OPEN_STATUS_BROKEN;
	head->bytes.length = size + 8;
	bool has_pixels = false;
	for (size_t at = 12; at + 8 <= head->bytes.length;) {
		size_t length = little(bytes, at + 4, 4);
		if (length > head->bytes.length - at - 8)
			return OPEN_STATUS_BROKEN;
		Str data = str_slice(bytes, at + 8, at + 8 + length);
		OpenStatus status =
			see_chunk(head, str_slice(bytes, at, at + 4), data, &has_pixels);
		if (status != OPEN_STATUS_FINE)
			return status;
		at += 8 + length + length % 2;
	}
	return end_of(head, has_pixels);
}

static OpenStatus end_of(const PictureHead *head, bool has_pixels)
{
	return has_pixels && head->width && head->height ? OPEN_STATUS_FINE : OPEN_STATUS_BROKEN;
}
