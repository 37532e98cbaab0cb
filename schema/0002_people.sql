-- SPDX-License-Identifier: Apache-2.0

-- A tree: the regency, its agencies, their parts; outside bodies have no parent.
CREATE TABLE agency (
	id KEY,
	parent BIGINT REFERENCES agency (id),
	kind TEXT NOT NULL,
	code TEXT,
	slug TEXT NOT NULL UNIQUE,
	name TEXT NOT NULL,
	short_name TEXT NOT NULL,
	position BIGINT NOT NULL,
	confidence TEXT NOT NULL,
	source TEXT NOT NULL,
	closed_on TEXT,
	version BIGINT NOT NULL
);
CREATE INDEX agency_parent ON agency (parent, position, id);

CREATE TABLE person (
	id KEY,
	name TEXT NOT NULL,
	account TEXT NOT NULL UNIQUE,
	office TEXT NOT NULL,
	password TEXT,
	blocked_at BIGINT,
	version BIGINT NOT NULL
);

-- Who held which role where, from when to when; rows are ended, never deleted.
CREATE TABLE role_grant (
	id KEY,
	person BIGINT NOT NULL REFERENCES person (id),
	role TEXT NOT NULL,
	agency BIGINT NOT NULL REFERENCES agency (id),
	from_day TEXT NOT NULL,
	until_day TEXT,
	granted_by BIGINT REFERENCES person (id),
	granted_at BIGINT NOT NULL,
	ended_at BIGINT,
	ended_by BIGINT REFERENCES person (id)
);
CREATE INDEX role_grant_person ON role_grant (person, role);
CREATE INDEX role_grant_agency ON role_grant (agency, role);

CREATE TABLE session (
	id KEY,
	token_sha256 TEXT NOT NULL UNIQUE,
	person BIGINT NOT NULL REFERENCES person (id),
	begun_at BIGINT NOT NULL,
	used_at BIGINT NOT NULL,
	ended_at BIGINT
);
CREATE INDEX session_person ON session (person, ended_at);

CREATE TABLE one_time_link (
	id KEY,
	token_sha256 TEXT NOT NULL UNIQUE,
	person BIGINT NOT NULL REFERENCES person (id),
	purpose TEXT NOT NULL,
	made_at BIGINT NOT NULL,
	ends_at BIGINT NOT NULL,
	used_at BIGINT
);
CREATE INDEX one_time_link_person ON one_time_link (person, purpose);
