-- SPDX-License-Identifier: Apache-2.0

-- Days beside instants (added_on, given_on, uploaded_on, lead_from …) are the regency's local days of
-- the deed: the status counts by them, whatever becomes of the zone setting.

-- A national evaluation of one year, as its letter gives it.
CREATE TABLE evaluation (
	id KEY,
	instrument BIGINT NOT NULL REFERENCES instrument (id),
	kind TEXT NOT NULL,
	year BIGINT NOT NULL,
	agency_name TEXT NOT NULL,
	letter_number TEXT NOT NULL,
	letter_day TEXT,
	index_value BIGINT,
	category TEXT NOT NULL,
	file_sha256 TEXT,
	is_sample BOOL,
	added_at BIGINT NOT NULL,
	version BIGINT NOT NULL
);
CREATE UNIQUE INDEX evaluation_year ON evaluation (kind, year);

CREATE TABLE recommendation (
	id KEY,
	evaluation BIGINT NOT NULL REFERENCES evaluation (id),
	reference TEXT NOT NULL UNIQUE,
	number BIGINT NOT NULL,
	text TEXT NOT NULL,
	note TEXT NOT NULL,
	origin TEXT NOT NULL,
	words TEXT NOT NULL,
	indicator BIGINT REFERENCES indicator (id),
	benefit TEXT NOT NULL,
	priority TEXT NOT NULL,
	due TEXT,
	is_sample BOOL,
	added_on TEXT NOT NULL,
	version BIGINT NOT NULL
);
CREATE UNIQUE INDEX recommendation_number ON recommendation (evaluation, number);

-- The regency's answer; the newest row holds, earlier ones stay.
CREATE TABLE response (
	id KEY,
	recommendation BIGINT NOT NULL REFERENCES recommendation (id),
	kind TEXT NOT NULL,
	reason TEXT NOT NULL,
	signer TEXT NOT NULL,
	signed_on TEXT NOT NULL,
	person BIGINT REFERENCES person (id),
	at BIGINT NOT NULL,
	given_on TEXT NOT NULL
);
CREATE INDEX response_recommendation ON response (recommendation, id);

CREATE TABLE action (
	id KEY,
	plan_year BIGINT NOT NULL,
	title TEXT NOT NULL,
	lead BIGINT NOT NULL REFERENCES agency (id),
	lead_from TEXT NOT NULL,
	programme TEXT NOT NULL,
	starts TEXT NOT NULL,
	due TEXT NOT NULL,
	is_generated BOOL,
	added_at BIGINT NOT NULL,
	withdrawn_at BIGINT,
	withdrawn_on TEXT,
	withdrawn_reason TEXT NOT NULL,
	version BIGINT NOT NULL
);
CREATE INDEX action_lead ON action (lead, due, id);

CREATE TABLE action_recommendation (
	recommendation BIGINT NOT NULL REFERENCES recommendation (id),
	action BIGINT NOT NULL REFERENCES action (id),
	PRIMARY KEY (recommendation, action)
);
CREATE INDEX action_recommendation_action ON action_recommendation (action, recommendation);

CREATE TABLE action_contributor (
	action BIGINT NOT NULL REFERENCES action (id),
	agency BIGINT NOT NULL REFERENCES agency (id),
	PRIMARY KEY (action, agency)
);
CREATE INDEX action_contributor_agency ON action_contributor (agency, action);

CREATE TABLE output (
	id KEY,
	action BIGINT NOT NULL REFERENCES action (id),
	indicator TEXT NOT NULL,
	unit TEXT NOT NULL,
	target_q1 BIGINT,
	target_q2 BIGINT,
	target_q3 BIGINT,
	target_q4 BIGINT,
	target_total BIGINT NOT NULL,
	budget BIGINT,
	version BIGINT NOT NULL
);
CREATE INDEX output_action ON output (action, id);

CREATE TABLE milestone (
	id KEY,
	action BIGINT NOT NULL REFERENCES action (id),
	title TEXT NOT NULL,
	owner BIGINT NOT NULL REFERENCES agency (id),
	owner_from TEXT NOT NULL,
	due TEXT NOT NULL,
	proof TEXT NOT NULL,
	added_at BIGINT NOT NULL,
	version BIGINT NOT NULL
);
CREATE INDEX milestone_action ON milestone (action, due, id);
CREATE INDEX milestone_owner ON milestone (owner, due, id);

-- is_waiting is the one thing a verdict changes here, so that the inspectors' queue has an index.
CREATE TABLE evidence (
	id KEY,
	milestone BIGINT NOT NULL REFERENCES milestone (id),
	title TEXT NOT NULL,
	kind TEXT NOT NULL,
	file_sha256 TEXT,
	file_name TEXT NOT NULL,
	link TEXT NOT NULL,
	rank TEXT NOT NULL,
	effective_on TEXT NOT NULL,
	uploaded_at BIGINT NOT NULL,
	uploaded_on TEXT NOT NULL,
	person BIGINT REFERENCES person (id),
	agency BIGINT NOT NULL REFERENCES agency (id),
	is_open BOOL,
	is_waiting BOOL,
	version BIGINT NOT NULL
);
CREATE INDEX evidence_milestone ON evidence (milestone, id);
CREATE INDEX evidence_waiting ON evidence (is_waiting, uploaded_at, id);
CREATE INDEX evidence_file ON evidence (file_sha256);

-- One verdict on one evidence; who is not content brings new evidence.
CREATE TABLE verdict (
	id KEY,
	evidence BIGINT NOT NULL UNIQUE REFERENCES evidence (id),
	kind TEXT NOT NULL,
	reason TEXT NOT NULL,
	words TEXT NOT NULL,
	person BIGINT REFERENCES person (id),
	agency BIGINT NOT NULL REFERENCES agency (id),
	at BIGINT NOT NULL,
	given_on TEXT NOT NULL
);

-- Stored copies of the status function, for lists; nothing else writes them. place is the order of
-- lists: urgency of the status, then the due day, none last.
CREATE TABLE recommendation_state (
	recommendation BIGINT PRIMARY KEY REFERENCES recommendation (id),
	status TEXT NOT NULL,
	holder_kind TEXT NOT NULL,
	holder BIGINT REFERENCES agency (id),
	since TEXT NOT NULL,
	due TEXT,
	place TEXT NOT NULL
);
CREATE INDEX recommendation_state_place ON recommendation_state (place, recommendation);
CREATE INDEX recommendation_state_status ON recommendation_state (status, place, recommendation);
CREATE INDEX recommendation_state_holder ON recommendation_state (holder, recommendation);

CREATE TABLE action_state (
	action BIGINT PRIMARY KEY REFERENCES action (id),
	status TEXT NOT NULL,
	holder_kind TEXT NOT NULL,
	holder BIGINT REFERENCES agency (id),
	since TEXT NOT NULL,
	due TEXT
);
CREATE INDEX action_state_status ON action_state (status, due, action);
