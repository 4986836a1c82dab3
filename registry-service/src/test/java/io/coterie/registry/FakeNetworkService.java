package io.coterie.registry;

import static java.util.Objects.requireNonNull;

import com.google.protobuf.Any;
import com.google.rpc.Code;
import com.google.rpc.ErrorInfo;
import com.google.rpc.Status;
import io.coterie.access.v1.PortRange;
import io.coterie.network.v1.AdmitNodeRequest;
import io.coterie.network.v1.AdmitNodeResponse;
import io.coterie.network.v1.ClaimHostnameRequest;
import io.coterie.network.v1.ClaimHostnameResponse;
import io.coterie.network.v1.EnrolNodeRequest;
import io.coterie.network.v1.EnrolNodeResponse;
import io.coterie.network.v1.EvictNodeRequest;
import io.coterie.network.v1.EvictNodeResponse;
import io.coterie.network.v1.FindNodeRequest;
import io.coterie.network.v1.FindNodeResponse;
import io.coterie.network.v1.FindReachableRequest;
import io.coterie.network.v1.FindReachableResponse;
import io.coterie.network.v1.ListSharedNodesRequest;
import io.coterie.network.v1.ListSharedNodesResponse;
import io.coterie.network.v1.Member;
import io.coterie.network.v1.MembershipServiceGrpc.MembershipServiceImplBase;
import io.coterie.network.v1.NetworkReach;
import io.coterie.network.v1.ReachTarget;
import io.coterie.network.v1.Reachable;
import io.coterie.network.v1.WatchReachableRequest;
import io.coterie.network.v1.WatchReachableResponse;
import io.coterie.platform.id.Address;
import io.coterie.platform.id.Incarnation;
import io.coterie.platform.id.NetworkId;
import io.coterie.platform.id.NetworkNumber;
import io.coterie.platform.id.NodeId;
import io.coterie.platform.id.NodeNumber;
import io.coterie.registry.membership.Ports;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import io.grpc.stub.StreamObserver;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** What registry-service asks of network-service: memberships and hostname claims, in memory. */
final class FakeNetworkService extends MembershipServiceImplBase {
  /** How it behaves. */
  enum Mood {
    WELL,
    /** It does nothing and says nothing useful. */
    DOWN,
    /** It does what it is asked for, and its answers get lost. */
    ANSWERS_LOST
  }

  /**
   * A network.
   *
   * @param policy the ports on which members may be reached, where not on all
   */
  record Network(
      NetworkId id,
      int number,
      List<String> members,
      Map<String, List<PortRange>> policy,
      Map<String, Incarnation> incarnations,
      Map<String, Integer> scopedNumbers) {
    /** Lets everybody reach a member on these ports only. */
    void allow(String member, PortRange... ports) {
      policy.put(member, List.of(ports));
    }

    Incarnation incarnation(String member) {
      return incarnations.computeIfAbsent(member, id -> Incarnation.random());
    }

    /** That of a member: who came later has a newer one. */
    long version(String member) {
      return 100L + members.indexOf(member);
    }

    /** The ports on which a member may be reached. */
    List<PortRange> reachablePorts(String member) {
      return policy.getOrDefault(member, Ports.ALL.ranges());
    }

    /** That of a node on the backbone, or one of the network's own. */
    private synchronized int number(String node, Map<String, Integer> onBackbone) {
      int number = onBackbone.getOrDefault(node, 0);
      return number != 0 || !NodeId.matches(node)
          ? number
          : scopedNumbers.computeIfAbsent(node, id -> FIRST_SCOPED + scopedNumbers.size());
    }

    private NetworkReach reach(String principal, String member, Map<String, Integer> onBackbone) {
      return NetworkReach.newBuilder()
          .setNode(member)
          .setNetwork(id.text())
          .setNetworkNumber(number)
          .setPolicyVersion(policy.size())
          .setSourceIncarnation(incarnation(principal).text())
          .setTargetIncarnation(incarnation(member).text())
          .setSourceVersion(version(principal))
          .setTargetVersion(version(member))
          .addAllPorts(reachablePorts(member))
          .setNodeNumber(number(member, onBackbone))
          .setSourceNumber(number(principal, onBackbone))
          .build();
    }
  }

  private static final int FIRST_SCOPED = 0x8000_0000;

  private record Claim(String hostname, long version) {}

  private final Map<String, Network> networks = new ConcurrentHashMap<>();
  private final Map<String, Claim> claims = new ConcurrentHashMap<>();
  private final List<String> taken = new CopyOnWriteArrayList<>();
  private final List<String> questions = new CopyOnWriteArrayList<>();
  private final List<EnrolNodeRequest> enrolments = new CopyOnWriteArrayList<>();
  private final FakeReach reach = new FakeReach(networks);
  private volatile Function<List<String>, Map<String, Integer>> numbers = nodes -> Map.of();
  private volatile String refusal = "";
  private volatile Mood mood = Mood.WELL;

