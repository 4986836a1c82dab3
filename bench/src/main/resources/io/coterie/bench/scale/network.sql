-- Open networks of accounts, with :nodes / :networks nodes each; the first has 1,000 of them besides.
INSERT INTO network.network
    (id, number, owner, name, description, join_rule, max_members, account_count, node_count, version, member_version, create_time)
  SELECT 'net_' || left(md5('network' || n), 26), 1000 + n, 'acc_' || left(md5('account' || n % :accounts), 26), 'network-' || n, '', 'open', 10000,
         1, CASE n WHEN 0 THEN 1000 ELSE :nodes / :networks END, 1, 1, now()
    FROM generate_series(0, :networks) n;

INSERT INTO network.member (network_id, principal, role, incarnation, version, join_time, node_number)
  SELECT 'net_' || left(md5('network' || n), 26), 'acc_' || left(md5('account' || n % :accounts), 26), 'owner',
         'inc_' || left(md5('owner' || n), 26), 1, now(), 0
    FROM generate_series(0, :networks) n;

INSERT INTO network.member
    (network_id, principal, role, incarnation, version, join_time, node_number, node_incarnation, owner_account, hostname, public_key)
  SELECT 'net_' || left(md5('network' || place.n), 26), 'node_' || left(md5('node' || i), 26), 'member',
         'inc_' || left(md5('member' || i || '/' || place.n), 26), 1, now(), 1000000 + i, 'inc_' || left(md5('registration' || i), 26),
         'acc_' || left(md5('account' || i % :accounts), 26), 'host-' || i, sha256(('key' || i)::bytea)
    FROM generate_series(1, :nodes) i
    CROSS JOIN LATERAL (SELECT 1 + i % :networks AS n UNION ALL SELECT 0 WHERE i <= 1000) place;

INSERT INTO network.known_node (node_id, hostname, hostname_version, identity_version, registration, public_key, backbone_number)
  SELECT 'node_' || left(md5('node' || i), 26), 'host-' || i, 1, 1, 'inc_' || left(md5('registration' || i), 26), sha256(('key' || i)::bytea), 1000000 + i
    FROM generate_series(1, :nodes) i;

INSERT INTO network.plan_holder (holder, plan, unlimited)
  SELECT 'acc_' || left(md5('account' || a), 26), 'free', true FROM generate_series(0, :accounts - 1) a;
