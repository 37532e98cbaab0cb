-- SPDX-License-Identifier: Apache-2.0

-- Who led, contributed, owned the milestone or brought the evidence on the day of its upload. Law 2
-- asks them as well as those of today, so handing an action over makes nobody independent.
CREATE TABLE evidence_party (
	evidence BIGINT NOT NULL REFERENCES evidence (id),
	agency BIGINT NOT NULL REFERENCES agency (id),
	PRIMARY KEY (evidence, agency)
);
INSERT INTO evidence_party (evidence, agency)
	SELECT e.id, e.agency FROM evidence e
	UNION SELECT e.id, m.owner FROM evidence e JOIN milestone m ON m.id = e.milestone
	UNION SELECT e.id, a.lead FROM evidence e JOIN milestone m ON m.id = e.milestone
		JOIN action a ON a.id = m.action
	UNION SELECT e.id, c.agency FROM evidence e JOIN milestone m ON m.id = e.milestone
		JOIN action_contributor c ON c.action = m.action;
