-- SPDX-License-Identifier: Apache-2.0

-- The front page counts out of these alone.
CREATE INDEX recommendation_state_year_status ON recommendation_state (year, status);
CREATE INDEX recommendation_state_year_holder ON recommendation_state (year, holder, status, since, due, place);
