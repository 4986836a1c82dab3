-- Nodes that exist in networks only.

ALTER TABLE node
  ALTER COLUMN number DROP NOT NULL,
  -- false: in its networks only; a number that its key has from another life stays the key's and names nobody
  ADD COLUMN on_backbone    boolean     NOT NULL DEFAULT true,
  -- no network has let it in for good, and unless one does by then it never was; null: it is registered as everybody may know
  ADD COLUMN entering_until timestamptz;

ALTER TABLE node
  -- orders an account's nodes: by number, those without one behind
  ADD COLUMN place bigint NOT NULL GENERATED ALWAYS AS (CASE WHEN on_backbone THEN number ELSE 4294967296 END) STORED,
  ADD CONSTRAINT node_number_on_backbone CHECK (number IS NOT NULL OR NOT on_backbone),
  ADD CONSTRAINT node_public_on_backbone CHECK (on_backbone OR NOT is_public);

DROP INDEX node_by_account;
CREATE INDEX node_by_account ON node (account_id, place, id) WHERE registered;
CREATE INDEX node_entering ON node (entering_until) WHERE entering_until IS NOT NULL;
