-- Whether the tracker said of the last write that it took it: then what does not stand was undone.

ALTER TABLE outbox ADD COLUMN taken INTEGER NOT NULL DEFAULT 0;
