-- The founding schema. One text for SQLite and PostgreSQL: only BIGINT, TEXT, BYTEA and BOOLEAN.
-- Ids are 16 random bytes made by the application; moments are microseconds since 1970 in UTC.
-- Every table but the installation's own begins with the organisation: the unit of sharding.
-- What each column may hold, and why it may stand outside encryption: content/privacy/columns.toml.

CREATE TABLE installation (
  name  TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
);

CREATE TABLE organisation (
  id           BYTEA  NOT NULL PRIMARY KEY,
  kind         TEXT   NOT NULL,
  name         TEXT   NOT NULL,
  municipality TEXT   NOT NULL,
  wrapped_key  BYTEA  NOT NULL,
  -- Counts the changes to its people, teams and posts, so that a copy in memory knows it is old.
  roster       BIGINT NOT NULL,
  closed_at    BIGINT
);

CREATE TABLE team (
  org       BYTEA  NOT NULL REFERENCES organisation (id),
  id        BYTEA  NOT NULL,
  name      TEXT   NOT NULL,
  closed_at BIGINT,
  PRIMARY KEY (org, id)
);

-- can_act is false while someone is absent, disabled or gone.
CREATE TABLE worker (
  org         BYTEA   NOT NULL REFERENCES organisation (id),
  id          BYTEA   NOT NULL,
  login       BYTEA   NOT NULL UNIQUE,
  sealed      BYTEA   NOT NULL,
  can_act     BOOLEAN NOT NULL,
  absent_until BIGINT,
  disabled_at BIGINT,
  PRIMARY KEY (org, id),
  UNIQUE (org, id, can_act)
);

CREATE TABLE post (
  org       BYTEA NOT NULL,
  id        BYTEA NOT NULL,
  team      BYTEA NOT NULL,
  job       TEXT  NOT NULL,
  person    BYTEA NOT NULL,
  deputy    BYTEA,
  PRIMARY KEY (org, id),
  FOREIGN KEY (org, team) REFERENCES team (org, id),
  FOREIGN KEY (org, person) REFERENCES worker (org, id),
  FOREIGN KEY (org, deputy) REFERENCES worker (org, id)
);

CREATE TABLE credential (
  org     BYTEA  NOT NULL,
  id      BYTEA  NOT NULL,
  worker  BYTEA  NOT NULL,
  kind    TEXT   NOT NULL,
  sealed  BYTEA  NOT NULL,
  made_at BIGINT NOT NULL,
  PRIMARY KEY (org, id),
  FOREIGN KEY (org, worker) REFERENCES worker (org, id)
);
CREATE INDEX credential_of_worker ON credential (org, worker, kind);

-- Browser sessions and API tokens: only the hash of the secret is kept.
CREATE TABLE session (
  token      BYTEA  NOT NULL PRIMARY KEY,
  org        BYTEA  NOT NULL,
  worker     BYTEA  NOT NULL,
  kind       TEXT   NOT NULL,
  made_at    BIGINT NOT NULL,
  seen_at    BIGINT NOT NULL,
  ends_at    BIGINT NOT NULL,
  stepped_up BIGINT,
  FOREIGN KEY (org, worker) REFERENCES worker (org, id)
);
CREATE INDEX session_of_worker ON session (org, worker);

-- One key per dossier. Erasing is destroying the wrapped key.
CREATE TABLE dossier (
  org         BYTEA  NOT NULL REFERENCES organisation (id),
  id          BYTEA  NOT NULL,
  holds       TEXT   NOT NULL,
  wrapped_key BYTEA,
  made_at     BIGINT NOT NULL,
  erased_at   BIGINT,
  PRIMARY KEY (org, id),
  CHECK ((wrapped_key IS NULL) = (erased_at IS NOT NULL))
);

-- A young person as this organisation knows them; identity has a key of its own.
CREATE TABLE person (
  org     BYTEA  NOT NULL,
  id      BYTEA  NOT NULL,
  dossier BYTEA  NOT NULL,
  sealed  BYTEA  NOT NULL,
  made_at BIGINT NOT NULL,
  PRIMARY KEY (org, id),
  FOREIGN KEY (org, dossier) REFERENCES dossier (org, id)
);

-- Blind index: keyed hashes of normalised parts of names and dates.
CREATE TABLE person_token (
  org    BYTEA NOT NULL,
  token  BYTEA NOT NULL,
  person BYTEA NOT NULL,
  PRIMARY KEY (org, token, person),
  FOREIGN KEY (org, person) REFERENCES person (org, id)
);
CREATE INDEX token_of_person ON person_token (org, person);

