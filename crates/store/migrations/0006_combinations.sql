-- Records of one organisation that may be about one person. A person without this moment hasn't been
-- compared with the others yet: noting someone and owing the comparison are one row.
ALTER TABLE person ADD COLUMN compared_at BIGINT;
CREATE INDEX person_to_compare ON person (org, made_at, id) WHERE compared_at IS NULL;

-- Two persons and the matter in which someone compares them, or did: nobody is asked twice. The
-- smaller id stands first.
CREATE TABLE person_pair (
  org     BYTEA NOT NULL,
  one     BYTEA NOT NULL,
  other   BYTEA NOT NULL,
  subject BYTEA NOT NULL,
  PRIMARY KEY (org, one, other),
  FOREIGN KEY (org, one) REFERENCES person (org, id),
  FOREIGN KEY (org, other) REFERENCES person (org, id),
  FOREIGN KEY (org, subject) REFERENCES subject (org, id),
  CHECK (one < other)
);
CREATE INDEX pair_of_other ON person_pair (org, other);
