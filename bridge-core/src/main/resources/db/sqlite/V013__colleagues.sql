-- Who of organisations that see the tickets of their people has an account where, and what they see.

CREATE TABLE colleague (
  tracker      TEXT NOT NULL,
  account      TEXT NOT NULL,
  organisation TEXT NOT NULL,
  doc          TEXT NOT NULL,
  PRIMARY KEY (tracker, account)
) WITHOUT ROWID;

CREATE INDEX colleague_organisation ON colleague (tracker, organisation);

CREATE TABLE colleague_sees (
  incident     TEXT NOT NULL PRIMARY KEY,
  tracker      TEXT NOT NULL,
  organisation TEXT NOT NULL
) WITHOUT ROWID;

CREATE INDEX colleague_sees_organisation ON colleague_sees (tracker, organisation);
