-- SPDX-License-Identifier: Apache-2.0

-- What a coordinator said a heading means that no word of ours is: the next file with it is not asked
-- about. meaning is a word of plans/import_heading.c.
CREATE TABLE import_choice (
	id KEY,
	folded TEXT NOT NULL UNIQUE,
	heading TEXT NOT NULL,
	meaning TEXT NOT NULL,
	person BIGINT REFERENCES person (id),
	at BIGINT NOT NULL
);

-- Each import that was stored. One that was taken back has no evaluation any more and says when.
CREATE TABLE evaluation_import (
	id KEY,
	evaluation BIGINT REFERENCES evaluation (id),
	year BIGINT NOT NULL,
	file_name TEXT NOT NULL,
	file_sha256 TEXT,
	recommendations BIGINT NOT NULL,
	person BIGINT REFERENCES person (id),
	at BIGINT NOT NULL,
	undone_by BIGINT REFERENCES person (id),
	undone_at BIGINT
);
CREATE INDEX evaluation_import_evaluation ON evaluation_import (evaluation);
INSERT INTO evaluation_import (evaluation, year, file_name, file_sha256, recommendations, person, at)
	SELECT e.id, e.year, '', e.file_sha256,
		(SELECT COUNT(*) FROM recommendation r WHERE r.evaluation = e.id), j.person, j.at
	FROM evaluation e JOIN journal j ON j.kind = 'evaluation' AND j.deed = 'add'
		AND j.subject = e.id AND j.source = 'import';
