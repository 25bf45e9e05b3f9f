-- Invitations to experts from elsewhere, who have no account. The address of one is its id, which opens
-- nothing; of its code only what verifies it is kept, of the browser that opened it only a hash. Whether
-- it still opens anything is decided by the consultation.

CREATE TABLE invitation (
  org     BYTEA  NOT NULL,
  id      BYTEA  NOT NULL PRIMARY KEY,
  subject BYTEA  NOT NULL,
  proof   TEXT   NOT NULL,
  until   BIGINT NOT NULL,
  opened  BYTEA,
  FOREIGN KEY (org, subject) REFERENCES subject (org, id)
);
