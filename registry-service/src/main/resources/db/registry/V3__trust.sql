-- Two nodes that trust each other: one row a pair, whichever of them asked.
CREATE TABLE trust (
  low_id      text        NOT NULL REFERENCES node,
  high_id     text        NOT NULL REFERENCES node,
  create_time timestamptz NOT NULL,
  PRIMARY KEY (low_id, high_id),
  CHECK (low_id COLLATE "C" < high_id COLLATE "C")
);
CREATE INDEX trust_of_low ON trust (low_id, create_time, high_id);
CREATE INDEX trust_of_high ON trust (high_id, create_time, low_id);

-- Orders the beginnings and ends of the trust of a pair; taken while a node of it is locked.
CREATE SEQUENCE trust_version;

-- Requests for trust, also those to nobody: whoever asks can't tell the difference.
CREATE TABLE trust_request (
  id            text        PRIMARY KEY,
  source_id     text        NOT NULL REFERENCES node,
  -- as whoever asks typed it
  target        text        NOT NULL,
  -- who that is; null: nobody
  target_id     text        REFERENCES node,
  -- where it is, for the target
  delivery      text        NOT NULL CHECK (delivery IN ('INBOX', 'NOWHERE', 'DECLINED')),
  justification text        NOT NULL,
  create_time   timestamptz NOT NULL,
  expire_time   timestamptz NOT NULL,
  UNIQUE (source_id, target),
  CHECK (delivery = 'NOWHERE' OR target_id IS NOT NULL)
);
CREATE INDEX trust_request_sent ON trust_request (source_id, create_time, id);
CREATE INDEX trust_request_between ON trust_request (target_id, source_id);
CREATE INDEX trust_request_inbox ON trust_request (target_id, create_time, id) WHERE delivery = 'INBOX';
-- nobody's inbox holds two requests of one node, by whatever names it asked
CREATE UNIQUE INDEX trust_request_once ON trust_request (source_id, target_id) WHERE delivery = 'INBOX';
CREATE INDEX trust_request_end ON trust_request (expire_time);

ALTER TABLE presence
  -- the relay it is at home at; null: none
  ADD COLUMN home_relay text;