-- An open matter, and in the same row whose move it is.
-- Invariant "no orphan": open means a post, a holder who can act, an action and a date. The holder
-- is tied to worker.can_act: nobody can become unable to act while a duty still rests with them.
CREATE TABLE subject (
  org          BYTEA  NOT NULL,
  id           BYTEA  NOT NULL,
  kind         TEXT   NOT NULL,
  version      BIGINT NOT NULL,
  dossier      BYTEA  NOT NULL,
  person       BYTEA,
  origin       BYTEA,
  opened_at    BIGINT NOT NULL,
  opened_by    BYTEA  NOT NULL,
  opener_post  BYTEA  NOT NULL,
  closed_at    BIGINT,
  reason       TEXT,
  post         BYTEA,
  holder       BYTEA,
  holder_able  BOOLEAN,
  action       TEXT,
  since        BIGINT,
  warn         BIGINT,
  due          BIGINT,
  warned       BOOLEAN NOT NULL,
  level        TEXT    NOT NULL,
  offered_to   BYTEA,
  answer_by    BIGINT,
  PRIMARY KEY (org, id),
  FOREIGN KEY (org, dossier) REFERENCES dossier (org, id),
  FOREIGN KEY (org, person) REFERENCES person (org, id),
  FOREIGN KEY (org, post) REFERENCES post (org, id),
  FOREIGN KEY (org, offered_to) REFERENCES post (org, id),
  FOREIGN KEY (org, holder, holder_able) REFERENCES worker (org, id, can_act),
  CONSTRAINT open_or_closed CHECK ((closed_at IS NULL) = (reason IS NULL)),
  CONSTRAINT no_orphan CHECK (
    (closed_at IS NULL AND post IS NOT NULL AND holder IS NOT NULL AND holder_able IS NOT NULL
      AND holder_able AND action IS NOT NULL AND since IS NOT NULL AND warn IS NOT NULL
      AND due IS NOT NULL)
    OR
    (closed_at IS NOT NULL AND post IS NULL AND holder IS NULL AND holder_able IS NULL
      AND action IS NULL AND since IS NULL AND warn IS NULL AND due IS NULL
      AND offered_to IS NULL)),
  CONSTRAINT offer_is_whole CHECK ((offered_to IS NULL) = (answer_by IS NULL))
);
CREATE INDEX subject_of_holder ON subject (org, holder, due) WHERE closed_at IS NULL;
CREATE INDEX subject_of_opener ON subject (org, opened_by, due) WHERE closed_at IS NULL;
CREATE INDEX subject_of_post ON subject (org, post, due) WHERE closed_at IS NULL;
CREATE INDEX subject_offered ON subject (org, offered_to) WHERE offered_to IS NOT NULL;
CREATE INDEX subject_of_person ON subject (org, person);
CREATE INDEX subject_of_origin ON subject (org, origin);
CREATE INDEX subject_due ON subject (org, due) WHERE closed_at IS NULL;

-- Who takes part in a subject besides its holder.
CREATE TABLE party (
  org     BYTEA  NOT NULL,
  subject BYTEA  NOT NULL,
  post    BYTEA  NOT NULL,
  since   BIGINT NOT NULL,
  PRIMARY KEY (org, subject, post),
  FOREIGN KEY (org, subject) REFERENCES subject (org, id),
  FOREIGN KEY (org, post) REFERENCES post (org, id)
);
CREATE INDEX party_of_post ON party (org, post);

-- The timeline: only ever added to.
CREATE TABLE entry (
  org     BYTEA  NOT NULL,
  subject BYTEA  NOT NULL,
  seq     BIGINT NOT NULL,
  id      BYTEA  NOT NULL,
  by_worker BYTEA NOT NULL,
  at      BIGINT NOT NULL,
  sealed  BYTEA  NOT NULL,
  PRIMARY KEY (org, subject, seq),
  FOREIGN KEY (org, subject) REFERENCES subject (org, id)
);

-- Who reported, apart from what was reported: own dossier key, own right.
CREATE TABLE reporter (
  org     BYTEA NOT NULL,
  subject BYTEA NOT NULL,
  dossier BYTEA NOT NULL,
  sealed  BYTEA NOT NULL,
  PRIMARY KEY (org, subject),
  FOREIGN KEY (org, subject) REFERENCES subject (org, id),
  FOREIGN KEY (org, dossier) REFERENCES dossier (org, id)
);

