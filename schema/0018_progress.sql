-- SPDX-License-Identifier: Apache-2.0

-- What was reached of an output in a quarter (0 to 3); a newer row takes the place of an older one
-- of the same output and quarter.
CREATE TABLE progress (
	id KEY,
	output BIGINT NOT NULL REFERENCES output (id),
	quarter BIGINT NOT NULL,
	realised BIGINT NOT NULL,
	budget BIGINT,
	words TEXT NOT NULL,
	obstacle TEXT NOT NULL,
	awaited BIGINT REFERENCES agency (id),
	awaited_as TEXT NOT NULL,
	is_own BOOL,
	person BIGINT REFERENCES person (id),
	agency BIGINT NOT NULL REFERENCES agency (id),
	at BIGINT NOT NULL,
	reported_on TEXT NOT NULL
);
CREATE INDEX progress_output ON progress (output, quarter, id);

-- What the head of the lead agency said to a report: approved, or sent back with a reason.
CREATE TABLE progress_approval (
	progress BIGINT PRIMARY KEY REFERENCES progress (id),
	kind TEXT NOT NULL,
	reason TEXT NOT NULL,
	person BIGINT REFERENCES person (id),
	at BIGINT NOT NULL,
	given_on TEXT NOT NULL
);
