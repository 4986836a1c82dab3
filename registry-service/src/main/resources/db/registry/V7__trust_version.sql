-- What flow grants that rest on trust name it by: the version under which its beginning was published.
ALTER TABLE trust ADD COLUMN version bigint NOT NULL DEFAULT nextval('trust_version');
-- only what was there already got its version here
ALTER TABLE trust ALTER COLUMN version DROP DEFAULT;
