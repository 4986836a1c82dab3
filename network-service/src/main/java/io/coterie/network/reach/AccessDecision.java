package io.coterie.network.reach;

import io.coterie.network.directory.NodeDirectory;
import io.coterie.network.failure.NetworkReason;
import io.coterie.platform.id.NetworkId;
import io.coterie.platform.id.NodeId;
import io.coterie.platform.identity.Caller;
import io.coterie.platform.identity.Caller.NetworkBinding;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/**
 * May a node reach another, on a port. A network's address is judged by that network alone; the
 * backbone address also by trust and by whether the target is public.
 */
final class AccessDecision {
  private final Reaches reaches;
  private final NodeDirectory nodes;

  /** The answer; the network is the one that allows it, if one does. */
  record Verdict(boolean isAllowed, Optional<NetworkId> network) {
    private static final Verdict NO = new Verdict(false, Optional.empty());
    private static final Verdict OPEN = new Verdict(true, Optional.empty());
  }

  @Inject
  AccessDecision(Reaches reaches, NodeDirectory nodes) {
    this.reaches = reaches;
    this.nodes = nodes;
  }

  /**
   * Decides.
   *
   * @param network the one whose address is dialled; empty: the backbone
   * @throws io.coterie.platform.failure.FailureException NODE_NOT_FOUND if it is none of the
   *     caller's business
   */
  Verdict check(Caller caller, NodeId source, NodeId target, String network, Traffic traffic) {
    boolean trusted = caller instanceof Caller.ServiceCaller;
    if (!trusted
        && caller.principal().filter(p -> p.equals(source) || p.equals(target)).isEmpty()) {
      throw NetworkReason.NODE_NOT_FOUND.exception();
    }
    var openness = nodes.openness(source, target);
    var bound = caller.boundNetwork().map(NetworkBinding::network).map(NetworkId::text);
    var dialled = bound.orElse(network);
    if (!openness.present() || !(network.isEmpty() || network.equals(dialled))) {
      return Verdict.NO;
    }
    if (dialled.isEmpty() && !openness.onBackbone()) {
      // what is not there has no address there, whatever the two share
      return Verdict.NO;
    }
    if (dialled.isEmpty() && openness.isOpen()) {
      return Verdict.OPEN;
    }
    return through(source, target, dialled, traffic)
        .map(by -> new Verdict(true, Optional.of(by)))
        .orElse(Verdict.NO);
  }

  /** A network that allows it. */
  private Optional<NetworkId> through(
      NodeId source, NodeId target, String network, Traffic traffic) {
    if (!network.isEmpty() && !NetworkId.matches(network)) {
      return Optional.empty();
    }
    var scope = Optional.of(network).filter(text -> !text.isEmpty()).map(NetworkId::new);
    return reaches.find(source, scope, List.of(new Wanted.ById(target))).stream()
        .filter(reach -> traffic.isAmong(reach.ports()))
        .map(Reach::network)
        .findFirst();
  }
}
