-- Target times of an organisation: how long it lets an action take. Two people: the database refuses
-- that someone answers their own proposal, or takes back that of another. Only added to and answered
-- once; for one action one waits at a time.
CREATE TABLE target_time (
  org         BYTEA  NOT NULL REFERENCES organisation (id),
  id          BYTEA  NOT NULL,
  action      TEXT   NOT NULL,
  sealed      BYTEA  NOT NULL,
  proposed_by BYTEA  NOT NULL,
  proposed_at BIGINT NOT NULL,
  answered_by BYTEA,
  answered_at BIGINT,
  answer      TEXT,
  PRIMARY KEY (org, id),
  FOREIGN KEY (org, proposed_by) REFERENCES worker (org, id),
  FOREIGN KEY (org, answered_by) REFERENCES worker (org, id),
  CHECK ((answered_by IS NULL) = (answered_at IS NULL)),
  CHECK ((answered_by IS NULL) = (answer IS NULL)),
  CHECK (answered_by IS NULL OR (answered_by = proposed_by) = (answer = 'withdrawn'))
);
CREATE UNIQUE INDEX target_time_waiting ON target_time (org, action) WHERE answered_at IS NULL;
