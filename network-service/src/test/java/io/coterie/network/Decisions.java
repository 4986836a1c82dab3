package io.coterie.network;

import static java.util.stream.Collectors.toMap;

import io.coterie.access.v1.PortRange;
import io.coterie.access.v1.Protocol;
import io.coterie.network.v1.AccessEntry;
import io.coterie.network.v1.FindReachableRequest;
import io.coterie.network.v1.Member;
import io.coterie.network.v1.NetworkReach;
import io.coterie.network.v1.ReachTarget;
import io.coterie.network.v1.Reachable;
import io.coterie.network.v1.ReachableEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Who reaches whom by the word of those who decide: what watches must have told in the end. */
final class Decisions {
  private static final List<PortRange> EVERY_PORT =
      Stream.of(Protocol.PROTOCOL_STREAM, Protocol.PROTOCOL_DATAGRAM)
          .map(protocol ->
              PortRange.newBuilder().setProtocol(protocol).setFirst(1).setLast(65535).build())
          .toList();

  private final Hub hub;
  private final List<Hub.Agent> agents;

  /** What every agent reaches, in the order of the agents. */
  private final Map<String, List<Reachable>> reached = new HashMap<>();

  private final Map<Watcher.Key, String> hostnames;

  private Decisions(Hub hub, Map<Watcher.Key, String> hostnames, List<Hub.Agent> agents) {
    this.hub = hub;
    this.hostnames = hostnames;
    this.agents = agents;
  }

  /** Asks for what holds now. */
  static Decisions now(Hub hub, Hub.Person owner, List<String> networks, List<Hub.Agent> agents) {
    var hostnames =
        networks.stream()
            .flatMap(network -> owner.client().list(network).stream())
            .filter(member -> !member.getNode().isEmpty())
            .collect(
                toMap(
                    member -> new Watcher.Key(member.getNetwork(), member.getNode()),
                    Member::getName));
    var decisions = new Decisions(hub, hostnames, agents);
    var request = FindReachableRequest.newBuilder();
    agents.forEach(agent -> request.addTargets(ReachTarget.newBuilder().setNode(agent.id())));
    for (var agent : agents) {
      var found =
          hub.asService()
              .memberships()
              .findReachable(request.clone().setPrincipal(agent.id()).build());
      decisions.reached.put(agent.id(), found.getResultsList());
    }
    return decisions;
  }

  Map<Watcher.Key, AccessEntry> inbound(Hub.Agent target) {
    var expected = new HashMap<Watcher.Key, AccessEntry>();
    for (var source : agents) {
      if (source.id().equals(target.id())) {
        continue;
      }
      for (var reach : reaches(source, target)) {
        expected.put(new Watcher.Key(reach.getNetwork(), source.id()), inbound(source, reach));
      }
      if (hub.registry.isTrusted(source.id(), target.id())) {
        expected.put(new Watcher.Key("", source.id()), trusted(source));
      }
    }
    return expected;
  }

  Map<Watcher.Key, ReachableEntry> outbound(Hub.Agent source) {
    var expected = new HashMap<Watcher.Key, ReachableEntry>();
    for (var target : agents) {
      if (target.id().equals(source.id())) {
        continue;
      }
      for (var reach : reaches(source, target)) {
        expected.put(new Watcher.Key(reach.getNetwork(), target.id()), outbound(target, reach));
      }
    }
    return expected;
  }

  private List<NetworkReach> reaches(Hub.Agent source, Hub.Agent target) {
    var reaches = new ArrayList<NetworkReach>();
    for (int i = 0; i < agents.size(); i++) {
      if (agents.get(i).id().equals(target.id())) {
        reaches.addAll(reached.getOrDefault(source.id(), List.of()).get(i).getNetworksList());
      }
    }
    return reaches;
  }

  private AccessEntry inbound(Hub.Agent source, NetworkReach reach) {
    return entry(source)
        .setNetwork(reach.getNetwork())
        .setNetworkNumber(reach.getNetworkNumber())
        .setSourceIncarnation(reach.getSourceIncarnation())
        .addAllPorts(reach.getPortsList())
        .build();
  }

  private AccessEntry trusted(Hub.Agent source) {
    return entry(source)
        .setSourceIncarnation(source.record().getIncarnation())
        .addAllPorts(EVERY_PORT)
        .build();
  }

  private AccessEntry.Builder entry(Hub.Agent source) {
    var node = hub.registry.present(source.id()).getNode();
    return AccessEntry.newBuilder()
        .setSourceNode(source.id())
        .setSourceNumber(node.getNumber())
        .setSourcePublicKey(node.getPublicKey());
  }

  private ReachableEntry outbound(Hub.Agent target, NetworkReach reach) {
    return ReachableEntry.newBuilder()
        .setNetwork(reach.getNetwork())
        .setNetworkNumber(reach.getNetworkNumber())
        .setTargetNode(target.id())
        .setTargetNumber(target.record().getNode().getNumber())
        .setTargetHostname(
            hostnames.getOrDefault(new Watcher.Key(reach.getNetwork(), target.id()), ""))
        .setSourceIncarnation(reach.getSourceIncarnation())
        .setTargetIncarnation(reach.getTargetIncarnation())
        .addAllPorts(reach.getPortsList())
        .build();
  }
}
