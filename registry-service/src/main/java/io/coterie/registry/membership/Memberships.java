package io.coterie.registry.membership;

import static java.util.stream.Collectors.toSet;

import io.coterie.network.v1.ClaimHostnameRequest;
import io.coterie.network.v1.EnrolNodeRequest;
import io.coterie.network.v1.EvictNodeRequest;
import io.coterie.network.v1.FindNodeRequest;
import io.coterie.network.v1.FindReachableRequest;
import io.coterie.network.v1.ListSharedNodesRequest;
import io.coterie.network.v1.Member;
import io.coterie.network.v1.MembershipServiceGrpc;
import io.coterie.network.v1.MembershipServiceGrpc.MembershipServiceBlockingStub;
import io.coterie.platform.id.Hostname;
import io.coterie.platform.id.Incarnation;
import io.coterie.platform.id.NetworkId;
import io.coterie.platform.id.NetworkNumber;
import io.coterie.platform.id.NodeId;
import io.coterie.platform.id.PrincipalId;
import io.coterie.platform.identity.ServiceName;
import io.coterie.platform.rpc.Peers;
import io.coterie.registry.enrolment.Enrolment;
import io.grpc.StatusRuntimeException;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks network-service. What it refuses for a reason of its own goes on to the client as it is;
 * that it does not answer becomes DEPENDENCY_DOWN, both in the one place that maps errors.
 */
public final class Memberships {
  /** How long a claim or an eviction may take; a rename is held for much longer. */
  public static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final Logger LOG = LoggerFactory.getLogger(Memberships.class);
  private static final String NODE_NOT_FOUND = "NODE_NOT_FOUND";
  private static final String NETWORK_NOT_FOUND = "NETWORK_NOT_FOUND";
  private static final String HOSTNAME_TAKEN = "HOSTNAME_TAKEN";

  private final Peers peers;

  @Inject
  Memberships(Peers peers) {
    this.peers = peers;
  }

  /** Those of the nodes that share a network with the principal, or that very network. */
  public Set<NodeId> shared(PrincipalId principal, Set<NodeId> nodes, Optional<NetworkId> network) {
    var request = ListSharedNodesRequest.newBuilder().setPrincipal(principal.text());
    nodes.forEach(node -> request.addNodes(node.text()));
    network.ifPresent(only -> request.setNetwork(only.text()));
    return service().listSharedNodes(request.build()).getNodesList().stream()
        .map(NodeId::new)
        .collect(toSet());
  }

  /**
   * The node of a hostname, where the principal meets it.
   *
   * @param network in any form that network-service reads; empty: any that the principal is in
   * @throws StatusRuntimeException NETWORK_NOT_FOUND, among others
   */
  public Optional<FoundNode> find(PrincipalId principal, String network, Hostname hostname) {
    return find(request(principal, network).setHostname(hostname.text()).build());
  }

  /**
   * Where a principal may reach nodes, by the numbers of the networks; for each node in its turn.
   *
   * @param network in any form that network-service reads; empty: any that the principal is in
   * @throws StatusRuntimeException NETWORK_NOT_FOUND, among others
   */
  public List<List<Reachable>> reachable(
      PrincipalId principal, String network, List<Wanted> wanted) {
    var found =
        service()
            .findReachable(
                FindReachableRequest.newBuilder()
                    .setPrincipal(principal.text())
                    .setNetwork(network)
                    .addAllTargets(wanted.stream().map(Wanted::target).toList())
                    .build());
    if (found.getResultsCount() != wanted.size()) {
      throw new IllegalStateException("network-service answers what it is asked");
    }
    return found.getResultsList().stream()
        .map(result -> result.getNetworksList().stream().map(Reachable::of).toList())
        .toList();
  }

  /** Whether that is network-service's word for a network that is not there or not to be seen. */
  public static boolean isNetworkNotFound(StatusRuntimeException thrown) {
    return PeerRefusal.reason(thrown).equals(NETWORK_NOT_FOUND);
  }

  /** Takes a hostname for a node in all its networks or in none. */
  public ClaimAnswer claim(NodeId node, Optional<Hostname> hostname, long version) {
    var request =
        ClaimHostnameRequest.newBuilder()
            .setNode(node.text())
            .setHostname(hostname.map(Hostname::text).orElse(""))
            .setVersion(version)
            .build();
    try {
      var _ = inTime().claimHostname(request);
      return ClaimAnswer.ACCEPTED;
    } catch (StatusRuntimeException e) {
      if (PeerRefusal.reason(e).equals(HOSTNAME_TAKEN)) {
        return ClaimAnswer.REFUSED;
      }
      LOG.atWarn()
          .addKeyValue("node", node)
          .addKeyValue("status", e.getStatus())
          .log("hostname claim got no answer");
      return ClaimAnswer.UNCLEAR;
    }
  }

  /** Takes a node out of every network; false if it is not known to have happened. */
  public boolean evict(NodeId node, Incarnation incarnation) {
    var request =
        EvictNodeRequest.newBuilder()
            .setNode(node.text())
            .setNodeIncarnation(incarnation.text())
            .build();
    try {
      var _ = inTime().evictNode(request);
      return true;
    } catch (StatusRuntimeException e) {
      LOG.atWarn()
          .addKeyValue("node", node)
          .addKeyValue("status", e.getStatus())
          .log("node not evicted yet");
      return false;
    }
  }

  /**
   * Puts a node into a network on the strength of its account's membership; again changes nothing.
   *
   * @throws StatusRuntimeException NETWORK_NOT_FOUND, NETWORK_FULL, HOSTNAME_TAKEN, MEMBER_BLOCKED,
   *     QUOTA_EXCEEDED, among others
   */
  public Member enrol(NodeId node, Enrolment enrolment) {
    return inTime()
        .enrolNode(
            EnrolNodeRequest.newBuilder()
                .setNetwork(enrolment.network().network().text())
                .setNode(node.text())
                .setAccount(enrolment.account().text())
                .setIncarnation(enrolment.network().incarnation().text())
                .addAllTags(enrolment.tags())
                .build())
        .getMember();
  }

  private Optional<FoundNode> find(FindNodeRequest request) {
    try {
      var found = service().findNode(request);
      return Optional.of(
          new FoundNode(
              new NodeId(found.getNode()), NetworkNumber.ofUnsigned(found.getNetworkNumber())));
    } catch (StatusRuntimeException e) {
      if (PeerRefusal.reason(e).equals(NODE_NOT_FOUND)) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private static FindNodeRequest.Builder request(PrincipalId principal, String network) {
    return FindNodeRequest.newBuilder().setPrincipal(principal.text()).setNetwork(network);
  }

  private MembershipServiceBlockingStub service() {
    return MembershipServiceGrpc.newBlockingStub(peers.to(ServiceName.NETWORK));
  }

  private MembershipServiceBlockingStub inTime() {
    return service().withDeadlineAfter(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
  }
}
