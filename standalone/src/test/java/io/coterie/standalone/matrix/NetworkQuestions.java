package io.coterie.standalone.matrix;

import com.google.protobuf.FieldMask;
import io.coterie.network.v1.CreateNetworkRequest;
import io.coterie.network.v1.DeleteNetworkRequest;
import io.coterie.network.v1.GetNetworkRequest;
import io.coterie.network.v1.ListAllNetworksRequest;
import io.coterie.network.v1.ListNetworksRequest;
import io.coterie.network.v1.ListPublicNetworksRequest;
import io.coterie.network.v1.RotateJoinTokenRequest;
import io.coterie.network.v1.TransferNetworkRequest;
import io.coterie.network.v1.UpdateNetworkRequest;
import io.coterie.network.v1.Visibility;
import io.coterie.network.v1.WatchNetworkRequest;
import io.coterie.standalone.hub.TestHub;
import io.coterie.standalone.matrix.Questions.Question;
import java.util.Map;

/** Networks as a whole. */
final class NetworkQuestions {
  static final String NEW_SECRET = "another secret to join by";

  private NetworkQuestions() {}

  static Map<String, Question> all() {
    return new Questions("coterie.network.v1.NetworkService")
        .changes(
            "CreateNetwork",
            world -> CreateNetworkRequest.newBuilder().setName(TestHub.unique("made")).build())
        .reads("GetNetwork/private", NetworkQuestions::get)
        .reads("GetNetwork/public", Setting.PUBLIC, (world, kind) -> get(world))
        .reads("ListNetworks", ListNetworksRequest.getDefaultInstance())
        .changes(
            "UpdateNetwork/description",
            world -> update(world, "description").setDescription("about it").build())
        .changes(
            "UpdateNetwork/visibility",
            world ->
                update(world, "visibility").setVisibility(Visibility.VISIBILITY_PUBLIC).build())
        .changes(
            "UpdateNetwork/name",
            world -> update(world, "name").setName(TestHub.unique("renamed")).build())
        .changes(
            "UpdateNetwork/public",
            Setting.PUBLIC,
            (world, kind) -> update(world, "description").setDescription("about it").build())
        .changes(
            "RotateJoinToken",
            Setting.TOKEN,
            (world, kind) ->
                RotateJoinTokenRequest.newBuilder()
                    .setNetwork(world.network())
                    .setJoinSecret(NEW_SECRET)
                    .build())
        .changes(
            "TransferNetwork",
            world ->
                TransferNetworkRequest.newBuilder()
                    .setNetwork(world.network())
                    .setMember(Named.account(world.target()))
                    .build())
        .changes("DeleteNetwork", NetworkQuestions::delete)
        .changes("DeleteNetwork/public", Setting.PUBLIC, (world, kind) -> delete(world))
        .reads("ListPublicNetworks", ListPublicNetworksRequest.getDefaultInstance())
        .reads("ListAllNetworks", ListAllNetworksRequest.getDefaultInstance())
        .reads("WatchNetwork", NetworkQuestions::watch)
        .reads("WatchNetwork/public", Setting.PUBLIC, (world, kind) -> watch(world))
        .asked();
  }

  private static GetNetworkRequest get(World world) {
    return GetNetworkRequest.newBuilder().setNetwork(world.network()).build();
  }

  private static DeleteNetworkRequest delete(World world) {
    return DeleteNetworkRequest.newBuilder().setNetwork(world.network()).build();
  }

  private static WatchNetworkRequest watch(World world) {
    return WatchNetworkRequest.newBuilder().setNetwork(world.network()).build();
  }

  private static UpdateNetworkRequest.Builder update(World world, String field) {
    return UpdateNetworkRequest.newBuilder()
        .setNetwork(world.network())
        .setUpdateMask(FieldMask.newBuilder().addPaths(field));
  }
}
