-- What people are told by mail and the like. Of what is done only the key is kept, so that it is never told again.

CREATE TABLE notice (
  notice     TEXT    NOT NULL PRIMARY KEY,
  incident   TEXT    NOT NULL,
  channel    TEXT    NOT NULL,
  place      INTEGER NOT NULL, -- order of arrival
  urgent     INTEGER NOT NULL,
  state      INTEGER NOT NULL CHECK (state IN (0, 1, 2, 3)), -- sent, pending, held, done
  attempts   INTEGER NOT NULL,
  doubts     INTEGER NOT NULL, -- how often it may have arrived
  next_at    INTEGER NOT NULL,
  message    TEXT    NOT NULL,
  parcel     TEXT    NOT NULL, -- the message that it left with; empty if it never left
  alone      INTEGER NOT NULL, -- whether it leaves by itself
  created_at INTEGER NOT NULL,
  doc        TEXT    NOT NULL  -- empty if it is done
) STRICT;
CREATE INDEX notice_waiting ON notice (channel, urgent DESC, place) WHERE state < 2;
CREATE INDEX notice_parcel ON notice (parcel) WHERE parcel <> '';
CREATE INDEX notice_held ON notice (place) WHERE state = 2;
CREATE INDEX notice_open ON notice (state) WHERE state < 3;
CREATE INDEX notice_incident ON notice (incident, place) WHERE state < 3;
CREATE INDEX notice_place ON notice (place);
