package io.coterie.network.network;

import static io.coterie.platform.rpc.Rpc.reply;

import io.coterie.network.member.MemberProto;
import io.coterie.network.v1.CreateNetworkRequest;
import io.coterie.network.v1.CreateNetworkResponse;
import io.coterie.network.v1.DeleteNetworkRequest;
import io.coterie.network.v1.DeleteNetworkResponse;
import io.coterie.network.v1.GetNetworkRequest;
import io.coterie.network.v1.GetNetworkResponse;
import io.coterie.network.v1.ListAllNetworksRequest;
import io.coterie.network.v1.ListAllNetworksResponse;
import io.coterie.network.v1.ListNetworksRequest;
import io.coterie.network.v1.ListNetworksResponse;
import io.coterie.network.v1.ListPublicNetworksRequest;
import io.coterie.network.v1.ListPublicNetworksResponse;
import io.coterie.network.v1.NetworkServiceGrpc.NetworkServiceImplBase;
import io.coterie.network.v1.RotateJoinTokenRequest;
import io.coterie.network.v1.RotateJoinTokenResponse;
import io.coterie.network.v1.TransferNetworkRequest;
import io.coterie.network.v1.TransferNetworkResponse;
import io.coterie.network.v1.UpdateNetworkRequest;
import io.coterie.network.v1.UpdateNetworkResponse;
import io.coterie.network.v1.WatchNetworkRequest;
import io.coterie.network.v1.WatchNetworkResponse;
import io.coterie.platform.call.Call;
import io.coterie.platform.db.Answer;
import io.coterie.platform.db.PageSize;
import io.coterie.platform.identity.Caller;
import io.grpc.stub.StreamObserver;
import jakarta.inject.Inject;

/** NetworkService: between messages and networks. */
final class NetworkRpc extends NetworkServiceImplBase {
  private final Creation creation;
  private final Networks networks;
  private final Ownership ownership;
  private final Deletion deletion;
  private final NetworkWatches watches;
  private final PublicNetworks directory;

  @Inject
  NetworkRpc(
      Creation creation,
      Networks networks,
      Ownership ownership,
      Deletion deletion,
      NetworkWatches watches,
      PublicNetworks directory) {
    this.creation = creation;
    this.networks = networks;
    this.ownership = ownership;
    this.deletion = deletion;
    this.watches = watches;
    this.directory = directory;
  }

  @Override
  public void createNetwork(
      CreateNetworkRequest request, StreamObserver<CreateNetworkResponse> out) {
    Answer<NetworkView, CreateNetworkResponse> answer =
        Answer.of(
            CreateNetworkResponse.getDefaultInstance(),
            view ->
                CreateNetworkResponse.newBuilder().setNetwork(NetworkProto.network(view)).build());
    reply(
        out,
        creation.create(
            caller(), NetworkProto.newNetwork(request), request.getOwnerNode(), answer));
  }

  @Override
  public void getNetwork(GetNetworkRequest request, StreamObserver<GetNetworkResponse> out) {
    var view = networks.get(caller(), request.getNetwork());
    reply(out, GetNetworkResponse.newBuilder().setNetwork(NetworkProto.network(view)).build());
  }

  @Override
  public void listNetworks(ListNetworksRequest request, StreamObserver<ListNetworksResponse> out) {
    var page = networks.page(caller(), PageSize.of(request.getPageSize()), request.getPageToken());
    reply(
        out,
        ListNetworksResponse.newBuilder()
            .addAllNetworks(page.map(NetworkProto::network).items())
            .setNextPageToken(page.nextToken())
            .build());
  }

  @Override
  public void updateNetwork(
      UpdateNetworkRequest request, StreamObserver<UpdateNetworkResponse> out) {
    Answer<NetworkView, UpdateNetworkResponse> answer =
        Answer.of(
            UpdateNetworkResponse.getDefaultInstance(),
            view ->
                UpdateNetworkResponse.newBuilder().setNetwork(NetworkProto.network(view)).build());
    reply(
        out,
        networks.update(caller(), request.getNetwork(), NetworkProto.changes(request), answer));
  }

  @Override
  public void rotateJoinToken(
      RotateJoinTokenRequest request, StreamObserver<RotateJoinTokenResponse> out) {
    var answer = RotateJoinTokenResponse.getDefaultInstance();
    reply(
        out,
        networks.rotateSecret(
            caller(),
            request.getNetwork(),
            request.getJoinSecret(),
            Answer.of(answer, rotated -> answer)));
  }

  @Override
  public void transferNetwork(
      TransferNetworkRequest request, StreamObserver<TransferNetworkResponse> out) {
    Answer<NetworkView, TransferNetworkResponse> answer =
        Answer.of(
            TransferNetworkResponse.getDefaultInstance(),
            view ->
                TransferNetworkResponse.newBuilder()
                    .setNetwork(NetworkProto.network(view))
                    .build());
    reply(
        out,
        ownership.transfer(
            caller(), request.getNetwork(), MemberProto.ref(request.getMember()), answer));
  }

  @Override
  public void deleteNetwork(
      DeleteNetworkRequest request, StreamObserver<DeleteNetworkResponse> out) {
    var answer = DeleteNetworkResponse.getDefaultInstance();
    reply(
        out,
        deletion.delete(
            caller(),
            request.getNetwork(),
            request.getDisconnectAgents(),
            Answer.of(answer, deleted -> answer)));
  }

  @Override
  public void listPublicNetworks(
      ListPublicNetworksRequest request, StreamObserver<ListPublicNetworksResponse> out) {
    var page =
        directory.page(
            caller(),
            request.getQuery(),
            PageSize.of(request.getPageSize()),
            request.getPageToken());
    reply(
        out,
        ListPublicNetworksResponse.newBuilder()
            .addAllNetworks(page.map(NetworkProto::shownToAll).items())
            .setNextPageToken(page.nextToken())
            .build());
  }

  @Override
  public void listAllNetworks(
      ListAllNetworksRequest request, StreamObserver<ListAllNetworksResponse> out) {
    var page = networks.all(caller(), PageSize.of(request.getPageSize()), request.getPageToken());
    reply(
        out,
        ListAllNetworksResponse.newBuilder()
            .addAllNetworks(page.map(NetworkProto::summary).items())
            .setNextPageToken(page.nextToken())
            .build());
  }

  @Override
  public void watchNetwork(WatchNetworkRequest request, StreamObserver<WatchNetworkResponse> out) {
    watches.serve(caller(), request.getNetwork(), request.getResumeToken(), out);
  }

  private static Caller caller() {
    return Call.current().caller();
  }
}
