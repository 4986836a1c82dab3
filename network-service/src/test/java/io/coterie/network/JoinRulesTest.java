package io.coterie.network;

import static io.coterie.network.v1.JoinRule.JOIN_RULE_INVITE;
import static io.coterie.network.v1.JoinRule.JOIN_RULE_OPEN;
import static io.coterie.network.v1.JoinRule.JOIN_RULE_TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.coterie.network.v1.CreateNetworkRequest;
import io.coterie.network.v1.JoinNetworkRequest;
import io.coterie.network.v1.Role;
import io.coterie.network.v1.RotateJoinTokenRequest;
import io.coterie.platform.id.NetworkId;
import io.coterie.testing.Refusal;
import io.grpc.Status.Code;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Open, token and invite. */
class JoinRulesTest {
  private static final Hub HUB = new Hub();

  @AfterAll
  static void close() {
    HUB.close();
  }

  @Test
  void openNetworkLetsInWhoeverNamesItsId() {
    var alice = HUB.person();
    var network = HUB.network(alice, JOIN_RULE_OPEN);
    var node = HUB.agent("", "worker");
    HUB.registry.goOnline(node.id(), "192.0.2.1:4000");
    var member = node.client().join(network.getId());
    assertThat(member.getRole()).isEqualTo(Role.ROLE_MEMBER);
    assertThat(member.getNode()).isEqualTo(node.id());
    assertThat(member.getName()).isEqualTo("worker");
    assertThat(member.getOnline()).isTrue();
    assertThat(member.getEndpointsList()).containsExactly("192.0.2.1:4000");
    assertThat(member.getAddress())
        .isEqualTo(
            "%d:%04X.0000.%04X"
                .formatted(
                    network.getNumber(), network.getNumber(), node.record().getNode().getNumber()));
  }

  @Test
  void outsiderCantJoinByNumberOrName() {
    var alice = HUB.person("al");
    var network = HUB.network(alice, JOIN_RULE_OPEN);
    var bob = HUB.person().client();
    for (var ref :
        new String[] {
          Integer.toString(network.getNumber()), network.getName(), "al/" + network.getName()
        }) {
      assertThat(Refusal.of(() -> bob.join(ref)).reason()).isEqualTo("NETWORK_NOT_FOUND");
    }
  }

  @Test
  void joiningAgainChangesNothing() {
    var network = HUB.network(HUB.person(), JOIN_RULE_OPEN);
    var bob = HUB.person();
    var first = bob.client().join(network.getId());
    assertThat(bob.client().join(network.getId())).isEqualTo(first);
    assertThat(bob.client().join(network.getName())).isEqualTo(first);
  }

  @Test
  void accountBringsNodesOfItsOwnOnly() {
    var network = HUB.network(HUB.person(), JOIN_RULE_OPEN);
    var bob = HUB.person();
    var own = HUB.agent(bob.id().text(), "own-node");
    var other = HUB.agent(HUB.person());
    assertThat(bob.client().join(network.getId(), "own-node", "").getNode()).isEqualTo(own.id());
    assertThat(Refusal.of(() -> bob.client().join(network.getId(), other.number(), "")).reason())
        .isEqualTo("NODE_NOT_FOUND");
  }

  @Test
  void hostnameOfSeveralOwnNodesNamesThem() {
    var network = HUB.network(HUB.person(), JOIN_RULE_OPEN);
    var bob = HUB.person();
    var one = HUB.agent(bob.id().text(), "twins");
    var other = HUB.agent(bob.id().text(), "twins");
    var refusal = Refusal.of(() -> bob.client().join(network.getId(), "twins", ""));
    assertThat(refusal.reason()).isEqualTo("NODE_AMBIGUOUS");
    assertThat(refusal.metadata("choices")).contains(one.id(), other.id());
  }

  @Test
  void tokenNetworkWantsItsSecret() {
    var network = HUB.network(HUB.person(), JOIN_RULE_TOKEN);
    var bob = HUB.person().client();
    assertThat(bob.join(network.getId(), "", Client.SECRET).getRole()).isEqualTo(Role.ROLE_MEMBER);
  }

  @Test
  void wrongSecretAndUnknownNetworkAreTheSameAnswer() {
    var network = HUB.network(HUB.person(), JOIN_RULE_TOKEN);
    var bob = HUB.person().client();
    var wrong = Refusal.of(() -> bob.join(network.getId(), "", "wrong-secret"));
    var none = Refusal.of(() -> bob.join(network.getId()));
    var unknown = Refusal.of(() -> bob.join(NetworkId.random().text(), "", "wrong-secret"));
    assertThat(wrong).isEqualTo(unknown).isEqualTo(none);
    assertThat(wrong.code()).isEqualTo(Code.NOT_FOUND);
  }

  @Test
  void failuresAreLimitedTheSameWayForNetworksThatDoNotExist() {
    var network = HUB.network(HUB.person(), JOIN_RULE_TOKEN);
    var real = limitedAfterFailures(HUB.person().client(), network.getId());
    var absent = limitedAfterFailures(HUB.person().client(), NetworkId.random().text());
    assertThat(real).isEqualTo(absent);
    assertThat(real.reason()).isEqualTo("RATE_LIMITED");
  }

