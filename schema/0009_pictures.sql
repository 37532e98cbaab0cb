-- SPDX-License-Identifier: Apache-2.0

-- Files that are pictures made anew by nyata-open, each with a small one for pages (60 KB at most).
CREATE TABLE picture (
	sha256 TEXT PRIMARY KEY REFERENCES file (sha256),
	width BIGINT NOT NULL,
	height BIGINT NOT NULL,
	small_width BIGINT NOT NULL,
	small_height BIGINT NOT NULL,
	small BYTES NOT NULL
);
