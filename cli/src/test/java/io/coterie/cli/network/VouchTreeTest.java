package io.coterie.cli.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.coterie.network.v1.Member;
import io.coterie.network.v1.Role;
import java.util.List;
import org.junit.jupiter.api.Test;

final class VouchTreeTest {
  @Test
  void membersStandBelowThoseWhoVouchedForThem() {
    Member node =
        Member.newBuilder()
            .setNode("node_1")
            .setName("worker")
            .setRole(Role.ROLE_MEMBER)
            .setVouchedBy("bob")
            .build();
    var tree =
        List.of(
            account("alice", Role.ROLE_OWNER, ""),
            account("bob", Role.ROLE_ADMIN, "alice"),
            account("carol", Role.ROLE_MEMBER, "alice"),
            account("dave", Role.ROLE_MEMBER, "gone"),
            node);
    assertThat(new VouchTree(tree, true).toString())
        .isEqualTo(
            """
            alice  owner
            ├─ bob  admin
            │  └─ worker  member, node
            └─ carol  member
            dave  member  (gone, who vouched for it, has left)\
            """);
    assertThat(new VouchTree(tree, false).toString())
        .contains("|- bob  admin\n|  `- worker")
        .contains("`- carol");
  }

  @Test
  void ringOfThoseWhoCameBackIsShownOnce() {
    var ring =
        List.of(
            account("alice", Role.ROLE_OWNER, ""),
            account("bob", Role.ROLE_MEMBER, "carol"),
            account("carol", Role.ROLE_MEMBER, "bob"));
    assertThat(new VouchTree(ring, true).toString())
        .isEqualTo("alice  owner\nbob  member\n└─ carol  member");
  }

  private static Member account(String name, Role role, String voucher) {
    return Member.newBuilder()
        .setAccount(name)
        .setName(name)
        .setRole(role)
        .setVouchedBy(voucher)
        .build();
  }
}
