package io.coterie.network;

import static io.coterie.network.v1.JoinRule.JOIN_RULE_OPEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.coterie.network.v1.Network;
import io.coterie.platform.db.Transactions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What the database itself does not take, whatever the code above it does. */
class RoleStorageTest {
  private static final Hub HUB = new Hub();

  @AfterAll
  static void close() {
    HUB.close();
  }

  @Test
  void roleOutsideTheEnumCantBeStored() {
    var alice = HUB.person();
    var network = HUB.network(alice, JOIN_RULE_OPEN);
    var bob = HUB.member(alice, network);
    for (var role : new String[] {"superuser", "", "OWNER", "owner"}) {
      assertThatThrownBy(() -> setRole(network, bob, role)).as(role).isNotNull();
    }
    assertThat(Rows.broken(HUB.service)).isEmpty();
  }

  @Test
  void networkCantLoseItsOwner() {
    var alice = HUB.person();
    var network = HUB.network(alice, JOIN_RULE_OPEN);
    assertThatThrownBy(() -> setRole(network, alice, "admin")).isNotNull();
    assertThatThrownBy(() -> execute("DELETE FROM member WHERE network_id = ?", network.getId()))
        .isNotNull();
    assertThat(Rows.broken(HUB.service)).isEmpty();
  }

  @Test
  void countsCantGoBelowZero() {
    var network = HUB.network(HUB.person(), JOIN_RULE_OPEN);
    for (var count : new String[] {"account_count", "node_count", "viewer_count"}) {
      assertThatThrownBy(
              () -> execute("UPDATE network SET " + count + " = -1 WHERE id = ?", network.getId()))
          .as(count)
          .isNotNull();
    }
  }

  private static void setRole(Network network, Hub.Person who, String role) {
    execute(
        "UPDATE member SET role = ? WHERE network_id = ? AND principal = ?",
        role,
        network.getId(),
        who.id().text());
  }

  private static void execute(String sql, Object... values) {
    var _ = HUB.service.instance(Transactions.class).write(tx -> tx.db().execute(sql, values));
  }
}
