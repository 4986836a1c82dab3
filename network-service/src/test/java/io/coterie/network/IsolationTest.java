package io.coterie.network;

import static io.coterie.network.v1.JoinRule.JOIN_RULE_INVITE;
import static io.coterie.network.v1.JoinRule.JOIN_RULE_TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Message;
import io.coterie.network.v1.JoinRule;
import io.coterie.network.v1.Role;
import io.coterie.platform.id.NetworkId;
import io.coterie.testing.Refusal;
import io.grpc.Channel;
import io.grpc.StatusRuntimeException;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** To an outsider a private network is what a network is that never was: to the byte. */
class IsolationTest {
  private static final Hub HUB = new Hub();
  private static final Hub.Person OWNER = HUB.person();

  /** What a call came to: an answer or a refusal. */
  private record Outcome(Optional<Message> answer, Optional<Refusal> refusal) {
    static Outcome of(AnyMethod method, Channel channel, String network, String node) {
      try {
        return new Outcome(Optional.of(method.call(channel, network, node)), Optional.empty());
      } catch (StatusRuntimeException e) {
        return new Outcome(Optional.empty(), Optional.of(Refusal.of(e)));
      }
    }
  }

  @AfterAll
  static void close() {
    HUB.close();
  }

  static Stream<AnyMethod> methods() {
    return AnyMethod.takingANetwork();
  }

  @ParameterizedTest
  @MethodSource("methods")
  void accountOutsideLearnsNothing(AnyMethod method) {
    var person = HUB.person();
    var outcome = same(method, person.client().channel(), HUB.agent(person).id());
    if (!method.toString().equals("CheckAccess")) {
      assertThat(outcome.refusal().orElseThrow().reason()).isEqualTo("NETWORK_NOT_FOUND");
    }
  }

  @ParameterizedTest
  @MethodSource("methods")
  void nodeOutsideLearnsNothing(AnyMethod method) {
    var node = HUB.agent();
    var outcome = same(method, node.client().channel(), node.id());
    if (!method.toString().equals("CheckAccess")) {
      assertThat(outcome.refusal().orElseThrow().reason()).isEqualTo("NETWORK_NOT_FOUND");
    }
  }

  @ParameterizedTest
  @MethodSource("methods")
  void whoWasRemovedLearnsNothing(AnyMethod method) {
    var person = HUB.person();
    var network = HUB.network(OWNER, JOIN_RULE_INVITE);
    var code = OWNER.client().code(network.getId(), Role.ROLE_ADMIN, 1);
    var _ = person.client().redeem(code);
    var _ = OWNER.client().remove(network.getId(), person.ref());
    var node = HUB.agent(person).id();
    assertThat(Outcome.of(method, person.client().channel(), network.getId(), node))
        .isEqualTo(Outcome.of(method, person.client().channel(), NetworkId.random().text(), node));
  }

  @ParameterizedTest
  @MethodSource("methods")
  void tokenOfAnotherNetworkLearnsNothing(AnyMethod method) {
    var person = HUB.person();
    var home = HUB.network(person, JOIN_RULE_INVITE);
    var inside = HUB.network(OWNER, JOIN_RULE_INVITE);
    var code = OWNER.client().code(inside.getId(), Role.ROLE_ADMIN, 1);
    var _ = person.client().redeem(code);
    var bound = BoundTokens.of(HUB, person, home).channel();
    var node = HUB.agent(person).id();
    var _ = same(method, bound, node);
    assertThat(Outcome.of(method, bound, inside.getId(), node))
        .as("a network that the account is in, but the token is not for")
        .isEqualTo(Outcome.of(method, bound, NetworkId.random().text(), node));
  }

  /** The outcome for networks that are there and hidden, and for one that is not. */
  private static Outcome same(AnyMethod method, Channel channel, String node) {
    var absent = Outcome.of(method, channel, NetworkId.random().text(), node);
    for (JoinRule rule : new JoinRule[] {JOIN_RULE_INVITE, JOIN_RULE_TOKEN}) {
      var hidden = HUB.network(OWNER, rule);
      assertThat(Outcome.of(method, channel, hidden.getId(), node)).isEqualTo(absent);
      assertThat(Outcome.of(method, channel, hidden.getName(), node))
          .isEqualTo(Outcome.of(method, channel, "never-was", node));
      assertThat(Outcome.of(method, channel, Integer.toString(hidden.getNumber()), node))
          .isEqualTo(Outcome.of(method, channel, "4000000000", node));
      assertThat(Outcome.of(method, channel, OWNER.name() + "/" + hidden.getName(), node))
          .isEqualTo(Outcome.of(method, channel, "nobody/never-was", node));
    }
    return absent;
  }
}
