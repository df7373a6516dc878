-- How many tickets of an incident are out of sight, so that they are counted without reading it.

ALTER TABLE incident ADD COLUMN hidden INTEGER NOT NULL DEFAULT 0;
UPDATE incident SET hidden = (
  SELECT count(*) FROM json_each(doc, '$.tickets')
  WHERE json_extract(value, '$.presence') = 'NOT_VISIBLE')
WHERE instr(doc, 'NOT_VISIBLE') > 0;
CREATE INDEX incident_hidden ON incident (id, hidden) WHERE hidden > 0;
