-- How many changes each tracker called out on a day, and how many were found that it had not called out.

CREATE TABLE announcement (
  tracker   TEXT NOT NULL,
  day       INTEGER NOT NULL,
  heard     INTEGER NOT NULL DEFAULT 0,
  missed    INTEGER NOT NULL DEFAULT 0,
  heard_at  INTEGER,
  missed_at INTEGER,
  PRIMARY KEY (tracker, day)
) STRICT, WITHOUT ROWID;
