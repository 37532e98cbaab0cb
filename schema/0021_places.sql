-- SPDX-License-Identifier: Apache-2.0

-- The status "obstructed" stands between two others, so what lists order by begins with another number.
UPDATE recommendation_state SET place = CASE status WHEN 'late' THEN '1' WHEN 'obstructed' THEN '2'
		WHEN 'returned' THEN '3' WHEN 'waiting' THEN '4' WHEN 'running' THEN '5' WHEN 'unplanned' THEN '6'
		WHEN 'unanswered' THEN '7' WHEN 'carried_out' THEN '8' ELSE '9' END || SUBSTR(place, 2);
UPDATE action_state SET place = CASE status WHEN 'late' THEN '1' WHEN 'obstructed' THEN '2'
		WHEN 'returned' THEN '3' WHEN 'waiting' THEN '4' WHEN 'running' THEN '5' WHEN 'unplanned' THEN '6'
		WHEN 'unanswered' THEN '7' WHEN 'carried_out' THEN '8' ELSE '9' END || SUBSTR(place, 2);
