/* SPDX-License-Identifier: Apache-2.0 */
#include "web/upload.h"

#include <errno.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/clean.h"
#include "web/unnamed.h"

static UploadResult result_of(int error);

Str upload_shown_name(Arena *arena, Str name)
{
	for (size_t i = name.length; i > 0; i--)
		if (name.at[i - 1] == '/' || name.at[i - 1] == '\\') {
			name = str_slice(name, i, name.length);
			break;
		}
	bool is_utf8 = str_is_utf8(name);
	Buf out = buf_new(arena);
	for (size_t i = 0; i < name.length; i++) {
		unsigned char c = (unsigned char)name.at[i];
		bool is_shown = c >= 0x20 && c != 0x7f && (is_utf8 || c < 0x80);
		buf_add_char(&out, is_shown ? name.at[i] : '_');
	}
	/* Without what turns a name round, so that "exe.pdf" is no "fdp.exe". */
	Str shown = text_clean(arena, buf_str(&out));
	return shown.length ? str_shorten(arena, shown, 120) : S("_");
}

UploadResult upload_begin(UploadStream *stream, Upload *upload)
{
	digest_stream_begin(&stream->digest);
	stream->upload = upload;
	upload->descriptor = unnamed_open();
	return upload->descriptor < 0 ? result_of(errno) : UPLOAD_FINE;
}

static UploadResult result_of(int error)
{
	bool is_full = error == ENOSPC || error == EDQUOT || error == EFBIG;
	return is_full ? UPLOAD_DISK_FULL : UPLOAD_FAILED;
}

UploadResult upload_add(UploadStream *stream, Str bytes)
{
	digest_stream_add(&stream->digest, bytes.at, bytes.length);
	stream->upload->size_bytes += (int64_t)bytes.length;
	while (bytes.length) {
		ssize_t written = write(stream->upload->descriptor, bytes.at, bytes.length);
		if (written < 0 && errno == EINTR)
			continue;
		if (written < 0)
			return result_of(errno);
		bytes = str_slice(bytes, (size_t)written, bytes.length);
	}
	return UPLOAD_FINE;
}

UploadResult upload_end(UploadStream *stream, Arena *arena)
{
	Digest digest = digest_stream_end(&stream->digest);
	stream->upload->sha256 = digest_hex(arena, &digest);
	if (lseek(stream->upload->descriptor, 0, SEEK_SET) < 0)
		return UPLOAD_FAILED;
	stream->upload = NULL;
	return UPLOAD_FINE;
}

int64_t upload_chunks(const Upload *upload)
{
	int64_t chunk = (int64_t)UPLOAD_CHUNK_BYTES;
	return upload->size_bytes ? (upload->size_bytes + chunk - 1) / chunk : 1;
}

Str upload_chunk(Arena *arena, const Upload *upload, int64_t position, bool *ok)
{
	int64_t from = position * (int64_t)UPLOAD_CHUNK_BYTES;
	int64_t left = upload->size_bytes - from;
	size_t wanted = left < (int64_t)UPLOAD_CHUNK_BYTES ? (size_t)left : UPLOAD_CHUNK_BYTES;
	char *bytes = arena_take(arena, wanted);
	size_t got = 0;
	while (got < wanted) {
		ssize_t more = pread(upload->descriptor, bytes + got, wanted - got,
				     (off_t)from + (off_t)got);
		if (more < 0 && errno == EINTR)
			continue;
		if (more <= 0)
			break;
		got += (size_t)more;
	}
	*ok = got == wanted;
	return *ok ? (Str){ bytes, wanted } : (Str){ 0 };
}

UploadResult upload_replace(Upload *upload, Arena *arena, Str bytes)
{
	Upload other = { .field = upload->field, .name = upload->name, .kind = upload->kind };
	UploadStream stream;
	UploadResult result = upload_begin(&stream, &other);
	if (result == UPLOAD_FINE)
		result = upload_add(&stream, bytes);
	if (result == UPLOAD_FINE)
		result = upload_end(&stream, arena);
	upload_close(result == UPLOAD_FINE ? upload : &other);
	if (result == UPLOAD_FINE)
		*upload = other;
	return result;
}

void upload_close(Upload *upload)
{
	if (upload->descriptor > 0)
		close(upload->descriptor);
	upload->descriptor = -1;
}
