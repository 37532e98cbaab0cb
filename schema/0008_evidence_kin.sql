-- SPDX-License-Identifier: Apache-2.0

-- An agency with its ancestors and descendants counts as one for law 2, on the day of the upload too:
-- kin are those of the parties as the tree stood then, so moving an agency makes nobody independent.
ALTER TABLE evidence_party ADD COLUMN is_kin BOOL;
