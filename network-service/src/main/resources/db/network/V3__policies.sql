-- Who may reach whom inside a network.

-- Which of the network's policies is in force; 0: there never was one. It goes on from version to version, also when a policy is taken away, so that
-- whatever was decided under another version is known to be old.
ALTER TABLE network ADD COLUMN policy_version bigint NOT NULL DEFAULT 0 CHECK (policy_version >= 0);

-- A network's policies, each as it was stored; none is ever changed.
CREATE TABLE policy (
  network_id  text        NOT NULL REFERENCES network ON DELETE CASCADE,
  version     bigint      NOT NULL CHECK (version > 0),
  -- as it was written; empty: the network has no policy from here on
  source      text        NOT NULL,
  -- what decisions are made by: its hosts are fixed to nodes
  bound       text        NOT NULL,
  -- an account or a node
  author      text        NOT NULL,
  reason      text        NOT NULL CHECK (length(reason) <= 256),
  create_time timestamptz NOT NULL,
  PRIMARY KEY (network_id, version)
);
