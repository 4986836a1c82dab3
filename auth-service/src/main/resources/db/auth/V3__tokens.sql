-- Scopes, rotation, setup tokens, and when a token was last used.
ALTER TABLE token
  -- what it may be used for; empty: everything
  ADD COLUMN scopes               text[]      NOT NULL DEFAULT '{}',
  -- coarse, and never indexed: it is written while the token is in use
  ADD COLUMN last_used_time       timestamptz,
  -- SHA-256 of the secret before the last rotation, and until when that works on
  ADD COLUMN old_hash             bytea,
  ADD COLUMN old_hash_expire_time timestamptz,
  -- of setup tokens
  ADD COLUMN setup_reusable       boolean,
  ADD COLUMN setup_ephemeral      boolean,
  ADD COLUMN setup_tags           text[],
  -- the public key of the one node that a token for one node registered
  ADD COLUMN setup_used_by        bytea,
  ADD CHECK ((old_hash IS NULL) = (old_hash_expire_time IS NULL)),
  ADD CHECK ((kind = 6) = (setup_reusable IS NOT NULL)),
  ADD CHECK ((setup_reusable IS NULL) = (setup_ephemeral IS NULL)),
  ADD CHECK ((setup_reusable IS NULL) = (setup_tags IS NULL)),
  ADD CHECK (setup_used_by IS NULL OR NOT setup_reusable),
  ADD CHECK (kind <> 6 OR (account_id IS NOT NULL AND network_id IS NOT NULL));
CREATE UNIQUE INDEX token_old_hash ON token (old_hash) WHERE old_hash IS NOT NULL;
CREATE INDEX token_old_hash_expiry ON token (old_hash_expire_time) WHERE old_hash_expire_time IS NOT NULL;
CREATE INDEX token_network_order ON token (network_id, create_time, id) WHERE network_id IS NOT NULL;
