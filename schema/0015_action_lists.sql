-- SPDX-License-Identifier: Apache-2.0

-- What lists of actions filter and sort by, beside the stored state; place as in
-- recommendation_state.
ALTER TABLE action_state ADD COLUMN place TEXT NOT NULL DEFAULT '';
ALTER TABLE action_state ADD COLUMN due_place TEXT NOT NULL DEFAULT '9999-12-31';
ALTER TABLE action_state ADD COLUMN plan_year BIGINT NOT NULL DEFAULT 0;
ALTER TABLE action_state ADD COLUMN lead BIGINT NOT NULL DEFAULT 0;
UPDATE action_state SET due_place = COALESCE(due, '9999-12-31'),
	place = CASE status WHEN 'late' THEN '1' WHEN 'returned' THEN '2' WHEN 'waiting' THEN '3'
		WHEN 'running' THEN '4' WHEN 'unplanned' THEN '5' WHEN 'unanswered' THEN '6'
		WHEN 'carried_out' THEN '7' ELSE '8' END || ' ' || COALESCE(due, 'none'),
	plan_year = (SELECT a.plan_year FROM action a WHERE a.id = action_state.action),
	lead = (SELECT a.lead FROM action a WHERE a.id = action_state.action);
CREATE INDEX action_state_place ON action_state (place, action);
CREATE INDEX action_state_status_place ON action_state (status, place, action);
CREATE INDEX action_state_lead ON action_state (lead, place, action);
CREATE INDEX action_state_year ON action_state (plan_year, place, action);
CREATE INDEX action_state_due ON action_state (due_place, action);
CREATE INDEX action_state_status_due ON action_state (status, due_place, action);
CREATE INDEX action_state_lead_due ON action_state (lead, due_place, action);
CREATE INDEX action_state_year_due ON action_state (plan_year, due_place, action);
CREATE INDEX action_state_status_new ON action_state (status, action);
CREATE INDEX action_state_lead_new ON action_state (lead, action);
CREATE INDEX action_state_year_new ON action_state (plan_year, action);
INSERT INTO job (kind, at, position, number)
	SELECT 'search_actions', 0, 0, 1 WHERE EXISTS (SELECT 1 FROM action);
