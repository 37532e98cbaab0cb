-- SPDX-License-Identifier: Apache-2.0

-- Words are folded and parted by blanks before, so the plainest tokenizer is the right one, and both
-- databases see the same words. Its text stands in search.
CREATE VIRTUAL TABLE search_index USING fts5 (words, content = 'search', content_rowid = 'id',
	detail = 'none', columnsize = 0, tokenize = 'ascii');
