package io.coterie.auth.audit;

import static io.coterie.platform.rpc.Rpc.reply;

import io.coterie.auth.v1.AuditServiceGrpc;
import io.coterie.auth.v1.ListAuditEventsRequest;
import io.coterie.auth.v1.ListAuditEventsResponse;
import io.coterie.auth.v1.WatchAuditEventsRequest;
import io.coterie.auth.v1.WatchAuditEventsResponse;
import io.coterie.platform.call.Call;
import io.coterie.platform.db.PageSize;
import io.coterie.platform.identity.Scope;
import io.coterie.platform.rpc.CallerKind;
import io.coterie.platform.rpc.LimitClass;
import io.coterie.platform.rpc.MethodTable;
import io.grpc.stub.StreamObserver;
import jakarta.inject.Inject;
import java.util.Optional;

/** Serves {@code AuditService}. */
final class AuditRpc extends AuditServiceGrpc.AuditServiceImplBase {
  static final MethodTable TABLE =
      MethodTable.builder()
          .method(
              AuditServiceGrpc.getListAuditEventsMethod(),
              LimitClass.READ,
              Scope.AUDIT_READ,
              CallerKind.USER,
              CallerKind.OPERATOR)
          .method(
              AuditServiceGrpc.getWatchAuditEventsMethod(),
              LimitClass.WATCH,
              Scope.AUDIT_READ,
              CallerKind.USER,
              CallerKind.OPERATOR)
          .build();

  private final AuditTrail trail;

  @Inject
  AuditRpc(AuditTrail trail) {
    this.trail = trail;
  }

  @Override
  public void listAuditEvents(
      ListAuditEventsRequest request, StreamObserver<ListAuditEventsResponse> out) {
    var page =
        trail.page(
            Call.current().caller(),
            request.hasFilter() ? Optional.of(request.getFilter()) : Optional.empty(),
            PageSize.of(request.getPageSize()),
            request.getPageToken());
    reply(
        out,
        ListAuditEventsResponse.newBuilder()
            .addAllEvents(page.items())
            .setNextPageToken(page.nextToken())
            .build());
  }

  @Override
  public void watchAuditEvents(
      WatchAuditEventsRequest request, StreamObserver<WatchAuditEventsResponse> out) {
    trail.watch(Call.current().caller(), request, out);
  }
}
