-- SPDX-License-Identifier: Apache-2.0

-- Evidence is listed by who brought it, by whether it waits and by its verdict, newest first.
CREATE INDEX evidence_agency ON evidence (agency, id);
CREATE INDEX evidence_waiting_new ON evidence (is_waiting, id);
CREATE INDEX verdict_kind ON verdict (kind, evidence);
