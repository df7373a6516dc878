-- Whether the tracker said of the last write that it took it: then what does not stand was undone.
-- When what is due under the policy was last looked at: an edit of the policy counts from then on.

ALTER TABLE outbox ADD COLUMN taken INTEGER NOT NULL DEFAULT 0;

CREATE TABLE policy_look (
  at INTEGER
);

INSERT INTO policy_look (at) VALUES (NULL);
