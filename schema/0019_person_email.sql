-- SPDX-License-Identifier: Apache-2.0

-- Where mails for a person go, and who said so: a link that sets a password goes there only while that
-- one may make such a link. NULL email_by with an address: a command.
ALTER TABLE person ADD COLUMN email TEXT;
ALTER TABLE person ADD COLUMN email_by BIGINT REFERENCES person (id);
CREATE INDEX person_email ON person (email);

-- What a person needs to recognise a session of one's own: browser and system, and the first half of the
-- address.
ALTER TABLE session ADD COLUMN device TEXT;
ALTER TABLE session ADD COLUMN network TEXT;
