-- To which incidents a ticket is a known problem, so that they hear of it when it changes.

CREATE TABLE known_problem (
  tracker  TEXT NOT NULL,
  ticket   TEXT NOT NULL,
  incident TEXT NOT NULL REFERENCES incident (id),
  PRIMARY KEY (tracker, ticket, incident)
) STRICT, WITHOUT ROWID;
CREATE INDEX known_problem_incident ON known_problem (incident);

-- The order in which tickets were saved or went, so that whoever reads them all goes on from there.
ALTER TABLE ticket ADD COLUMN changed INTEGER NOT NULL DEFAULT 0;
UPDATE ticket SET changed = rowid;
CREATE INDEX ticket_changed ON ticket (tracker, changed);
