-- A session gets an id, so that someone can end one of theirs without its secret, and the kind of
-- device it runs on. The id of a session that was there is the beginning of its hash: as random.

CREATE TABLE session_with_id (
  token      BYTEA  NOT NULL PRIMARY KEY,
  org        BYTEA  NOT NULL,
  id         BYTEA  NOT NULL,
  worker     BYTEA  NOT NULL,
  kind       TEXT   NOT NULL,
  device     TEXT   NOT NULL,
  made_at    BIGINT NOT NULL,
  seen_at    BIGINT NOT NULL,
  ends_at    BIGINT NOT NULL,
  stepped_up BIGINT,
  UNIQUE (org, id),
  FOREIGN KEY (org, worker) REFERENCES worker (org, id)
);
INSERT INTO session_with_id
  SELECT token, org, substr(token, 1, 16), worker, kind, '', made_at, seen_at, ends_at, stepped_up
  FROM session;
DROP TABLE session;
ALTER TABLE session_with_id RENAME TO session;
CREATE INDEX session_of_worker ON session (org, worker);

-- The last time step of which a code was taken: a code works once, and none from before it.
ALTER TABLE credential ADD COLUMN step BIGINT;
