-- SPDX-License-Identifier: Apache-2.0

-- Mails, each written in the transaction of what it tells. A node that sends one moves next_at to the end
-- of its claim and raises the number. The text may hold a one-use link: it is emptied when the mail is sent
-- or given up, and at ends_at, after which the mail is of no use.
CREATE TABLE outbox (
	id KEY,
	kind TEXT NOT NULL,
	person BIGINT,
	recipient TEXT NOT NULL,
	subject TEXT NOT NULL,
	text TEXT NOT NULL,
	language TEXT NOT NULL,
	message_id TEXT NOT NULL UNIQUE,
	state TEXT NOT NULL,
	tries BIGINT NOT NULL,
	number BIGINT NOT NULL,
	answer TEXT NOT NULL,
	added_at BIGINT NOT NULL,
	next_at BIGINT NOT NULL,
	changed_at BIGINT NOT NULL,
	ends_at BIGINT NOT NULL
);
CREATE INDEX outbox_next ON outbox (state, next_at, id);
CREATE INDEX outbox_ends ON outbox (ends_at, id);
CREATE INDEX outbox_person ON outbox (person, kind, state);
