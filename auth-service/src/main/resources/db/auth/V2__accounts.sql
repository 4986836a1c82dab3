-- Plans, accounts that are shut out, where sessions come from, and lost passwords.

-- What accounts may have; -1: any number.
CREATE TABLE plan (
  name                text    PRIMARY KEY,
  networks_owned      integer NOT NULL CHECK (networks_owned >= -1),
  networks_joined     integer NOT NULL CHECK (networks_joined >= -1),
  agents_per_network  integer NOT NULL CHECK (agents_per_network >= -1),
  members_per_network integer NOT NULL CHECK (members_per_network >= -1),
  tasks_per_day       integer NOT NULL CHECK (tasks_per_day >= -1),
  tokens              integer NOT NULL CHECK (tokens >= -1),
  -- new accounts get it; one plan is
  is_default          boolean NOT NULL,
  -- 0: the feed does not have it yet
  version             bigint  NOT NULL
);
CREATE UNIQUE INDEX plan_default ON plan (is_default) WHERE is_default;

INSERT INTO plan VALUES
  ('free', 2, 3, 5, 5, 100, 3, true, 0),
  ('pro', 10, 20, 50, 50, 5000, 20, false, 0),
  ('admin', -1, -1, -1, -1, -1, -1, false, 0);

ALTER TABLE account
  ADD COLUMN plan text NOT NULL DEFAULT 'free' REFERENCES plan (name),
  -- nobody is let in as it
  ADD COLUMN disabled boolean NOT NULL DEFAULT false,
  -- counts passwords: the same one hashed anew is not another
  ADD COLUMN password_version bigint NOT NULL DEFAULT 1;
ALTER TABLE account ALTER COLUMN plan DROP DEFAULT;
-- Byte order, so that names that begin alike stand together under every locale.
CREATE INDEX account_order ON account ((lower(name)) COLLATE "C");
CREATE INDEX account_system_admin ON account (id) WHERE system_admin AND NOT disabled;
CREATE INDEX account_plan ON account (plan);

-- Of sessions: where it was started.
ALTER TABLE token
  ADD COLUMN source_address text,
  ADD COLUMN user_agent text;

-- A code that sets a lost password: one an account. The code itself is nowhere.
CREATE TABLE password_reset (
  account_id  text        PRIMARY KEY REFERENCES account (id),
  -- SHA-256 of the code
  hash        bytea       NOT NULL,
  expire_time timestamptz NOT NULL
);
CREATE UNIQUE INDEX password_reset_hash ON password_reset (hash);
CREATE INDEX password_reset_expiry ON password_reset (expire_time);
