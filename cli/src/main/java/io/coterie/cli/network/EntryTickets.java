package io.coterie.cli.network;

import com.google.protobuf.Duration;
import io.coterie.cli.command.Hub;
import io.coterie.cli.command.SecretOptions;
import io.coterie.cli.terminal.Environment;
import io.coterie.network.v1.CreateInviteRequest;
import io.coterie.network.v1.JoinRule;
import io.coterie.network.v1.Network;
import io.coterie.registry.v1.NetworkEntry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a node of the caller's shows when it registers, to be let into networks that the caller is
 * in: the join secret, or under the rule {@code invite} a code made for it, which needs the role
 * admin.
 */
public final class EntryTickets {
  private static final Duration CODE_LIFE = Duration.newBuilder().setSeconds(600).build();

  private final Hub hub;
  private final NodeEntry entry;

  public EntryTickets(Hub hub, Environment environment, SecretOptions secret) {
    this.hub = hub;
    this.entry = new NodeEntry(hub, environment, secret);
  }

  /**
   * For each of the networks.
   *
   * @param node the node's id, if it is registered already: where it is in it needs nothing
   */
  public List<NetworkEntry> of(List<String> networks, Optional<String> node) throws IOException {
    var entries = new ArrayList<NetworkEntry>();
    for (String name : networks) {
      Network network = NetworkDetails.of(hub, name);
      boolean inside = node.flatMap(id -> entry.membership(network, id)).isPresent();
      entries.add(inside ? named(network).build() : ticket(network));
    }
    return entries;
  }

  private NetworkEntry ticket(Network network) throws IOException {
    JoinRule rule = network.getJoinRule();
    if (rule == JoinRule.JOIN_RULE_INVITE) {
      return NetworkEntry.newBuilder().setInviteCode(code(network)).build();
    }
    return rule == JoinRule.JOIN_RULE_TOKEN
        ? named(network).setJoinSecret(entry.joinSecret(network)).build()
        : named(network).build();
  }

  private static NetworkEntry.Builder named(Network network) {
    return NetworkEntry.newBuilder().setNetwork(network.getId());
  }

  private String code(Network network) {
    return hub.client()
        .invites()
        .createInvite(
            CreateInviteRequest.newBuilder()
                .setNetwork(network.getId())
                .setLifetime(CODE_LIFE)
                .setRequestId(hub.requestId())
                .build())
        .getCode();
  }
}