-- Messages between organisations: written with the change that causes them, delivered after it,
-- taken in once.
CREATE TABLE parcel_out (
  org          BYTEA  NOT NULL,
  id           BYTEA  NOT NULL,
  to_org       BYTEA  NOT NULL,
  sealed       BYTEA  NOT NULL,
  made_at      BIGINT NOT NULL,
  tries        BIGINT NOT NULL,
  next_try     BIGINT,
  PRIMARY KEY (org, id)
);
CREATE INDEX parcel_waiting ON parcel_out (org, next_try) WHERE next_try IS NOT NULL;
CREATE TABLE parcel_in (
  org      BYTEA  NOT NULL,
  id       BYTEA  NOT NULL,
  taken_at BIGINT NOT NULL,
  PRIMARY KEY (org, id)
);

-- Which sending of another organisation an incoming subject answers to.
CREATE TABLE incoming_link (
  org      BYTEA NOT NULL,
  outgoing BYTEA NOT NULL,
  subject  BYTEA NOT NULL,
  PRIMARY KEY (org, outgoing),
  FOREIGN KEY (org, subject) REFERENCES subject (org, id)
);

CREATE TABLE draft (
  org      BYTEA  NOT NULL,
  worker   BYTEA  NOT NULL,
  form     TEXT   NOT NULL,
  sealed   BYTEA  NOT NULL,
  saved_at BIGINT NOT NULL,
  PRIMARY KEY (org, worker, form)
);

-- A repeated create answers what the first one answered. Token and digest are keyed hashes.
CREATE TABLE idempotency (
  org     BYTEA  NOT NULL,
  worker  BYTEA  NOT NULL,
  token   BYTEA  NOT NULL,
  digest  BYTEA  NOT NULL,
  sealed  BYTEA  NOT NULL,
  at      BIGINT NOT NULL,
  PRIMARY KEY (org, worker, token)
);

-- The coded registration: no name, no free text, no subject. same_person is a keyed hash of person
-- and year that only this organisation can make: one person counts once a year, and one year can't
-- be tied to the next.
CREATE TABLE registration (
  org          BYTEA  NOT NULL,
  id           BYTEA  NOT NULL,
  same_person  BYTEA  NOT NULL,
  municipality TEXT   NOT NULL,
  year         BIGINT NOT NULL,
  quarter      BIGINT NOT NULL,
  form         TEXT   NOT NULL,
  age_band     TEXT   NOT NULL,
  sex          TEXT   NOT NULL,
  origin       TEXT   NOT NULL,
  reporter     TEXT   NOT NULL,
  care         TEXT   NOT NULL,
  certainty    TEXT   NOT NULL,
  PRIMARY KEY (org, id),
  UNIQUE (org, same_person, form)
);
CREATE INDEX registration_of_year ON registration (municipality, year);

CREATE TABLE notice (
  org     BYTEA  NOT NULL,
  id      BYTEA  NOT NULL,
  worker  BYTEA  NOT NULL,
  kind    TEXT   NOT NULL,
  subject BYTEA,
  at      BIGINT NOT NULL,
  read_at BIGINT,
  PRIMARY KEY (org, id),
  FOREIGN KEY (org, worker) REFERENCES worker (org, id)
);
CREATE INDEX notice_of_worker ON notice (org, worker, at);

-- Emergency access: who, to what, until when. The reason is on the subject's timeline, sealed.
CREATE TABLE emergency (
  org     BYTEA  NOT NULL,
  worker  BYTEA  NOT NULL,
  subject BYTEA  NOT NULL,
  until   BIGINT NOT NULL,
  PRIMARY KEY (org, worker, subject)
);

-- Versions of rule tables that this installation activated over those it came with.
CREATE TABLE rule_version (
  id          TEXT   NOT NULL,
  version     TEXT   NOT NULL,
  text        TEXT   NOT NULL,
  proposed_by BYTEA  NOT NULL,
  proposed_at BIGINT NOT NULL,
  active_by   BYTEA,
  active_at   BIGINT,
  PRIMARY KEY (id, version),
  CHECK ((active_by IS NULL) = (active_at IS NULL)),
  CHECK (active_by IS NULL OR active_by <> proposed_by)
);

-- The journal: one Merkle log per organisation.
CREATE TABLE journal_tree (
  org      BYTEA  NOT NULL PRIMARY KEY,
  size     BIGINT NOT NULL,
  frontier BYTEA  NOT NULL
);
CREATE TABLE journal_line (
  org  BYTEA  NOT NULL,
  n    BIGINT NOT NULL,
  line BYTEA  NOT NULL,
  PRIMARY KEY (org, n)
);
CREATE TABLE journal_head (
  org    BYTEA  NOT NULL,
  size   BIGINT NOT NULL,
  signed TEXT   NOT NULL,
  at     BIGINT NOT NULL,
  PRIMARY KEY (org, size)
);
