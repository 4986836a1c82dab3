package io.coterie.registry.relay;

import static io.coterie.platform.rpc.Rpc.reply;

import io.coterie.platform.call.Call;
import io.coterie.platform.db.PageSize;
import io.coterie.platform.identity.Caller;
import io.coterie.platform.keys.SigningKeys;
import io.coterie.registry.failure.RegistryFailure;
import io.coterie.registry.failure.RegistryReason;
import io.coterie.registry.presence.RelayName;
import io.coterie.relay.v1.GetGrantKeysRequest;
import io.coterie.relay.v1.GetGrantKeysResponse;
import io.coterie.relay.v1.IssueRelayCredentialRequest;
import io.coterie.relay.v1.IssueRelayCredentialResponse;
import io.coterie.relay.v1.ListRelaysRequest;
import io.coterie.relay.v1.ListRelaysResponse;
import io.coterie.relay.v1.RelayServiceGrpc.RelayServiceImplBase;
import io.coterie.relay.v1.TunnelRequest;
import io.coterie.relay.v1.TunnelResponse;
import io.grpc.stub.StreamObserver;
import jakarta.inject.Inject;
import java.util.Optional;

/** What the registry serves of RelayService, from the wire to the domain and back. */
final class RelayRpc extends RelayServiceImplBase {
  private final Relays relays;
  private final Credentials credentials;
  private final SigningKeys grantKeys;

  @Inject
  RelayRpc(Relays relays, Credentials credentials, SigningKeys grantKeys) {
    this.relays = relays;
    this.credentials = credentials;
    this.grantKeys = grantKeys;
  }

  @Override
  public void listRelays(ListRelaysRequest request, StreamObserver<ListRelaysResponse> out) {
    var page = relays.list(PageSize.of(request.getPageSize()), request.getPageToken());
    reply(
        out,
        ListRelaysResponse.newBuilder()
            .addAllRelays(page.map(RelayProto::relay).items())
            .setNextPageToken(page.nextToken())
            .build());
  }

  @Override
  public void issueRelayCredential(
      IssueRelayCredentialRequest request, StreamObserver<IssueRelayCredentialResponse> out) {
    var node = ((Caller.NodeCaller) Call.current().caller()).node();
    var wanted =
        Optional.of(request.getRelay()).filter(text -> !text.isEmpty()).map(RelayName::new);
    reply(out, RelayProto.issued(credentials.issue(node, wanted)));
  }

  @Override
  public void getGrantKeys(GetGrantKeysRequest request, StreamObserver<GetGrantKeysResponse> out) {
    reply(out, RelayProto.grantKeys(grantKeys.published(), SigningKeys.PUBLISHED_FOR));
  }

  /** What the edge has led to a relay never comes here. */
  @Override
  public StreamObserver<TunnelRequest> tunnel(StreamObserver<TunnelResponse> out) {
    out.onError(new RegistryFailure.Plain(RegistryReason.TUNNEL_NOT_FOUND).exception());
    return new Unheard();
  }

  /** Frames on their way while the refusal is. */
  private static final class Unheard implements StreamObserver<TunnelRequest> {
    @Override
    public void onNext(TunnelRequest frames) {}

    @Override
    public void onError(Throwable thrown) {}

    @Override
    public void onCompleted() {}
  }
}
