-- SPDX-License-Identifier: Apache-2.0

-- Who brought the kept copy of a link, the bytes that are judged, and on which day: for law 2 as good
-- as the upload. The parties of that day stand in evidence_party. Of a copy that was kept before, the
-- journal knows who.
ALTER TABLE evidence ADD COLUMN copied_by BIGINT REFERENCES person (id);
ALTER TABLE evidence ADD COLUMN copied_on TEXT;
UPDATE evidence SET copied_by = (SELECT MAX(j.person) FROM journal j
	WHERE j.kind = 'evidence' AND j.deed = 'keep_copy' AND j.subject = evidence.id);
