package io.coterie.registry.trust;

import static io.coterie.platform.rpc.Rpc.reply;
import static io.coterie.registry.trust.TrustProto.self;

import io.coterie.platform.call.Call;
import io.coterie.platform.db.Answer;
import io.coterie.platform.db.PageSize;
import io.coterie.platform.id.NodeId;
import io.coterie.platform.id.TrustRequestId;
import io.coterie.platform.identity.Caller;
import io.coterie.registry.trust.Asking.Outcome;
import io.coterie.registry.v1.AcceptTrustRequest;
import io.coterie.registry.v1.AcceptTrustResponse;
import io.coterie.registry.v1.DeclineTrustRequest;
import io.coterie.registry.v1.DeclineTrustResponse;
import io.coterie.registry.v1.ListTrustRequestsRequest;
import io.coterie.registry.v1.ListTrustRequestsResponse;
import io.coterie.registry.v1.ListTrustedRequest;
import io.coterie.registry.v1.ListTrustedResponse;
import io.coterie.registry.v1.RequestTrustRequest;
import io.coterie.registry.v1.RequestTrustResponse;
import io.coterie.registry.v1.RevokeTrustRequest;
import io.coterie.registry.v1.RevokeTrustResponse;
import io.coterie.registry.v1.TrustServiceGrpc.TrustServiceImplBase;
import io.grpc.stub.StreamObserver;
import jakarta.inject.Inject;

/** TrustService, from the wire to the domain and back. */
final class TrustRpc extends TrustServiceImplBase {
  private final Asking asking;
  private final Answering answering;
  private final TrustLists lists;

  @Inject
  TrustRpc(Asking asking, Answering answering, TrustLists lists) {
    this.asking = asking;
    this.answering = answering;
    this.lists = lists;
  }

  @Override
  public void requestTrust(RequestTrustRequest request, StreamObserver<RequestTrustResponse> out) {
    Answer<Outcome, RequestTrustResponse> answer =
        Answer.of(RequestTrustResponse.getDefaultInstance(), TrustRpc::response);
    var self = self(caller(), request.getNode());
    reply(out, asking.ask(caller(), self, TrustProto.question(request), answer));
  }

  @Override
  public void listTrustRequests(
      ListTrustRequestsRequest request, StreamObserver<ListTrustRequestsResponse> out) {
    var self = self(caller(), request.getNode());
    var size = PageSize.of(request.getPageSize());
    var page =
        request.getSent()
            ? lists.sent(caller(), self, size, request.getPageToken()).map(TrustProto::sent)
            : lists.inbox(caller(), self, size, request.getPageToken()).map(TrustProto::received);
    reply(
        out,
        ListTrustRequestsResponse.newBuilder()
            .addAllTrustRequests(page.items())
            .setNextPageToken(page.nextToken())
            .build());
  }

  @Override
  public void acceptTrust(AcceptTrustRequest request, StreamObserver<AcceptTrustResponse> out) {
    Answer<Trust, AcceptTrustResponse> answer =
        Answer.of(
            AcceptTrustResponse.getDefaultInstance(),
            trust -> AcceptTrustResponse.newBuilder().setTrust(TrustProto.trust(trust)).build());
    reply(out, answering.accept(caller(), new TrustRequestId(request.getTrustRequest()), answer));
  }

  @Override
  public void declineTrust(DeclineTrustRequest request, StreamObserver<DeclineTrustResponse> out) {
    Answer<TrustRequest, DeclineTrustResponse> answer =
        Answer.of(
            DeclineTrustResponse.getDefaultInstance(),
            declined -> DeclineTrustResponse.getDefaultInstance());
    reply(out, answering.decline(caller(), new TrustRequestId(request.getTrustRequest()), answer));
  }

  @Override
  public void revokeTrust(RevokeTrustRequest request, StreamObserver<RevokeTrustResponse> out) {
    Answer<Boolean, RevokeTrustResponse> answer =
        Answer.of(
            RevokeTrustResponse.getDefaultInstance(),
            ended -> RevokeTrustResponse.getDefaultInstance());
    var self = self(caller(), request.getNode());
    reply(out, answering.revoke(caller(), self, new NodeId(request.getOtherNode()), answer));
  }

  @Override
  public void listTrusted(ListTrustedRequest request, StreamObserver<ListTrustedResponse> out) {
    var page =
        lists.trusted(
            caller(),
            self(caller(), request.getNode()),
            PageSize.of(request.getPageSize()),
            request.getPageToken());
    reply(
        out,
        ListTrustedResponse.newBuilder()
            .addAllTrusts(page.map(TrustProto::trust).items())
            .setNextPageToken(page.nextToken())
            .build());
  }

  private static RequestTrustResponse response(Outcome outcome) {
    var response = RequestTrustResponse.newBuilder();
    return switch (outcome) {
      case Outcome.Waiting(var request) ->
          response.setTrustRequest(TrustProto.sent(request)).build();
      case Outcome.Trusting(var trust) -> response.setTrust(TrustProto.trust(trust)).build();
    };
  }

  private static Caller caller() {
    return Call.current().caller();
  }
}
