-- SPDX-License-Identifier: Apache-2.0

-- Work that is cut into pieces. One row a kind; it is gone when the work is done.
CREATE TABLE job (
	id KEY,
	kind TEXT NOT NULL UNIQUE,
	at BIGINT NOT NULL,
	position BIGINT NOT NULL,
	number BIGINT NOT NULL
);
CREATE INDEX job_at ON job (at, id);
