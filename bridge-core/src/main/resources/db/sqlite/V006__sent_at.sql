-- When a command was sent whose effect is not known; empty if it was not, or certainly had none.
-- Of commands sent by older programs it is only known that it was before now.

ALTER TABLE outbox ADD COLUMN sent_at INTEGER;
UPDATE outbox SET sent_at = CAST(strftime('%s', 'now') AS INTEGER) * 1000000000 WHERE state IN (0, 2);
