-- SPDX-License-Identifier: Apache-2.0

-- What lists filter and sort by stands beside the stored state, so that each offered way of asking has
-- an index. due_place is the due day, what has none last; sequence is year and number.
ALTER TABLE recommendation_state ADD COLUMN due_place TEXT NOT NULL DEFAULT '9999-12-31';
ALTER TABLE recommendation_state ADD COLUMN sequence TEXT NOT NULL DEFAULT '';
ALTER TABLE recommendation_state ADD COLUMN year BIGINT NOT NULL DEFAULT 0;
ALTER TABLE recommendation_state ADD COLUMN indicator BIGINT;
UPDATE recommendation_state SET due_place = COALESCE(due, '9999-12-31'),
	sequence = (SELECT CAST(e.year AS TEXT) || '-' || SUBSTR(CAST(1000000 + r.number AS TEXT), 2)
		FROM recommendation r JOIN evaluation e ON e.id = r.evaluation
		WHERE r.id = recommendation_state.recommendation),
	year = (SELECT e.year FROM recommendation r JOIN evaluation e ON e.id = r.evaluation
		WHERE r.id = recommendation_state.recommendation),
	indicator = (SELECT r.indicator FROM recommendation r
		WHERE r.id = recommendation_state.recommendation);

CREATE INDEX recommendation_state_year ON recommendation_state (year, place, recommendation);
CREATE INDEX recommendation_state_indicator ON recommendation_state (indicator, place, recommendation);
CREATE INDEX recommendation_state_due ON recommendation_state (due_place, recommendation);
CREATE INDEX recommendation_state_status_due ON recommendation_state (status, due_place, recommendation);
CREATE INDEX recommendation_state_year_due ON recommendation_state (year, due_place, recommendation);
CREATE INDEX recommendation_state_indicator_due
	ON recommendation_state (indicator, due_place, recommendation);
CREATE INDEX recommendation_state_number ON recommendation_state (sequence, recommendation);
CREATE INDEX recommendation_state_status_number
	ON recommendation_state (status, sequence, recommendation);
CREATE INDEX recommendation_state_year_number ON recommendation_state (year, sequence, recommendation);
CREATE INDEX recommendation_state_indicator_number
	ON recommendation_state (indicator, sequence, recommendation);
CREATE INDEX recommendation_state_status_new ON recommendation_state (status, recommendation);
CREATE INDEX recommendation_state_year_new ON recommendation_state (year, recommendation);
CREATE INDEX recommendation_state_indicator_new ON recommendation_state (indicator, recommendation);

-- The text that words are looked for in (records/search.c): id is eight times the subject's, plus its
-- kind. It takes the place of recommendation.words. What stood there before is read by jobs.
CREATE TABLE search (
	id BIGINT PRIMARY KEY,
	words TEXT NOT NULL
);
ALTER TABLE recommendation DROP COLUMN words;
INSERT INTO job (kind, at, position, number)
	SELECT 'search_recommendations', 0, 0, 1 WHERE EXISTS (SELECT 1 FROM recommendation);
