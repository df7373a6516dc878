-- What happened to tickets, and what was announced of incidents under a policy.

CREATE TABLE past_event (
  seq     INTEGER PRIMARY KEY AUTOINCREMENT,
  tracker TEXT    NOT NULL,
  ticket  TEXT    NOT NULL,
  id      TEXT    NOT NULL,
  at      INTEGER NOT NULL,
  doc     TEXT    NOT NULL,
  UNIQUE (tracker, ticket, id)
) STRICT;

CREATE TABLE case_record (
  incident TEXT NOT NULL PRIMARY KEY,
  wake_at  INTEGER,
  doc      TEXT NOT NULL
) STRICT;
CREATE INDEX case_record_wake ON case_record (wake_at, incident) WHERE wake_at IS NOT NULL;

-- Since when each step of a policy is in force.
CREATE TABLE policy_step (
  name  TEXT    NOT NULL PRIMARY KEY,
  since INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
