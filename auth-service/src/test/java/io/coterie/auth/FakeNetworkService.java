package io.coterie.auth;

import io.coterie.network.v1.BatchGetMembershipsRequest;
import io.coterie.network.v1.BatchGetMembershipsResponse;
import io.coterie.network.v1.EnsureDefaultNetworkRequest;
import io.coterie.network.v1.EnsureDefaultNetworkResponse;
import io.coterie.network.v1.GetAccountUsageRequest;
import io.coterie.network.v1.GetAccountUsageResponse;
import io.coterie.network.v1.GetMembershipRequest;
import io.coterie.network.v1.GetMembershipResponse;
import io.coterie.network.v1.GetNetworkCountsRequest;
import io.coterie.network.v1.GetNetworkCountsResponse;
import io.coterie.network.v1.MembershipServiceGrpc.MembershipServiceImplBase;
import io.coterie.network.v1.Role;
import io.coterie.platform.id.Incarnation;
import io.coterie.platform.id.NetworkId;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** network-service as far as auth-service sees it; memberships are set by the test. */
final class FakeNetworkService extends MembershipServiceImplBase {
  final List<EnsureDefaultNetworkRequest> ensured = new CopyOnWriteArrayList<>();
  final Map<String, GetAccountUsageResponse> usages = new ConcurrentHashMap<>();
  volatile GetNetworkCountsResponse counts = GetNetworkCountsResponse.getDefaultInstance();
  final AtomicInteger batches = new AtomicInteger();
  volatile boolean down;
  private final Map<GetMembershipRequest, GetMembershipResponse> memberships =
      new ConcurrentHashMap<>();

  /** A principal joins a network of its choice by id or name; the incarnation that it gets. */
  String join(String network, String name, String principal, Role role) {
    return join(network, name, principal, role, Incarnation.random().text());
  }

  void leave(String network, String principal) {
    memberships
        .entrySet()
        .removeIf(entry ->
            entry.getKey().getPrincipal().equals(principal)
                && entry.getValue().getNetwork().equals(network));
  }

  void changeRole(String network, String principal, Role role) {
    memberships.replaceAll((key, membership) ->
        key.getPrincipal().equals(principal) && membership.getNetwork().equals(network)
            ? membership.toBuilder().setRole(role).build()
            : membership);
  }

  String newNetwork() {
    return NetworkId.random().text();
  }

  @Override
  public void getMembership(
      GetMembershipRequest request, StreamObserver<GetMembershipResponse> out) {
    var found = memberships.get(request);
    if (down) {
      out.onError(Status.UNAVAILABLE.asRuntimeException());
    } else if (found == null) {
      out.onError(Status.NOT_FOUND.asRuntimeException());
    } else {
      out.onNext(found);
      out.onCompleted();
    }
  }

  @Override
  public void batchGetMemberships(
      BatchGetMembershipsRequest request, StreamObserver<BatchGetMembershipsResponse> out) {
    if (down) {
      out.onError(Status.UNAVAILABLE.asRuntimeException());
      return;
    }
    batches.incrementAndGet();
    var response = BatchGetMembershipsResponse.newBuilder();
    for (var name : request.getMembershipsList()) {
      Optional.ofNullable(memberships.get(request(name.getNetwork(), name.getPrincipal())))
          .ifPresent(found ->
              response
                  .addMembershipsBuilder()
                  .setNetwork(found.getNetwork())
                  .setPrincipal(name.getPrincipal())
                  .setNetworkName(found.getNetworkName())
                  .setRole(found.getRole())
                  .setIncarnation(found.getIncarnation()));
    }
    out.onNext(response.build());
    out.onCompleted();
  }

  @Override
  public void getAccountUsage(
      GetAccountUsageRequest request, StreamObserver<GetAccountUsageResponse> out) {
    if (down) {
      out.onError(Status.UNAVAILABLE.asRuntimeException());
      return;
    }
    out.onNext(
        usages.getOrDefault(request.getAccount(), GetAccountUsageResponse.getDefaultInstance()));
    out.onCompleted();
  }

  @Override
  public void getNetworkCounts(
      GetNetworkCountsRequest request, StreamObserver<GetNetworkCountsResponse> out) {
    if (down) {
      out.onError(Status.UNAVAILABLE.asRuntimeException());
      return;
    }
    out.onNext(counts);
    out.onCompleted();
  }

  @Override
  public void ensureDefaultNetwork(
      EnsureDefaultNetworkRequest request, StreamObserver<EnsureDefaultNetworkResponse> out) {
    if (down) {
      out.onError(Status.UNAVAILABLE.asRuntimeException());
      return;
    }
    ensured.add(request);
    var _ =
        join(
            request.getNetwork(),
            "default",
            request.getAccount(),
            Role.ROLE_OWNER,
            request.getIncarnation());
    out.onNext(EnsureDefaultNetworkResponse.getDefaultInstance());
    out.onCompleted();
  }

  private String join(
      String network, String name, String principal, Role role, String incarnation) {
    var membership =
        GetMembershipResponse.newBuilder()
            .setNetwork(network)
            .setNetworkName(name)
            .setRole(role)
            .setIncarnation(incarnation)
            .build();
    memberships.put(request(network, principal), membership);
    memberships.put(request(name, principal), membership);
    return incarnation;
  }

  private static GetMembershipRequest request(String network, String principal) {
    return GetMembershipRequest.newBuilder().setNetwork(network).setPrincipal(principal).build();
  }
}
