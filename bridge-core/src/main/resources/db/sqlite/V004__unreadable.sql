-- States of tickets that were read and could not be understood, so that they are not read again unchanged.

CREATE TABLE unreadable (
  tracker TEXT NOT NULL,
  ticket  TEXT NOT NULL,
  version TEXT NOT NULL,
  PRIMARY KEY (tracker, ticket)
) STRICT, WITHOUT ROWID;
