-- Accounts that nobody can log in to.
INSERT INTO auth.account (id, name, password_hash, system_admin, version, create_time, plan)
  SELECT 'acc_' || left(md5('account' || a), 26), 'account-' || a, 'none', false, 1, now(), 'free' FROM generate_series(0, :accounts - 1) a;
