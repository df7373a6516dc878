-- When each tracker was last read to the end, and what failed there last; empty where nothing fails now.

CREATE TABLE health (
  tracker   TEXT PRIMARY KEY,
  read_at   INTEGER,
  failed_at INTEGER,
  reading   TEXT NOT NULL DEFAULT '',
  writing   TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;
