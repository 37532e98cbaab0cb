-- SPDX-License-Identifier: Apache-2.0

-- Words are folded and parted by blanks before, so PostgreSQL's parser is left out, and both databases
-- see the same words.
CREATE INDEX search_index ON search USING gin (array_to_tsvector(string_to_array(words, ' ')));
