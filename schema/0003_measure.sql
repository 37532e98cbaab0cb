-- SPDX-License-Identifier: Apache-2.0

CREATE TABLE instrument (
	id KEY,
	code TEXT NOT NULL UNIQUE,
	kind TEXT NOT NULL,
	year BIGINT NOT NULL,
	name TEXT NOT NULL,
	name_en TEXT NOT NULL,
	source TEXT NOT NULL
);
CREATE INDEX instrument_kind ON instrument (kind, year);

-- An indicator of an instrument, or (instrument NULL) one the regency publishes by itself.
CREATE TABLE indicator (
	id KEY,
	instrument BIGINT REFERENCES instrument (id),
	code TEXT NOT NULL,
	slug TEXT NOT NULL UNIQUE,
	component TEXT NOT NULL,
	subcomponent TEXT NOT NULL,
	number BIGINT,
	name TEXT NOT NULL,
	name_en TEXT NOT NULL,
	also_named TEXT NOT NULL,
	unit TEXT NOT NULL,
	direction TEXT NOT NULL,
	position BIGINT NOT NULL,
	source TEXT NOT NULL
);
CREATE UNIQUE INDEX indicator_code ON indicator (instrument, code);

-- One value for a period ("2024", "2024-S1", "2024-02"), with its source.
CREATE TABLE observation (
	id KEY,
	indicator BIGINT NOT NULL REFERENCES indicator (id),
	period TEXT NOT NULL,
	value BIGINT NOT NULL,
	category TEXT NOT NULL,
	note TEXT NOT NULL,
	source TEXT NOT NULL,
	observed_on TEXT,
	method TEXT NOT NULL,
	person BIGINT REFERENCES person (id),
	second_person BIGINT REFERENCES person (id)
);
CREATE UNIQUE INDEX observation_period ON observation (indicator, period);
