-- What is known of accounts that own nodes. The row is also the lock of whether their nodes are suspended.
CREATE TABLE account_standing (
  account_id text    PRIMARY KEY,
  disabled   boolean NOT NULL,
  -- the account's, at the change that was followed last; 0: none was
  version    bigint  NOT NULL
);

-- Its account is disabled: it reaches nobody, and nobody reaches it.
ALTER TABLE node ADD COLUMN suspended boolean NOT NULL DEFAULT false;
