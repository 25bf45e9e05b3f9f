-- Passkeys: keys that live on someone's own device. Name and public key are sealed; the handle is a
-- hash of the number that the device gave its key, by which it is found before we know whose it is.
-- No two workers can have the same key.

CREATE TABLE passkey (
  org     BYTEA  NOT NULL,
  id      BYTEA  NOT NULL,
  worker  BYTEA  NOT NULL,
  handle  BYTEA  NOT NULL UNIQUE,
  sealed  BYTEA  NOT NULL,
  made_at BIGINT NOT NULL,
  used_at BIGINT,
  PRIMARY KEY (org, id),
  FOREIGN KEY (org, worker) REFERENCES worker (org, id)
);
CREATE INDEX passkey_of_worker ON passkey (org, worker);
