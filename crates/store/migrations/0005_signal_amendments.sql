-- What the people of this installation change in the list of signals: items of their own, and the end
-- of items. Two people: the database refuses that someone answers their own proposal. Only added to and
-- answered once; the list is public, and so is this.

CREATE TABLE signal_amendment (
  id          BYTEA  NOT NULL PRIMARY KEY,
  org         BYTEA  NOT NULL REFERENCES organisation (id),
  body        TEXT   NOT NULL,
  proposed_by BYTEA  NOT NULL,
  proposed_at BIGINT NOT NULL,
  answered_by BYTEA,
  answered_at BIGINT,
  objection   TEXT,
  CHECK ((answered_by IS NULL) = (answered_at IS NULL)),
  CHECK (answered_by IS NULL OR answered_by <> proposed_by),
  CHECK (objection IS NULL OR answered_by IS NOT NULL)
);
