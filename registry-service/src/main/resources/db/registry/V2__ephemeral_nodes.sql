ALTER TABLE node
  -- since when it has been there to be deregistered some time after its last heartbeat; null: it stays
  ADD COLUMN ephemeral_since timestamptz;
CREATE INDEX node_ephemeral ON node (ephemeral_since) WHERE registered AND ephemeral_since IS NOT NULL;
