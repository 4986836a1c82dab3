CREATE TABLE thing (
  name text PRIMARY KEY,
  size bigint NOT NULL CONSTRAINT thing_size_check CHECK (size >= 0)
);
