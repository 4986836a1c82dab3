package io.coterie.standalone.fuzz;

import com.google.protobuf.Descriptors.MethodDescriptor;
import com.google.protobuf.Message;
import io.coterie.auth.v1.CreateTokenRequest;
import io.coterie.auth.v1.TokenKind;
import io.coterie.auth.v1.WhoAmIRequest;
import io.coterie.network.v1.CreateInviteRequest;
import io.coterie.network.v1.JoinNetworkRequest;
import io.coterie.network.v1.JoinRule;
import io.coterie.network.v1.Network;
import io.coterie.network.v1.PrincipalRef;
import io.coterie.network.v1.VouchMemberRequest;
import io.coterie.registry.v1.CreateChallengeRequest;
import io.coterie.sdk.CoterieClient;
import io.coterie.standalone.hub.PublicMethods;
import io.coterie.standalone.hub.Sessions;
import io.coterie.standalone.hub.TestHub;
import io.coterie.standalone.hub.TestHub.Account;
import io.coterie.standalone.hub.TestHub.TestNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * What there is for one batch: accounts, networks, nodes and credentials of its own, so that
 * whatever the batch destroys, the next one finds something again.
 */
final class World {
  private static final List<MethodDescriptor> METHODS = PublicMethods.all().toList();

  private final List<String> credentials = new ArrayList<>();
  private final Vocabulary words;
  private final Map<String, Object> named;

  World(TestHub hub) {
    var root = hub.operator().accounts().whoAmI(WhoAmIRequest.getDefaultInstance());
    words = new Vocabulary(Set.of(root.getToken()));
    var alice = hub.account();
    var bob = hub.account();
    var node = hub.node(alice);
    var open = hub.network(alice, JoinRule.JOIN_RULE_OPEN);
    var secret = hub.network(alice, JoinRule.JOIN_RULE_TOKEN);
    var invite = hub.network(alice, JoinRule.JOIN_RULE_INVITE);
    join(alice.user(), open, node.id());
    join(bob.user(), open, "");
    List.of(alice, bob).forEach(this::learn);
    List.of(open, secret, invite).forEach(this::learn);
    learn(hub, node);
    invites(alice, bob, invite);
    credentials(hub, alice, bob, open, node);
    words.add("join-secret");
    words.add(TestHub.requestId());
    named = Map.of("network", open.getId(), "node", node.id(), "source_node", node.id());
  }

  Vocabulary words() {
    return words;
  }

  /** What a well-formed request speaks of. */
  Map<String, Object> named() {
    return named;
  }

  MethodDescriptor anyMethod(Random random) {
    return METHODS.get(random.nextInt(METHODS.size()));
  }

  /** Nothing, a good one of some kind, or rubbish. */
  String authorization(Random random) {
    return switch (random.nextInt(10)) {
      case 0 -> "";
      case 1 -> "Bearer " + words.text(random);
      case 2 -> words.text(random);
      default -> "Bearer " + credentials.get(random.nextInt(credentials.size()));
    };
  }

  private static void join(CoterieClient client, Network network, String node) {
    client
        .members()
        .joinNetwork(
            JoinNetworkRequest.newBuilder().setNetwork(network.getId()).setNode(node).build());
  }

  private void invites(Account alice, Account bob, Network network) {
    var random = new Random(0); // there is room for all of it
    words.learn(
        alice
            .user()
            .invites()
            .createInvite(
                CreateInviteRequest.newBuilder().setNetwork(network.getId()).setMaxUses(3).build()),
        random);
    Message vouched =
        alice
            .user()
            .invites()
            .vouchMember(
                VouchMemberRequest.newBuilder()
                    .setNetwork(network.getId())
                    .setInvitee(PrincipalRef.newBuilder().setAccount(bob.id()))
                    .build());
    words.learn(vouched, random);
  }

  private void credentials(
      TestHub hub, Account alice, Account bob, Network network, TestNode node) {
    credentials.add(secret(alice.user()));
    credentials.add(secret(alice.user())); // what can do most is tried most
    credentials.add(secret(alice.bound()));
    credentials.add(secret(bob.user()));
    credentials.add(token(alice.user(), TokenKind.TOKEN_KIND_NETWORK, network.getId(), ""));
    credentials.add(token(alice.user(), TokenKind.TOKEN_KIND_NETWORK, network.getId(), node.id()));
    credentials.add(secret(hub.operator()));
    credentials.add(secret(Sessions.of(hub, node)));
  }

  private static String token(CoterieClient as, TokenKind kind, String network, String node) {
    return as.tokens()
        .createToken(
            CreateTokenRequest.newBuilder().setKind(kind).setNetwork(network).setNode(node).build())
        .getSecret();
  }

  private static String secret(CoterieClient client) {
    return client.credential().orElseThrow().secret();
  }

  private void learn(Account account) {
    words.add(account.id());
    words.add(account.name());
    words.add(account.defaultNetwork());
    words.add(account.name() + "/default");
  }

  private void learn(Network network) {
    words.add(network.getId());
    words.add(network.getName());
    words.add(Integer.toUnsignedString(network.getNumber()));
  }

  private void learn(TestHub hub, TestNode node) {
    words.add(node.id());
    words.add(node.hostname());
    words.add(node.key().publicKey());
    words.learn(
        hub.nobody()
            .registry()
            .createChallenge(
                CreateChallengeRequest.newBuilder().setPublicKey(node.key().publicKey()).build()),
        new Random(0));
  }
}
