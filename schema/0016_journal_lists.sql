-- SPDX-License-Identifier: Apache-2.0

-- The journal is read newest first by what it is about, by the deed, by the agency whose role was used,
-- and by where it came from. Ids follow the order of commits; at leads from a day to the ids of it.
CREATE INDEX journal_kind ON journal (kind, id);
CREATE INDEX journal_deed ON journal (deed, id);
CREATE INDEX journal_kind_deed ON journal (kind, deed, id);
CREATE INDEX journal_agency ON journal (agency, id);
CREATE INDEX journal_agency_kind ON journal (agency, kind, id);
CREATE INDEX journal_source ON journal (source, id);
CREATE INDEX journal_source_kind ON journal (source, kind, id);
CREATE INDEX journal_at ON journal (at, id);
