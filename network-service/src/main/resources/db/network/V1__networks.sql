-- Networks, their members, invites and blocks.
--
-- Whatever changes a network or its members holds the lock of the network's row: versions follow the order of commits, counts and hostnames are
-- checked without races, and a join that meets a deletion finds either everything or nothing. Locks are taken in the order known_node, network (by id).

-- The number the next network gets. One row, so that numbers follow each other and never come again.
CREATE TABLE network_number (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  next     bigint  NOT NULL CHECK (next BETWEEN 1 AND 4294967296)
);
INSERT INTO network_number (next) VALUES (1);

CREATE TABLE network (
  id             text        PRIMARY KEY,
  number         bigint      NOT NULL UNIQUE CHECK (number BETWEEN 1 AND 4294967295),
  -- the id of the account or node that owns it, or `operator`
  owner          text        NOT NULL,
  name           text        NOT NULL CHECK (name ~ '^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$' AND name <> 'backbone'),
  description    text        NOT NULL,
  join_rule      text        NOT NULL CHECK (join_rule IN ('open', 'token', 'invite')),
  -- keyed hash of the join secret
  join_secret    bytea       CHECK (length(join_secret) = 32),
  max_members    int         NOT NULL CHECK (max_members BETWEEN 1 AND 10000),
  account_count  int         NOT NULL CHECK (account_count >= 0),
  node_count     int         NOT NULL CHECK (node_count >= 0),
  -- of what the network itself is, without counts
  version        bigint      NOT NULL,
  -- the last version that a member or an invite got
  member_version bigint      NOT NULL,
  create_time    timestamptz NOT NULL,
  -- what the foreign key to the owner's membership needs: empty for the operator, who is no member
  owner_member   text        GENERATED ALWAYS AS (CASE WHEN owner = 'operator' THEN NULL ELSE owner END) STORED,
  owner_role     text        GENERATED ALWAYS AS ('owner') STORED,
  CONSTRAINT network_name_of_owner UNIQUE (owner, name),
  CONSTRAINT network_secret_for_rule CHECK ((join_rule = 'token') = (join_secret IS NOT NULL)),
  CONSTRAINT network_not_overfull CHECK (account_count + node_count <= max_members)
);
CREATE INDEX network_by_name ON network (name, id);

CREATE TABLE member (
  network_id       text        NOT NULL REFERENCES network ON DELETE CASCADE,
  -- an account's or a node's id
  principal        text        NOT NULL CHECK (principal LIKE 'acc\_%' OR principal LIKE 'node\_%'),
  role             text        NOT NULL CHECK (role IN ('owner', 'admin', 'member', 'viewer')),
  -- who let it in: an account, a node, `operator`, or nobody
  vouched_by       text,
  -- new at every join
  incarnation      text        NOT NULL,
  version          bigint      NOT NULL,
  join_time        timestamptz NOT NULL,
  -- of a node its number; 0: an account
  node_number      bigint      NOT NULL CHECK (node_number BETWEEN 0 AND 4294967294),
  -- of a node: which of its registrations this is about, its account, and its name in this network
  node_incarnation text,
  owner_account    text,
  hostname         text,
  PRIMARY KEY (network_id, principal),
  CONSTRAINT member_role_key UNIQUE (network_id, principal, role),
  CONSTRAINT member_hostname UNIQUE (network_id, hostname),
  CONSTRAINT member_kind CHECK (
    CASE WHEN principal LIKE 'node\_%' THEN node_number > 0 AND node_incarnation IS NOT NULL AND role <> 'viewer'
         ELSE node_number = 0 AND node_incarnation IS NULL AND owner_account IS NULL AND hostname IS NULL END)
);
CREATE UNIQUE INDEX member_one_owner ON member (network_id) WHERE role = 'owner';
CREATE UNIQUE INDEX member_order ON member (network_id, node_number, principal);
CREATE INDEX member_of_principal ON member (principal, network_id);
CREATE INDEX member_of_account ON member (network_id, owner_account) WHERE owner_account IS NOT NULL;
CREATE INDEX member_vouched ON member (network_id, vouched_by) WHERE vouched_by IS NOT NULL;

-- Every network has its owner as a member in that role, unless it is the operator's.
ALTER TABLE network ADD CONSTRAINT network_has_owner
  FOREIGN KEY (id, owner_member, owner_role) REFERENCES member (network_id, principal, role) DEFERRABLE INITIALLY DEFERRED;

-- Who was removed and can't come back by itself.
CREATE TABLE block (
  network_id  text        NOT NULL REFERENCES network ON DELETE CASCADE,
  principal   text        NOT NULL,
  create_time timestamptz NOT NULL,
  PRIMARY KEY (network_id, principal)
);

-- What this service knows about a node beside the registry: the newest hostname claimed for it, and which registration ended last.
-- Its row is the node's lock.
CREATE TABLE known_node (
  node_id           text   PRIMARY KEY,
  hostname          text,
  hostname_version  bigint NOT NULL,
  ended_incarnation text
);

-- Invite codes, and directed invites, which have an addressee and no code.
CREATE TABLE invite (
  network_id  text        NOT NULL REFERENCES network ON DELETE CASCADE,
  id          text        NOT NULL,
  -- SHA-256 of the code
  code_hash   bytea       CHECK (length(code_hash) = 32),
  -- whom a directed one is for, as its maker named it: `account/…` or `node/…`
  addressee   text,
  -- who that is; empty if nobody, or if its inbox is full: the maker must not see the difference
  invitee     text,
  role        text        NOT NULL CHECK (role IN ('admin', 'member', 'viewer')),
  -- empty: without end
  max_uses    int         CHECK (max_uses >= 1),
  used_count  int         NOT NULL CHECK (used_count >= 0),
  creator     text        NOT NULL,
  create_time timestamptz NOT NULL,
  expire_time timestamptz,
  revoke_time timestamptz,
  PRIMARY KEY (network_id, id),
  CONSTRAINT invite_code_or_addressee CHECK ((code_hash IS NULL) <> (addressee IS NULL)),
  CONSTRAINT invite_invitee_addressed CHECK (invitee IS NULL OR addressee IS NOT NULL),
  CONSTRAINT invite_not_overused CHECK (used_count <= max_uses),
  CONSTRAINT invite_once_for_each UNIQUE (network_id, invitee),
  CONSTRAINT invite_once_addressed UNIQUE (network_id, addressee)
);
CREATE UNIQUE INDEX invite_code ON invite (code_hash) WHERE code_hash IS NOT NULL;
CREATE UNIQUE INDEX invite_id ON invite (id);
CREATE INDEX invite_newest ON invite (network_id, create_time, id);
CREATE INDEX invite_inbox ON invite (invitee, create_time, id) WHERE invitee IS NOT NULL;
CREATE INDEX invite_pending ON invite (creator) WHERE addressee IS NOT NULL;

-- Wrong join secrets, counted for each network (or what was taken for one) and for each who guesses.
CREATE TABLE join_failure (
  -- a hash
  subject      bytea       NOT NULL,
  window_start timestamptz NOT NULL,
  failures     int         NOT NULL,
  PRIMARY KEY (subject)
);
CREATE INDEX join_failure_age ON join_failure (window_start);

-- Accounts whose network `default` was made: it is made once, also when its owner has deleted it since.
CREATE TABLE default_network (
  account text PRIMARY KEY
);
