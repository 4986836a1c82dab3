-- Relays that told of themselves. A row outlives its lease for a while, so that an older start of the same relay can't come back.
CREATE TABLE relay (
  name        text        PRIMARY KEY,
  -- the start of it that has the name
  instance    text        NOT NULL,
  region      text        NOT NULL,
  -- ip:port, most preferred first
  endpoints   text[]      NOT NULL,
  tunnel      boolean     NOT NULL,
  draining    boolean     NOT NULL,
  -- past: it is not there
  lease_until timestamptz NOT NULL
);
CREATE INDEX relay_by_lease ON relay (lease_until);
