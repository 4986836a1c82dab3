-- Signing keys are the platform's now. Its table is not there where classes are generated from these files alone.
DO $$
BEGIN
  IF to_regclass('ring_key') IS NOT NULL THEN
    INSERT INTO ring_key (purpose, id, public_key, wrapped, use_time)
    SELECT 'identity signing key', id, public_key, wrapped, use_time FROM signing_key;
  END IF;
END $$;
DROP TABLE signing_key;
