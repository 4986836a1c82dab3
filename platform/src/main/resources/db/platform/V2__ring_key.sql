-- Keys that a service signs with, wrapped under the cluster secret: for each purpose a ring, in which one follows another.
CREATE TABLE ring_key (
  purpose    text        NOT NULL,
  id         text        NOT NULL,
  public_key bytea       NOT NULL,
  wrapped    bytea       NOT NULL,
  -- signs from here on, until the next one does
  use_time   timestamptz NOT NULL,
  PRIMARY KEY (purpose, id)
);
