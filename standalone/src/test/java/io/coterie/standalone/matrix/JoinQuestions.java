package io.coterie.standalone.matrix;

import io.coterie.network.v1.ApproveJoinRequestRequest;
import io.coterie.network.v1.DeclineJoinRequestRequest;
import io.coterie.network.v1.JoinNetworkRequest;
import io.coterie.network.v1.ListJoinRequestsRequest;
import io.coterie.network.v1.RequestToJoinRequest;
import io.coterie.network.v1.Role;
import io.coterie.standalone.matrix.Questions.Question;
import java.util.Map;

/** Ways into a network by oneself, and asking to be let in. */
final class JoinQuestions {
  static final String WRONG_SECRET = "not the secret to join by";

  private static final String UNKNOWN = "jrq_" + "0".repeat(26);

  private JoinQuestions() {}

  static Map<String, Question> all() {
    return new Questions("coterie.network.v1.MemberService")
        .changes("JoinNetwork/invite", world -> join(world).build())
        .changes("JoinNetwork/open", Setting.OPEN, (world, kind) -> join(world).build())
        .changes(
            "JoinNetwork/token",
            Setting.TOKEN,
            (world, kind) -> join(world).setJoinSecret(Setting.SECRET).build())
        .changes(
            "JoinNetwork/wrong-secret",
            Setting.TOKEN,
            (world, kind) -> join(world).setJoinSecret(WRONG_SECRET).build())
        .changes(
            "JoinNetwork/look",
            Setting.PUBLIC,
            (world, kind) -> join(world).setRole(Role.ROLE_VIEWER).build())
        .changes(
            "JoinNetwork/look-private",
            Setting.OPEN,
            (world, kind) -> join(world).setRole(Role.ROLE_VIEWER).build())
        .changes("RequestToJoin/public", Setting.PUBLIC, (world, kind) -> ask(world))
        .changes("RequestToJoin/private", JoinQuestions::ask)
        .reads("ListJoinRequests/public", Setting.PUBLIC, (world, kind) -> list(world))
        .reads("ListJoinRequests/private", JoinQuestions::list)
        .changes(
            "ApproveJoinRequest/public",
            Setting.PUBLIC,
            (world, kind) -> approve(world, world.joinRequest()))
        .changes("ApproveJoinRequest/private", world -> approve(world, UNKNOWN))
        .changes(
            "DeclineJoinRequest/public",
            Setting.PUBLIC,
            (world, kind) -> decline(world, world.joinRequest()))
        .changes("DeclineJoinRequest/private", world -> decline(world, UNKNOWN))
        .asked();
  }

  private static JoinNetworkRequest.Builder join(World world) {
    return JoinNetworkRequest.newBuilder().setNetwork(world.network());
  }

  private static RequestToJoinRequest ask(World world) {
    return RequestToJoinRequest.newBuilder().setNetwork(world.network()).build();
  }

  private static ListJoinRequestsRequest list(World world) {
    return ListJoinRequestsRequest.newBuilder().setNetwork(world.network()).build();
  }

  private static ApproveJoinRequestRequest approve(World world, String request) {
    return ApproveJoinRequestRequest.newBuilder()
        .setNetwork(world.network())
        .setJoinRequest(request)
        .build();
  }

  private static DeclineJoinRequestRequest decline(World world, String request) {
    return DeclineJoinRequestRequest.newBuilder()
        .setNetwork(world.network())
        .setJoinRequest(request)
        .build();
  }
}
