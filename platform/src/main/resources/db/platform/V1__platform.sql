-- What the platform keeps in the schema of every service. Tables are found by search_path, never by a schema's name.

-- Changes, in the transaction that made them. Read in the order of (txid, position), and only below the oldest running transaction.
CREATE TABLE feed (
  position    bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  -- the writer's transaction; 64 bits without wrap-around, so a bigint holds it
  txid        bigint      NOT NULL DEFAULT (pg_current_xact_id()::text::bigint),
  kind        text        NOT NULL,
  key         text        NOT NULL,
  version     bigint      NOT NULL,
  network_id  text,
  change      smallint    NOT NULL,
  payload     bytea       NOT NULL,
  create_time timestamptz NOT NULL
);
CREATE INDEX feed_order ON feed (txid, position);
CREATE INDEX feed_network ON feed (network_id, txid, position) WHERE network_id IS NOT NULL;

-- Which history the positions belong to, and up to where it was pruned. One row.
CREATE TABLE feed_epoch (
  only_row        boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  epoch           text    NOT NULL,
  -- what tells this history from that of a restored copy
  origin          text    NOT NULL,
  pruned_txid     bigint  NOT NULL DEFAULT 0,
  pruned_position bigint  NOT NULL DEFAULT 0
);

-- How far this service has carried out the changes of another.
CREATE TABLE feed_position (
  consumer     text        PRIMARY KEY,
  resume_token text        NOT NULL,
  -- the replica that does the work at present
  holder       text        NOT NULL,
  held_until   timestamptz NOT NULL
);

-- Answers to calls that carried a request id, encrypted under that id.
CREATE TABLE request (
  subject     text        NOT NULL,
  method      text        NOT NULL,
  id_hash     bytea       NOT NULL,
  body_hash   bytea       NOT NULL,
  -- null only inside the transaction that makes it
  answer      bytea,
  create_time timestamptz NOT NULL,
  PRIMARY KEY (subject, method, id_hash)
);
CREATE INDEX request_age ON request (create_time);

-- Keys that replicas share, wrapped under the cluster secret.
CREATE TABLE shared_key (
  purpose     text        PRIMARY KEY,
  wrapped     bytea       NOT NULL,
  create_time timestamptz NOT NULL
);
