-- What the feed tells of presence: that a node comes, moves or goes, and nothing of heartbeats that say the same again.
ALTER TABLE presence
  -- what the feed told last
  ADD COLUMN online boolean NOT NULL DEFAULT false,
  -- orders what the feed tells of a node
  ADD COLUMN version bigint NOT NULL DEFAULT 0,
  -- whether the last heartbeat said something else than the one before
  ADD COLUMN moved boolean NOT NULL DEFAULT false,
  -- when to look next whether the lease has lapsed; no heartbeat moves it, so that its update leaves every index alone
  ADD COLUMN lapse_check timestamptz NOT NULL DEFAULT 'epoch';
CREATE INDEX presence_lapse_checks ON presence (lapse_check) WHERE online;

-- Versions of presence: a later one is larger, whatever became of the row in between. Taken while the node's row is locked.
CREATE SEQUENCE presence_version;
