-- SPDX-License-Identifier: Apache-2.0
-- A regency after many years, for measuring: 10,000 recommendations, 50,000 actions and 1,000,000 entries
-- of the journal beside what `nyata demo` made. Both databases run it:
--     build/nyata --database sqlite:big.db demo --reset && sqlite3 big.db <tests/bench/big.sql
-- The index of words is filled by the program's jobs, which are wished for at the end.

WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20)
INSERT INTO evaluation (instrument, kind, year, agency_name, letter_number, category, is_sample, added_at,
	version)
SELECT (SELECT MIN(id) FROM instrument), 'rb', 2000 + i, 'Evaluator', '', '', 1, 1700000000, 1 FROM n;

WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10000)
INSERT INTO recommendation (evaluation, reference, number, text, note, origin, indicator, benefit, priority,
	due, is_sample, added_on, version)
SELECT e.id, 'RB-' || CAST(e.year AS TEXT) || '-' || CAST(100 + i / 20 AS TEXT), 100 + i / 20,
	CASE i % 3 WHEN 0 THEN 'Perbaiki loket pelayanan nomor ' WHEN 1 THEN 'Tetapkan target kinerja nomor '
		ELSE 'Percepat jawaban pengaduan nomor ' END || CAST(i AS TEXT),
	'', '', (SELECT MIN(id) FROM indicator) + i % 20, '', 'high', NULL, 1, '2025-01-02', 1
FROM n JOIN evaluation e ON e.year = 2001 + i % 20 AND e.agency_name = 'Evaluator';

INSERT INTO recommendation_state (recommendation, status, holder_kind, holder, since, due, place, due_place,
	sequence, year, indicator)
SELECT r.id, CASE r.id % 4 WHEN 0 THEN 'late' WHEN 1 THEN 'running' WHEN 2 THEN 'waiting' ELSE 'carried_out' END,
	'lead', (SELECT MIN(id) FROM agency) + 1 + r.id % 50, '2026-01-05',
	'2026-' || SUBSTR(CAST(101 + r.id % 12 AS TEXT), 2) || '-15',
	CASE r.id % 4 WHEN 0 THEN '1' WHEN 1 THEN '4' WHEN 2 THEN '3' ELSE '7' END
		|| ' 2026-' || SUBSTR(CAST(101 + r.id % 12 AS TEXT), 2) || '-15',
	'2026-' || SUBSTR(CAST(101 + r.id % 12 AS TEXT), 2) || '-15',
	CAST(e.year AS TEXT) || '-' || SUBSTR(CAST(1000000 + r.number AS TEXT), 2), e.year, r.indicator
FROM recommendation r JOIN evaluation e ON e.id = r.evaluation AND e.agency_name = 'Evaluator';

WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 50000)
INSERT INTO action (plan_year, title, lead, lead_from, programme, starts, due, is_generated, added_at,
	withdrawn_reason, version)
SELECT 2016 + i % 11, CASE i % 2 WHEN 0 THEN 'Latih petugas loket ' ELSE 'Buka layanan daring ' END
		|| CAST(i AS TEXT),
	(SELECT MIN(id) FROM agency) + 1 + i % 50, '2026-01-05', '', '2026-01-05', '2026-12-15', 1, 1700000000,
	'', 1
FROM n;

INSERT INTO action_recommendation (recommendation, action)
SELECT (SELECT MAX(id) FROM recommendation) - a.id % 10000, a.id FROM action a WHERE a.title LIKE 'Latih petugas loket %'
	OR a.title LIKE 'Buka layanan daring %';

INSERT INTO action_state (action, status, holder_kind, holder, since, due, place, due_place, plan_year, lead)
SELECT a.id, CASE a.id % 4 WHEN 0 THEN 'late' WHEN 1 THEN 'running' WHEN 2 THEN 'waiting' ELSE 'carried_out' END,
	'lead', a.lead, '2026-01-05', '2026-' || SUBSTR(CAST(101 + a.id % 12 AS TEXT), 2) || '-15',
	CASE a.id % 4 WHEN 0 THEN '1' WHEN 1 THEN '4' WHEN 2 THEN '3' ELSE '7' END
		|| ' 2026-' || SUBSTR(CAST(101 + a.id % 12 AS TEXT), 2) || '-15',
	'2026-' || SUBSTR(CAST(101 + a.id % 12 AS TEXT), 2) || '-15', a.plan_year, a.lead
FROM action a WHERE a.id NOT IN (SELECT action FROM action_state);

WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000000)
INSERT INTO journal (at, person, agency, source, request, deed, kind, subject, public, private)
SELECT (SELECT MAX(at) FROM journal) + i, (SELECT MIN(id) FROM person) + i % 10,
	(SELECT MIN(id) FROM agency) + 1 + i % 50,
	CASE WHEN i % 50 = 0 THEN 'import' ELSE 'page' END, 'big',
	CASE i % 3 WHEN 0 THEN 'add' ELSE 'change' END,
	CASE i % 5 WHEN 0 THEN 'evidence' WHEN 1 THEN 'action' WHEN 2 THEN 'milestone' WHEN 3 THEN 'session'
		ELSE 'output' END,
	i, '{"title":"Latih petugas"}', '{}'
FROM n;

INSERT INTO job (kind, at, position, number) VALUES ('search_recommendations', 0, 0, 1), ('search_actions', 0, 0, 1)
	ON CONFLICT DO NOTHING;
