-- The account is disabled: its nodes reach nobody and nobody reaches them, and what it vouches for lets nobody in.
ALTER TABLE plan_holder ADD COLUMN disabled boolean NOT NULL DEFAULT false;
