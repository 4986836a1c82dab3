package io.coterie.standalone.chaos;

import com.google.protobuf.FieldMask;
import io.coterie.network.v1.JoinNetworkRequest;
import io.coterie.network.v1.RemoveMemberRequest;
import io.coterie.network.v1.Role;
import io.coterie.network.v1.SetPolicyRequest;
import io.coterie.network.v1.UpdateMemberRequest;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/**
 * Changes networks at random: memberships of its own agents, and policies, which others change too.
 */
final class Writer {
  private static final List<String> POLICIES =
      List.of(
          "",
          "rules: [{action: allow, from: 'tag:a', to: 'tag:b', ports: [80, 443]}]",
          "rules: [{action: allow, from: '*', to: 'tag:a', ports: 22-30}]",
          "rules: [{action: allow, from: 'role:admin', to: '*', ports: '*'},"
              + " {action: deny, from: 'tag:c', to: 'tag:b', ports: 443},"
              + " {action: allow, from: ['tag:c', 'tag:b'], to: '*', ports: 400-500}]");
  private static final List<String> TAGS = List.of("a", "b", "c");

  private final Persistent owner;
  private final List<String> networks;
  private final List<Agent> agents;
  private final Removals removals;
  private final Random random;

  /**
   * One.
   *
   * @param agents nobody else moves them
   */
  Writer(
      Persistent owner, List<String> networks, List<Agent> agents, Removals removals, long seed) {
    this.owner = owner;
    this.networks = networks;
    this.agents = agents;
    this.removals = removals;
    this.random = new Random(seed);
  }

  /** Returns how many changes were acknowledged. */
  int write(BooleanSupplier goOn) {
    int acknowledged = 0;
    while (goOn.getAsBoolean()) {
      acknowledged += change() ? 1 : 0;
    }
    return acknowledged;
  }

  private boolean change() {
    var network = networks.get(random.nextInt(networks.size()));
    var agent = agents.get(random.nextInt(agents.size()));
    return switch (random.nextInt(10)) {
      case 0 -> setPolicy(network);
      case 1, 2 -> remove(network, agent);
      case 3, 4, 5 -> join(network, agent);
      case 6 -> setRole(network, agent);
      default -> tag(network, agent);
    };
  }

  private boolean setPolicy(String network) {
    var request =
        SetPolicyRequest.newBuilder()
            .setNetwork(network)
            .setSource(POLICIES.get(random.nextInt(POLICIES.size())))
            .setRequestId(requestId())
            .build();
    return owner.call(random, client -> client.policies().setPolicy(request)).isPresent();
  }

  private boolean remove(String network, Agent agent) {
    var request =
        RemoveMemberRequest.newBuilder()
            .setNetwork(network)
            .setMember(agent.ref())
            .setAllowRejoin(true)
            .setRequestId(requestId())
            .build();
    boolean gone = owner.call(random, client -> client.members().removeMember(request)).isPresent();
    if (gone) {
      removals.check(network, agent, other(agent));
    }
    return gone;
  }

  private boolean join(String network, Agent agent) {
    var request =
        JoinNetworkRequest.newBuilder().setNetwork(network).setRequestId(requestId()).build();
    return agent.calls().call(random, client -> client.members().joinNetwork(request)).isPresent();
  }

  private boolean setRole(String network, Agent agent) {
    return update(
        UpdateMemberRequest.newBuilder()
            .setNetwork(network)
            .setMember(agent.ref())
            .setRole(random.nextBoolean() ? Role.ROLE_ADMIN : Role.ROLE_MEMBER)
            .setUpdateMask(FieldMask.newBuilder().addPaths("role")));
  }

  private boolean tag(String network, Agent agent) {
    return update(
        UpdateMemberRequest.newBuilder()
            .setNetwork(network)
            .setMember(agent.ref())
            .addAllTags(TAGS.stream().filter(_ -> random.nextBoolean()).toList())
            .setUpdateMask(FieldMask.newBuilder().addPaths("tags")));
  }

  private boolean update(UpdateMemberRequest.Builder update) {
    var request = update.setRequestId(requestId()).build();
    return owner.call(random, client -> client.members().updateMember(request)).isPresent();
  }

  private Agent other(Agent agent) {
    return agents.get((agents.indexOf(agent) + 1) % agents.size());
  }

  private static String requestId() {
    return UUID.randomUUID().toString();
  }
}
