-- Public networks, viewers, requests to join, tags, and what limits all of it.
--
-- Locks are taken in the order plan_holder, known_node, network (by id).

ALTER TABLE network
  ADD COLUMN visibility            text    NOT NULL DEFAULT 'private' CHECK (visibility IN ('private', 'public')),
  -- the least role that may vouch for a plain member
  ADD COLUMN vouch_rule            text    NOT NULL DEFAULT 'members' CHECK (vouch_rule IN ('members', 'admins')),
  ADD COLUMN viewers_see_endpoints boolean NOT NULL DEFAULT false,
  -- accounts that only look on; account_count does not count them
  ADD COLUMN viewer_count          int     NOT NULL DEFAULT 0 CHECK (viewer_count >= 0);

-- The directory.
CREATE INDEX network_public ON network (name, id) WHERE visibility = 'public';

ALTER TABLE member
  ADD COLUMN tags   text[] NOT NULL DEFAULT '{}' CHECK (cardinality(tags) <= 10),
  -- whose plan it counts for: the account, or the node's account, or a node of nobody's
  ADD COLUMN holder text   GENERATED ALWAYS AS (coalesce(owner_account, principal)) STORED;
CREATE INDEX member_owned ON member (holder) WHERE role = 'owner';

-- auth-service's plans, as its feed tells; a limit of -1 is none.
CREATE TABLE plan (
  name                text    PRIMARY KEY,
  is_default          boolean NOT NULL,
  networks_owned      int     NOT NULL CHECK (networks_owned >= -1),
  networks_joined     int     NOT NULL CHECK (networks_joined >= -1),
  agents_per_network  int     NOT NULL CHECK (agents_per_network >= -1),
  members_per_network int     NOT NULL CHECK (members_per_network >= -1)
);

CREATE UNIQUE INDEX plan_default ON plan (is_default) WHERE is_default;

-- Whose networks are counted: accounts, and nodes of nobody's, which have the default plan. The row is the lock of what is counted.
CREATE TABLE plan_holder (
  holder    text    PRIMARY KEY,
  -- the name of its plan; empty: not known yet, or a node
  plan      text,
  -- a system admin
  unlimited boolean NOT NULL
);

-- Who asks to be let in.
CREATE TABLE join_request (
  network_id  text        NOT NULL REFERENCES network ON DELETE CASCADE,
  id          text        NOT NULL,
  -- who shall be let in, and who asked: itself, or the account of the node
  principal   text        NOT NULL,
  asker       text        NOT NULL,
  message     text        NOT NULL CHECK (length(message) <= 256),
  create_time timestamptz NOT NULL,
  expire_time timestamptz NOT NULL,
  PRIMARY KEY (network_id, id),
  CONSTRAINT join_request_once UNIQUE (network_id, principal)
);
CREATE INDEX join_request_oldest ON join_request (network_id, create_time, id);
CREATE INDEX join_request_of_asker ON join_request (asker);
CREATE INDEX join_request_of_principal ON join_request (principal);
CREATE INDEX join_request_end ON join_request (expire_time);

-- Viewers were counted as accounts so far.
UPDATE network n SET viewer_count = v.viewers, account_count = n.account_count - v.viewers
  FROM (SELECT network_id, count(*)::int AS viewers FROM member WHERE role = 'viewer' GROUP BY network_id) v
  WHERE v.network_id = n.id;