  /** A network with these members: ids of accounts and nodes. */
  Network network(String... members) {
    var network =
        new Network(
            NetworkId.random(),
            networks.size() + 1,
            new CopyOnWriteArrayList<>(members),
            new ConcurrentHashMap<>(),
            new ConcurrentHashMap<>(),
            new ConcurrentHashMap<>());
    networks.put(network.id().text(), network);
    return network;
  }

  void mood(Mood changed) {
    mood = changed;
  }

  /** Whom nodes may reach, as it is pushed. */
  FakeReach reach() {
    return reach;
  }

  /** Makes a hostname some other member's, everywhere. */
  void takeByAnother(String hostname) {
    taken.add(hostname);
  }

  void freeAgain(String hostname) {
    taken.remove(hostname);
  }

  /** What the node's hostname is here. */
  Optional<String> claimed(String node) {
    return Optional.ofNullable(claims.get(node)).map(Claim::hostname);
  }

  /** The methods that were called, since the last time this was asked. */
  List<String> questions() {
    var asked = List.copyOf(questions);
    questions.clear();
    return asked;
  }

  @Override
  public void findNode(FindNodeRequest request, StreamObserver<FindNodeResponse> out) {
    questions.add("FindNode");
    if (mood == Mood.DOWN) {
      out.onError(refusal(Code.UNAVAILABLE, "DEPENDENCY_DOWN"));
      return;
    }
    var meeting =
        networks.values().stream()
            .filter(network -> network.members().contains(request.getPrincipal()))
            .filter(network ->
                request.getNetwork().isEmpty()
                    || request.getNetwork().equals(network.id().text())
                    || request.getNetwork().equals(Integer.toString(network.number())))
            .toList();
    if (meeting.isEmpty()) {
      out.onError(refusal(Code.NOT_FOUND, "NETWORK_NOT_FOUND"));
      return;
    }
    for (var network : meeting) {
      for (var member : network.members()) {
        if (member.equals(request.getNode())
            || (!request.getHostname().isEmpty()
                && claimed(member).equals(Optional.of(request.getHostname())))) {
          out.onNext(
              FindNodeResponse.newBuilder()
                  .setNode(member)
                  .setNetwork(network.id().text())
                  .setNetworkNumber(network.number())
                  .build());
          out.onCompleted();
          return;
        }
      }
    }
    out.onError(refusal(Code.NOT_FOUND, "NODE_NOT_FOUND"));
  }

  @Override
  public void findReachable(
      FindReachableRequest request, StreamObserver<FindReachableResponse> out) {
    questions.add("FindReachable");
    if (mood == Mood.DOWN) {
      out.onError(refusal(Code.UNAVAILABLE, "DEPENDENCY_DOWN"));
      return;
    }
    var asked =
        networks.values().stream()
            .filter(network -> network.members().contains(request.getPrincipal()))
            .filter(network -> isNamed(network, request.getNetwork()))
            .sorted(Comparator.comparingInt(Network::number))
            .toList();
    if (asked.isEmpty() && !request.getNetwork().isEmpty()) {
      out.onError(refusal(Code.NOT_FOUND, "NETWORK_NOT_FOUND"));
      return;
    }
    var response = FindReachableResponse.newBuilder();
    for (var target : request.getTargetsList()) {
      var reachable = Reachable.newBuilder();
      for (var network : asked) {
        var onBackbone = numbers.apply(network.members());
        network.members().stream()
            .filter(member -> NodeId.matches(member))
            .filter(member -> isMeant(target, member, network.number(member, onBackbone)))
            .filter(member -> !network.reachablePorts(member).isEmpty())
            .forEach(member ->
                reachable.addNetworks(network.reach(request.getPrincipal(), member, onBackbone)));
      }
      response.addResults(reachable);
    }
    answer(out, response.build());
  }

  private boolean isMeant(ReachTarget target, String member, int number) {
    return switch (target.getTargetCase()) {
      case HOSTNAME -> claimed(member).equals(Optional.of(target.getHostname()));
      case NUMBER -> target.getNumber() == number;
      case NODE, TARGET_NOT_SET -> member.equals(target.getNode());
    };
  }

  /** Where it learns which numbers nodes have on the backbone. */
  void numberedBy(Function<List<String>, Map<String, Integer>> directory) {
    numbers = directory;
  }

  private static boolean isNamed(Network network, String named) {
    return named.isEmpty()
        || named.equals(network.id().text())
        || named.equals(Integer.toString(network.number()));
  }

