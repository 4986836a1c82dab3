-- Nodes of accounts. What is made up is made from its number, so that every run has the same.
INSERT INTO registry.identity_key (public_key, node_id, create_time)
  SELECT sha256(('key' || i)::bytea), 'node_' || left(md5('node' || i), 26), now() FROM generate_series(1, :nodes) i;

INSERT INTO registry.node
    (id, number, public_key, account_id, hostname, is_public, registered, incarnation, version, version_taken, revision, create_time)
  SELECT 'node_' || left(md5('node' || i), 26), 1000000 + i, sha256(('key' || i)::bytea),
         'acc_' || left(md5('account' || i % :accounts), 26), 'host-' || i, false, true,
         'inc_' || left(md5('registration' || i), 26), 1, 1, 1, now()
    FROM generate_series(1, :nodes) i;

INSERT INTO registry.presence (node_id, last_seen, lease_until, endpoints)
  SELECT 'node_' || left(md5('node' || i), 26), now(), now() + interval '1 day', '{192.0.2.1:4000}' FROM generate_series(1, :nodes) i;
