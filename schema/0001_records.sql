-- SPDX-License-Identifier: Apache-2.0
-- One text in five words of ours: KEY BIGINT TEXT BYTES BOOL. db/migrate.c writes it for each database.
-- Times are UTC seconds, days ISO text, money whole rupiah, decimals ten-thousandths.

CREATE TABLE setting (
	name TEXT PRIMARY KEY,
	value TEXT NOT NULL,
	version BIGINT NOT NULL
);

-- Random keys; no page and no export shows them.
CREATE TABLE secret (
	name TEXT PRIMARY KEY,
	value BYTES NOT NULL
);

CREATE TABLE journal (
	id KEY,
	at BIGINT NOT NULL,
	person BIGINT,
	on_behalf BIGINT,
	agency BIGINT,
	source TEXT NOT NULL,
	request TEXT NOT NULL,
	deed TEXT NOT NULL,
	kind TEXT NOT NULL,
	subject BIGINT,
	public TEXT NOT NULL,
	private TEXT NOT NULL
);
CREATE INDEX journal_subject ON journal (kind, subject, id);

-- Days off: national holidays, collective leave, and local days by decree, each with its source.
CREATE TABLE holiday (
	day TEXT NOT NULL,
	kind TEXT NOT NULL,
	name TEXT NOT NULL,
	source TEXT NOT NULL,
	confidence TEXT NOT NULL,
	PRIMARY KEY (day, kind, name)
);

CREATE TABLE file (
	sha256 TEXT PRIMARY KEY,
	size_bytes BIGINT NOT NULL,
	kind TEXT NOT NULL,
	kept_at BIGINT NOT NULL
);

-- Chunks of 256 KiB; they go through the lane before the form's transaction names the whole hash.
CREATE TABLE file_chunk (
	sha256 TEXT NOT NULL,
	position BIGINT NOT NULL,
	bytes BYTES NOT NULL,
	kept_at BIGINT NOT NULL,
	PRIMARY KEY (sha256, position)
);
CREATE INDEX file_chunk_kept ON file_chunk (kept_at, sha256);

-- Forms that were sent: the same key with the same fields gets the same answer.
CREATE TABLE form_sent (
	key TEXT PRIMARY KEY,
	fields_sha256 TEXT NOT NULL,
	location TEXT NOT NULL,
	at BIGINT NOT NULL
);
CREATE INDEX form_sent_at ON form_sent (at);
