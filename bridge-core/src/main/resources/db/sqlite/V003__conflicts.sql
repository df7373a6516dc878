-- How many conflicts an incident's document holds, so that they are counted without reading it.

ALTER TABLE incident ADD COLUMN conflicts INTEGER NOT NULL DEFAULT 0;
UPDATE incident SET conflicts = json_array_length(doc, '$.conflicts')
WHERE json_array_length(doc, '$.conflicts') > 0;
CREATE INDEX incident_conflict ON incident (id, conflicts) WHERE conflicts > 0;
