-- What nodes judge connections by when they come in: the keys that they know each other by, and who may reach whom on the backbone.

ALTER TABLE member
  -- of a node: the Ed25519 key that it proves itself with, in this version of the membership; null: not known yet
  ADD COLUMN public_key bytea CHECK (length(public_key) = 32),
  ADD CONSTRAINT member_key_of_node CHECK (public_key IS NULL OR node_number > 0);

-- What the registry says of a node's present registration; nothing once that has ended.
ALTER TABLE known_node
  -- the node's version that it came with; 0: none came yet, -1: the registry was asked, and has no such node
  ADD COLUMN identity_version bigint  NOT NULL DEFAULT 0,
  ADD COLUMN registration     text,
  ADD COLUMN public_key       bytea   CHECK (length(public_key) = 32),
  -- 0: it is not on the backbone
  ADD COLUMN backbone_number  bigint  NOT NULL DEFAULT 0 CHECK (backbone_number BETWEEN 0 AND 4294967294),
  ADD COLUMN is_public        boolean NOT NULL DEFAULT false;
CREATE INDEX known_node_stranger ON known_node (node_id) WHERE identity_version = 0;

-- Trust between nodes, as the registry's feed tells of it: two rows a pair, one for each. A row stays when trust ends, so that nothing older counts.
CREATE TABLE trust (
  node_id    text    NOT NULL,
  other_id   text    NOT NULL CHECK (other_id <> node_id),
  -- the registry's, for this pair
  version    bigint  NOT NULL,
  is_trusted boolean NOT NULL,
  PRIMARY KEY (node_id, other_id)
);
