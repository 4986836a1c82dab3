package io.coterie.network;

import io.coterie.network.v1.Network;
import io.coterie.platform.db.Transactions;
import io.coterie.testing.ServiceFixture;

/** Many nodes in a network, put there past the service: one by one would take minutes. */
final class Crowd {
  private static final long FIRST_NUMBER = 1_000_000;

  private Crowd() {}

  /** Fills a network up to so many members; it must not be watched yet. */
  static void fill(ServiceFixture service, Network network, int members) {
    var _ =
        service
            .instance(Transactions.class)
            .write(tx -> {
              var db = tx.db();
              var _ =
                  db.execute(
                      "UPDATE network SET max_members = ? WHERE id = ?", members, network.getId());
              int joined =
                  db.execute(
                      """
                      INSERT INTO member
                        (network_id, principal, role, tags, incarnation, version, join_time,
                         node_number, node_incarnation, hostname, public_key)
                      SELECT n.id, 'node_' || lpad((n.number * 100000 + i)::text, 26, '0'), 'member',
                             ARRAY['tag-' || i % 200], 'inc_' || lpad(i::text, 26, '0'),
                             n.member_version + 1, now(), ? + i, 'inc_' || lpad(i::text, 26, '0'),
                             'host-' || i, decode(repeat(md5(i::text), 2), 'hex')
                      FROM network n,
                           generate_series(1, n.max_members - n.account_count - n.node_count) AS i
                      WHERE n.id = ?
                      """,
                      FIRST_NUMBER, network.getId());
              return db.execute(
                  "UPDATE network SET member_version = member_version + 1,"
                      + " node_count = node_count + ? WHERE id = ?",
                  joined,
                  network.getId());
            });
  }
}
