-- auth-service's own tables. Tables are found by search_path, never by a schema's name.

-- Names this deployment, for ever: the audience of nodes' assertions. One row.
CREATE TABLE deployment (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  name     text    NOT NULL
);

CREATE TABLE account (
  id            text        PRIMARY KEY,
  name          text        NOT NULL,
  -- Argon2id, in the PHC string format
  password_hash text        NOT NULL,
  system_admin  boolean     NOT NULL,
  version       bigint      NOT NULL,
  create_time   timestamptz NOT NULL
);
CREATE UNIQUE INDEX account_name ON account (lower(name));

-- Which account was the first. One row: whoever inserts it becomes system admin.
CREATE TABLE first_account (
  only_row   boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  account_id text    NOT NULL REFERENCES account (id) DEFERRABLE INITIALLY DEFERRED
);

-- Tokens and sessions. The secret itself is nowhere.
CREATE TABLE token (
  id                  text        PRIMARY KEY,
  -- SHA-256 of the secret
  hash                bytea       NOT NULL,
  -- the number of coterie.auth.v1.TokenKind
  kind                smallint    NOT NULL,
  name                text        NOT NULL,
  account_id          text        REFERENCES account (id),
  network_id          text,
  -- of the membership that the token was made under
  network_incarnation text,
  node_id             text,
  -- of the node's registration that the token was made under
  node_incarnation    text,
  -- the node's public key that proved a node session
  node_key            bytea,
  create_time         timestamptz NOT NULL,
  -- null: never
  expire_time         timestamptz,
  -- null: it works. Kept for a day, so that revoking twice is the same as once.
  revoke_time         timestamptz,
  CHECK ((network_id IS NULL) = (network_incarnation IS NULL)),
  CHECK ((node_id IS NULL) = (node_incarnation IS NULL))
);
CREATE UNIQUE INDEX token_hash ON token (hash);
CREATE INDEX token_account ON token (account_id, create_time, id);
CREATE INDEX token_operator ON token (create_time, id) WHERE kind = 3;
CREATE INDEX token_network ON token (network_id, network_incarnation) WHERE network_id IS NOT NULL;
CREATE INDEX token_node ON token (node_id) WHERE node_id IS NOT NULL;
CREATE INDEX token_expiry ON token (expire_time) WHERE expire_time IS NOT NULL;
CREATE INDEX token_revocation ON token (revoke_time) WHERE revoke_time IS NOT NULL;

-- Attempts to prove a password since the last success, by name and source address; also for names that do not exist.
CREATE TABLE login_attempt (
  -- SHA-256 of the name in lower case: people type passwords into the wrong field
  name_hash    bytea       NOT NULL,
  address      text        NOT NULL,
  attempts     integer     NOT NULL,
  locked_until timestamptz,
  last_time    timestamptz NOT NULL,
  PRIMARY KEY (name_hash, address)
);
CREATE INDEX login_attempt_age ON login_attempt (last_time);

-- Assertions that were exchanged and could still be sent again.
CREATE TABLE used_assertion (
  -- SHA-256 of the node's id and the assertion's jti
  hash        bytea       PRIMARY KEY,
  expire_time timestamptz NOT NULL
);
CREATE INDEX used_assertion_expiry ON used_assertion (expire_time);

-- Keys that identities are signed with: Ed25519, the private half wrapped under the cluster secret.
CREATE TABLE signing_key (
  id          text        PRIMARY KEY,
  public_key  bytea       NOT NULL,
  wrapped     bytea       NOT NULL,
  -- signs from here on, until the next key does
  use_time    timestamptz NOT NULL
);

-- The audit trail of all services.
CREATE TABLE audit_event (
  id          text        PRIMARY KEY,
  create_time timestamptz NOT NULL,
  -- whose event it is: the account that did it
  account_id  text,
  -- coterie.auth.v1.AuditEvent
  event       bytea       NOT NULL
);
CREATE INDEX audit_event_order ON audit_event (create_time, id);
CREATE INDEX audit_event_account ON audit_event (account_id, create_time, id) WHERE account_id IS NOT NULL;
