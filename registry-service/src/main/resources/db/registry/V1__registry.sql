-- Nodes: the identities of agents. Tables are found by search_path, never by a schema's name.

-- The last number given out. One row, made with the first number.
CREATE TABLE node_counter (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  number   bigint  NOT NULL
);

-- A row stays when its node is deregistered: its key gets the same id and number back.
CREATE TABLE node (
  id              text        PRIMARY KEY,
  -- from 2^31 up are the numbers that count inside one network only
  number          bigint      NOT NULL UNIQUE CHECK (number BETWEEN 1 AND 2147483647),
  public_key      bytea       NOT NULL UNIQUE,
  key_expire_time timestamptz,
  account_id      text,
  hostname        text,
  is_public       boolean     NOT NULL,
  registered      boolean     NOT NULL,
  -- new at every registration after a deregistration
  incarnation     text        NOT NULL,
  -- that of the last change
  version         bigint      NOT NULL,
  -- the last one given out, to a change or to a rename that is under way
  version_taken   bigint      NOT NULL,
  -- counts the changes; the etag
  revision        bigint      NOT NULL,
  -- deregistered, and network-service has not yet said that it let go
  eviction_due    boolean     NOT NULL DEFAULT false,
  create_time     timestamptz NOT NULL
);
CREATE INDEX node_by_account ON node (account_id, number) WHERE registered;
CREATE INDEX node_by_account_and_hostname ON node (account_id, hostname) WHERE registered;
CREATE INDEX node_evictions ON node (id) WHERE eviction_due;

-- Every key that was ever a node's, each for one node for ever.
CREATE TABLE identity_key (
  public_key  bytea       PRIMARY KEY CHECK (octet_length(public_key) = 32),
  node_id     text        NOT NULL REFERENCES node DEFERRABLE INITIALLY DEFERRED,
  retired     boolean     NOT NULL DEFAULT false,
  create_time timestamptz NOT NULL
);
ALTER TABLE node ADD FOREIGN KEY (public_key) REFERENCES identity_key;

-- The hostnames of public nodes. During a rename a node holds two.
CREATE TABLE public_hostname (
  hostname text PRIMARY KEY,
  node_id  text NOT NULL REFERENCES node
);
CREATE INDEX public_hostname_by_node ON public_hostname (node_id);

-- Renames under way: begun here, not yet known to be accepted or refused by network-service.
CREATE TABLE rename (
  node_id    text        PRIMARY KEY REFERENCES node,
  -- what the node shall have
  hostname   text,
  is_public  boolean     NOT NULL,
  -- the node's version that network-service is asked with
  version    bigint      NOT NULL,
  attempts   int         NOT NULL,
  -- until when somebody is at it
  held_until timestamptz NOT NULL,
  -- who asked for it: an account's or a node's id
  asked_by   text        NOT NULL
);
CREATE INDEX rename_by_hold ON rename (held_until);

-- Where nodes were last heard of. Written by every heartbeat, hence apart and with room for updates in place.
CREATE TABLE presence (
  node_id     text        PRIMARY KEY REFERENCES node,
  last_seen   timestamptz NOT NULL,
  -- past: offline
  lease_until timestamptz NOT NULL,
  -- ip:port, most preferred first
  endpoints   text[]      NOT NULL
) WITH (fillfactor = 70);
