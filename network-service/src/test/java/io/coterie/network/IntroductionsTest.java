package io.coterie.network;

import static io.coterie.network.v1.JoinRule.JOIN_RULE_OPEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.coterie.network.v1.AccessEntry;
import io.coterie.platform.db.Transactions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What becomes of nodes that an older version knew, which kept no keys. */
@Timeout(60)
class IntroductionsTest {
  @Test
  void keysOfNodesThatWereThereAreAskedForWhenAReplicaStarts() {
    try (var hub = new Hub()) {
      var alice = hub.person();
      var network = hub.network(alice, JOIN_RULE_OPEN);
      var target = hub.agentIn(alice, network);
      var source = hub.agentIn(alice, network);
      var unregistered = hub.agentIn(alice, network);
      forgetKeys(hub);
      var _ = hub.registry.deregister(unregistered.id());

      var replica = hub.replica();

      var watcher = AccessWatcher.of(target, replica);
      await().until(() -> watcher.peers().contains(source.id()));
      assertThat(watcher.entries().values())
          .extracting(AccessEntry::getSourcePublicKey)
          .containsExactly(source.record().getNode().getPublicKey());
      await().until(() -> watcher.openness().isPresent());
    }
  }

  /** As the migration leaves the rows that it finds. */
  private static void forgetKeys(Hub hub) {
    var _ =
        hub.service
            .instance(Transactions.class)
            .write(tx -> {
              var _ = tx.db().execute("UPDATE member SET public_key = NULL");
              return tx.db()
                  .execute(
                      "UPDATE known_node SET identity_version = 0, registration = NULL,"
                          + " public_key = NULL, backbone_number = 0");
            });
  }
}
