package io.coterie.network;

import static io.coterie.network.v1.JoinRule.JOIN_RULE_OPEN;
import static io.coterie.network.v1.Role.ROLE_ADMIN;
import static io.coterie.network.v1.Role.ROLE_MEMBER;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.FieldMask;
import io.coterie.network.v1.GetMemberRequest;
import io.coterie.network.v1.Member;
import io.coterie.network.v1.UpdateMemberRequest;
import io.coterie.testing.Refusal;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Tags on memberships, and who vouched. */
class TagsTest {
  private static final Hub HUB = new Hub();
  private static final Hub.Person ALICE = HUB.person();

  @AfterAll
  static void close() {
    HUB.close();
  }

  @Test
  void adminsSetAndClearTagsWhichShowInOrder() {
    var network = HUB.network(ALICE, JOIN_RULE_OPEN);
    var admin = HUB.member(ALICE, network, ROLE_ADMIN);
    var node = HUB.agentIn(ALICE, network);
    assertThat(admin.client().tag(network.getId(), node.ref(), "web", "db").getTagsList())
        .containsExactly("db", "web");
    assertThat(get(network.getId(), node).getTagsList()).containsExactly("db", "web");
    assertThat(admin.client().tag(network.getId(), node.ref()).getTagsList()).isEmpty();
  }

  @Test
  void tagsEndWithTheMembership() {
    var network = HUB.network(ALICE, JOIN_RULE_OPEN);
    var node = HUB.agentIn(ALICE, network);
    var _ = ALICE.client().tag(network.getId(), node.ref(), "web");
    node.client().leave(network.getId());
    assertThat(node.client().join(network.getId()).getTagsList()).isEmpty();
  }

  @Test
  void maskSaysWhatChanges() {
    var network = HUB.network(ALICE, JOIN_RULE_OPEN);
    var bob = HUB.member(ALICE, network);
    var request =
        UpdateMemberRequest.newBuilder()
            .setNetwork(network.getId())
            .setMember(bob.ref())
            .setRole(ROLE_ADMIN)
            .addTags("ops");
    var both = request.setUpdateMask(mask("role", "tags")).build();
    var changed = ALICE.client().members().updateMember(both).getMember();
    assertThat(changed.getRole()).isEqualTo(ROLE_ADMIN);
    assertThat(changed.getTagsList()).containsExactly("ops");
    var demoted = ALICE.client().setRole(network.getId(), bob.ref(), ROLE_MEMBER);
    assertThat(demoted.getTagsList()).as("tags stay").containsExactly("ops");
  }

  @Test
  void roleNeedsTheOwnerEvenBesideTags() {
    var network = HUB.network(ALICE, JOIN_RULE_OPEN);
    var admin = HUB.member(ALICE, network, ROLE_ADMIN);
    var bob = HUB.member(ALICE, network);
    var both =
        UpdateMemberRequest.newBuilder()
            .setNetwork(network.getId())
            .setMember(bob.ref())
            .setRole(ROLE_ADMIN)
            .setUpdateMask(mask("role", "tags"))
            .build();
    assertThat(Refusal.of(() -> admin.client().members().updateMember(both)).metadata("neededRole"))
        .isEqualTo("owner");
    assertThat(
            Refusal.of(() -> bob.client().tag(network.getId(), bob.ref(), "x"))
                .metadata("neededRole"))
        .isEqualTo("admin");
  }

  @Test
  void badTagsAreRefused() {
    var network = HUB.network(ALICE, JOIN_RULE_OPEN);
    var id = network.getId();
    var eleven = IntStream.range(0, 11).mapToObj(i -> "t" + i).toArray(String[]::new);
    for (var tags : new String[][] {{"Upper"}, {"a", "a"}, {""}, {"a".repeat(33)}, eleven}) {
      assertThat(Refusal.of(() -> ALICE.client().tag(id, ALICE.ref(), tags)).reason())
          .isEqualTo("FIELD_INVALID");
    }
  }

  @Test
  void voucherIsNamedWhileItIsInTheNetwork() {
    var network = HUB.network(ALICE, JOIN_RULE_OPEN);
    var bob = HUB.member(ALICE, network, ROLE_ADMIN);
    var carol = HUB.agentIn(bob, network);
    assertThat(get(network.getId(), carol).getVouchedByName()).isEqualTo(bob.name());
    bob.client().leave(network.getId());
    assertThat(get(network.getId(), carol).getVouchedByName()).isEmpty();
    assertThat(get(network.getId(), carol).getVouchedBy()).isEqualTo(bob.id().text());
  }

  private static Member get(String network, Hub.Agent node) {
    return ALICE
        .client()
        .members()
        .getMember(GetMemberRequest.newBuilder().setNetwork(network).setMember(node.ref()).build())
        .getMember();
  }

  private static FieldMask mask(String... paths) {
    return FieldMask.newBuilder().addAllPaths(java.util.List.of(paths)).build();
  }
}