  @Test
  void limitedCallerIsRefusedEvenWithTheRightSecretUntilTheWindowEnds() {
    try (var hub = new Hub()) {
      var network = hub.network(hub.person(), JOIN_RULE_TOKEN);
      var bob = hub.person();
      var _ = limitedAfterFailures(bob.client(), network.getId());
      assertThat(Refusal.of(() -> bob.client().join(network.getId(), "", Client.SECRET)).reason())
          .isEqualTo("RATE_LIMITED");
      hub.deployment().clock().advance(Duration.ofMinutes(16));
      assertThat(hub.as(bob.caller()).join(network.getId(), "", Client.SECRET).getRole())
          .isEqualTo(Role.ROLE_MEMBER);
    }
  }

  @Test
  void rotatedSecretReplacesTheOldOne() {
    var alice = HUB.person();
    var network = HUB.network(alice, JOIN_RULE_TOKEN);
    var inside = HUB.person();
    var _ = inside.client().join(network.getId(), "", Client.SECRET);
    var _ =
        alice
            .client()
            .networks()
            .rotateJoinToken(
                RotateJoinTokenRequest.newBuilder()
                    .setNetwork(network.getId())
                    .setJoinSecret("another-secret")
                    .build());
    var bob = HUB.person().client();
    assertThat(Refusal.of(() -> bob.join(network.getId(), "", Client.SECRET)).reason())
        .isEqualTo("NETWORK_NOT_FOUND");
    assertThat(bob.join(network.getId(), "", "another-secret").getRole())
        .isEqualTo(Role.ROLE_MEMBER);
    assertThat(inside.client().get(network.getId()).getMyRole()).isEqualTo(Role.ROLE_MEMBER);
  }

  @Test
  void operatorNeedsTheSecretToo() {
    var network = HUB.operator().create(HUB.freshName(), JOIN_RULE_TOKEN);
    var node = HUB.agent();
    var number = Integer.toString(network.getNumber());
    assertThat(Refusal.of(() -> HUB.operator().add(number, node.number(), "wrong")).reason())
        .isEqualTo("JOIN_SECRET_WRONG");
    assertThat(HUB.operator().add(number, node.number(), Client.SECRET).getNode())
        .isEqualTo(node.id());
    assertThat(Refusal.of(() -> HUB.operator().add(number, node.number(), Client.SECRET)).reason())
        .isEqualTo("ALREADY_MEMBER");
  }

  @Test
  void nobodyJoinsOrIsAddedToAnInviteNetwork() {
    var alice = HUB.person();
    var network = HUB.network(alice, JOIN_RULE_INVITE);
    var node = HUB.agent(alice);
    assertThat(Refusal.of(() -> node.client().join(network.getId())).reason())
        .isEqualTo("NETWORK_NOT_FOUND");
    for (var caller : new Client[] {alice.client(), HUB.operator()}) {
      var refusal = Refusal.of(() -> caller.add(network.getId(), node.id(), ""));
      assertThat(refusal.code()).isEqualTo(Code.FAILED_PRECONDITION);
      assertThat(refusal.reason()).isEqualTo("JOIN_RULE_MISMATCH");
    }
  }

  @Test
  void nobodyAddsSomebodyElsesNode() {
    var alice = HUB.person();
    var network = HUB.network(alice, JOIN_RULE_OPEN);
    var node = HUB.agent(HUB.person());
    assertThat(Refusal.of(() -> alice.client().add(network.getId(), node.id(), "")).reason())
        .isEqualTo("NODE_NOT_FOUND");
  }

  @Test
  void fullNetworkTakesNobody() {
    var alice = HUB.person();
    var network =
        alice
            .client()
            .networks()
            .createNetwork(
                CreateNetworkRequest.newBuilder()
                    .setName("tiny")
                    .setJoinRule(JOIN_RULE_OPEN)
                    .setMaxMembers(1)
                    .build())
            .getNetwork();
    var refusal = Refusal.of(() -> HUB.person().client().join(network.getId()));
    assertThat(refusal.code()).isEqualTo(Code.RESOURCE_EXHAUSTED);
    assertThat(refusal.reason()).isEqualTo("NETWORK_FULL");
    assertThat(refusal.metadata("limit")).isEqualTo("1");
  }

  @Test
  void hostnameIsTakenOnceInANetwork() {
    var network = HUB.network(HUB.person(), JOIN_RULE_OPEN);
    var first = HUB.agent("", "build");
    var second = HUB.agent("", "build");
    var _ = first.client().join(network.getId());
    assertThat(Refusal.of(() -> second.client().join(network.getId())).reason())
        .isEqualTo("HOSTNAME_TAKEN");
  }

  @Test
  void everyFieldAtFaultIsListed() {
    var refusal =
        Refusal.of(() ->
            HUB.person()
                .client()
                .members()
                .joinNetwork(
                    JoinNetworkRequest.newBuilder()
                        .setNode("Not A Node")
                        .setJoinSecret("x".repeat(257))
                        .setRequestId("no uuid")
                        .build()));
    assertThat(refusal.code()).isEqualTo(Code.INVALID_ARGUMENT);
    assertThat(refusal.fields())
        .containsExactlyInAnyOrder("network", "node", "join_secret", "request_id");
  }

  private static Refusal limitedAfterFailures(Client client, String network) {
    for (int i = 0; i < 5; i++) {
      assertThat(Refusal.of(() -> client.join(network, "", "wrong-secret")).reason())
          .isEqualTo("NETWORK_NOT_FOUND");
    }
    return Refusal.of(() -> client.join(network, "", "wrong-secret"));
  }
}
