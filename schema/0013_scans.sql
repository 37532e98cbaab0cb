-- SPDX-License-Identifier: Apache-2.0

-- What the virus scanner said of each file: waiting, clean, infected. number is raised by each try,
-- so that of two processes one settles it. scanner_state has one row, once a scanner was asked.
CREATE TABLE file_scan_state (
	sha256 TEXT PRIMARY KEY REFERENCES file (sha256),
	result TEXT NOT NULL,
	signature TEXT NOT NULL,
	next_at BIGINT NOT NULL,
	number BIGINT NOT NULL
);
CREATE INDEX file_scan_state_next ON file_scan_state (result, next_at, sha256);
INSERT INTO file_scan_state (sha256, result, signature, next_at, number)
	SELECT sha256, 'waiting', '', 0, 0 FROM file;

CREATE TABLE scanner_state (
	id BIGINT PRIMARY KEY,
	is_down BOOL,
	since BIGINT NOT NULL,
	words TEXT NOT NULL
);
