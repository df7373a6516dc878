-- Points in time are nanoseconds since 1970-01-01T00:00Z; documents are JSON.

CREATE TABLE incident (
  id  TEXT NOT NULL PRIMARY KEY,
  doc TEXT NOT NULL
) STRICT;

CREATE TABLE incident_ticket (
  tracker  TEXT NOT NULL,
  ticket   TEXT NOT NULL,
  incident TEXT NOT NULL REFERENCES incident (id),
  PRIMARY KEY (tracker, ticket)
) STRICT, WITHOUT ROWID;
CREATE INDEX incident_ticket_incident ON incident_ticket (incident);

CREATE TABLE ticket (
  tracker TEXT    NOT NULL,
  ticket  TEXT    NOT NULL,
  label   TEXT    NOT NULL, -- the key people write, in upper case
  marker  TEXT    NOT NULL, -- of the command that made it; empty if people did
  version TEXT    NOT NULL,
  gone    INTEGER NOT NULL,
  read_at INTEGER NOT NULL,
  doc     TEXT    NOT NULL,
  PRIMARY KEY (tracker, ticket)
) STRICT;
CREATE INDEX ticket_label ON ticket (label);
CREATE INDEX ticket_marker ON ticket (tracker, marker, ticket) WHERE marker <> '';
-- Answers which versions are known without touching a document.
CREATE INDEX ticket_version ON ticket (tracker, gone, ticket, version);

CREATE TABLE inbox (
  seq     INTEGER PRIMARY KEY AUTOINCREMENT,
  tracker TEXT    NOT NULL,
  ticket  TEXT    NOT NULL,
  read_at INTEGER NOT NULL,
  doc     TEXT    NOT NULL,
  UNIQUE (tracker, ticket)
) STRICT;

CREATE TABLE outbox (
  command    TEXT    NOT NULL PRIMARY KEY,
  incident   TEXT    NOT NULL,
  tracker    TEXT    NOT NULL,
  lane       TEXT    NOT NULL,
  place      INTEGER NOT NULL, -- order of arrival
  part       INTEGER NOT NULL, -- order among those that took the place of one command
  urgency    INTEGER NOT NULL,
  state      INTEGER NOT NULL CHECK (state IN (0, 1, 2)), -- sent, pending, held
  attempts   INTEGER NOT NULL,
  next_at    INTEGER NOT NULL,
  message    TEXT    NOT NULL,
  created_at INTEGER NOT NULL,
  doc        TEXT    NOT NULL
) STRICT;
CREATE INDEX outbox_place ON outbox (place, part);
CREATE INDEX outbox_lane ON outbox (tracker, lane, place, part, state);
CREATE INDEX outbox_incident ON outbox (incident, place, part);
CREATE INDEX outbox_due ON outbox (tracker, state, urgency DESC, place, part);
CREATE INDEX outbox_next ON outbox (next_at) WHERE state < 2;
CREATE INDEX outbox_held ON outbox (place, part) WHERE state = 2;

CREATE TABLE ledger (
  position INTEGER PRIMARY KEY AUTOINCREMENT,
  at       INTEGER NOT NULL,
  kind     TEXT    NOT NULL,
  incident TEXT    NOT NULL,
  tracker  TEXT,
  ticket   TEXT,
  summary  TEXT    NOT NULL,
  command  TEXT    NOT NULL,
  detail   TEXT    NOT NULL
) STRICT;
CREATE INDEX ledger_incident ON ledger (incident, position);
CREATE INDEX ledger_write ON ledger (tracker, ticket, position) WHERE kind = 'WRITE';

CREATE TABLE cursor_position (
  tracker  TEXT NOT NULL,
  purpose  TEXT NOT NULL,
  position TEXT NOT NULL,
  PRIMARY KEY (tracker, purpose)
) STRICT, WITHOUT ROWID;

CREATE TABLE problem (
  tracker TEXT    NOT NULL,
  ticket  TEXT    NOT NULL,
  topic   TEXT    NOT NULL,
  message TEXT    NOT NULL,
  since   INTEGER NOT NULL,
  PRIMARY KEY (tracker, ticket, topic)
) STRICT, WITHOUT ROWID;
