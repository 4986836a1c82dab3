package io.coterie.registry.resolve;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import io.coterie.platform.id.Hostname;
import io.coterie.platform.id.NodeId;
import io.coterie.platform.id.NodeNumber;
import io.coterie.registry.node.Node;
import io.coterie.registry.node.NodeDirectory;
import io.coterie.registry.node.NodeRef;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the nodes that targets name: however many, in one query by id or number, one by name. */
final class Candidates {
  private final NodeDirectory directory;

  @Inject
  Candidates(NodeDirectory directory) {
    this.directory = directory;
  }

  /** For each target in its turn. */
  List<Candidate> of(List<Target> targets) {
    var ids = new ArrayList<NodeId>();
    var numbers = new ArrayList<NodeNumber>();
    var hostnames = new ArrayList<Hostname>();
    for (var target : targets) {
      switch (target) {
        case Target.At(var address) when address.network().isBackbone() ->
            numbers.add(address.node());
        case Target.At _ -> {
          // the network says whose number that is there
        }
        case Target.Named(NodeRef.ById(var id)) -> ids.add(id);
        case Target.Named(NodeRef.ByNumber(var number)) -> numbers.add(number);
        case Target.Named(NodeRef.ByHostname(var hostname)) -> hostnames.add(hostname);
      }
    }
    var found =
        ids.isEmpty() && numbers.isEmpty() ? List.<Node>of() : directory.batch(ids, numbers);
    var open = hostnames.isEmpty() ? List.<Node>of() : directory.findPublic(hostnames);
    var byId = found.stream().collect(toMap(Node::id, identity()));
    var byNumber =
        found.stream()
            .filter(Node::isOnBackbone)
            .collect(toMap(node -> node.number().orElseThrow(), identity()));
    Map<Hostname, Node> byName =
        open.stream().collect(toMap(node -> node.profile().hostname().orElseThrow(), identity()));
    return targets.stream()
        .map(target ->
            Candidate.of(
                target,
                Optional.ofNullable(
                    switch (target) {
                      case Target.At(var address) when address.network().isBackbone() ->
                          byNumber.get(address.node());
                      case Target.At _ -> null;
                      case Target.Named(NodeRef.ById(var id)) -> byId.get(id);
                      case Target.Named(NodeRef.ByNumber(var number)) -> byNumber.get(number);
                      case Target.Named(NodeRef.ByHostname(var hostname)) -> byName.get(hostname);
                    })))
        .toList();
  }
}