  @Override
  public void watchReachable(
      WatchReachableRequest request, StreamObserver<WatchReachableResponse> out) {
    if (mood == Mood.DOWN) {
      out.onError(refusal(Code.UNAVAILABLE, "DEPENDENCY_DOWN"));
      return;
    }
    reach.watch(request, out);
  }

  @Override
  public void listSharedNodes(
      ListSharedNodesRequest request, StreamObserver<ListSharedNodesResponse> out) {
    questions.add("ListSharedNodes");
    var shared = new ArrayList<String>();
    for (var network : networks.values()) {
      if (network.members().contains(request.getPrincipal())
          && (request.getNetwork().isEmpty() || request.getNetwork().equals(network.id().text()))) {
        request.getNodesList().stream().filter(network.members()::contains).forEach(shared::add);
      }
    }
    answer(out, ListSharedNodesResponse.newBuilder().addAllNodes(shared).build());
  }

  @Override
  public void claimHostname(
      ClaimHostnameRequest request, StreamObserver<ClaimHostnameResponse> out) {
    questions.add("ClaimHostname");
    if (mood == Mood.DOWN) {
      out.onError(refusal(Code.UNAVAILABLE, "DEPENDENCY_DOWN"));
      return;
    }
    var known = claims.get(request.getNode());
    if (known == null || request.getVersion() > known.version()) {
      if (taken.contains(request.getHostname())) {
        out.onError(refusal(Code.ALREADY_EXISTS, "HOSTNAME_TAKEN"));
        return;
      }
      claims.put(request.getNode(), new Claim(request.getHostname(), request.getVersion()));
    }
    answer(out, ClaimHostnameResponse.getDefaultInstance());
  }

  /** Refuses whoever is to be enrolled, for this reason; empty: for none. */
  void refuseEnrolment(String reason) {
    refusal = reason;
  }

  /** What nodes were enrolled with, the last one behind. */
  List<EnrolNodeRequest> enrolments() {
    return enrolments;
  }

  @Override
  public void enrolNode(EnrolNodeRequest request, StreamObserver<EnrolNodeResponse> out) {
    questions.add("EnrolNode");
    if (!refusal.isEmpty()) {
      out.onError(refusal(Code.RESOURCE_EXHAUSTED, refusal));
      return;
    }
    if (mood != Mood.DOWN) {
      enrolments.add(request);
      var members = requireNonNull(networks.get(request.getNetwork())).members();
      if (!members.contains(request.getNode())) {
        members.add(request.getNode());
      }
    }
    answer(out, EnrolNodeResponse.getDefaultInstance());
  }

  @Override
  public void admitNode(AdmitNodeRequest request, StreamObserver<AdmitNodeResponse> out) {
    questions.add("AdmitNode");
    if (mood == Mood.DOWN) {
      out.onError(refusal(Code.UNAVAILABLE, "DEPENDENCY_DOWN"));
      return;
    }
    var network = networks.get(request.getNamed().getNetwork());
    if (network == null) {
      out.onError(refusal(Code.NOT_FOUND, "NETWORK_NOT_FOUND"));
      return;
    }
    if (!network.members().contains(request.getNode())) {
      network.members().add(request.getNode());
    }
    var number = network.number(request.getNode(), numbers.apply(List.of(request.getNode())));
    var address =
        new Address(NetworkNumber.ofUnsigned(network.number()), NodeNumber.ofUnsigned(number));
    answer(
        out,
        AdmitNodeResponse.newBuilder()
            .setMember(
                Member.newBuilder()
                    .setNetwork(network.id().text())
                    .setNumber(number)
                    .setAddress(address.toString()))
            .build());
  }

  @Override
  public void evictNode(EvictNodeRequest request, StreamObserver<EvictNodeResponse> out) {
    questions.add("EvictNode");
    if (mood != Mood.DOWN) {
      networks.values().stream()
          .filter(network -> network.members().contains(request.getNode()))
          .forEach(network -> reach.leave(network, request.getNode()));
    }
    answer(out, EvictNodeResponse.getDefaultInstance());
  }

  private <R> void answer(StreamObserver<R> out, R answer) {
    if (mood == Mood.WELL) {
      out.onNext(answer);
      out.onCompleted();
    } else {
      out.onError(refusal(Code.UNAVAILABLE, "DEPENDENCY_DOWN"));
    }
  }

  static StatusRuntimeException refusal(Code code, String reason) {
    return StatusProto.toStatusRuntimeException(
        Status.newBuilder()
            .setCode(code.getNumber())
            .setMessage("network-service says no")
            .addDetails(
                Any.pack(ErrorInfo.newBuilder().setDomain("coterie").setReason(reason).build()))
            .build());
  }
}
