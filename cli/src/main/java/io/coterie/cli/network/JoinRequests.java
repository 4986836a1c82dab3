package io.coterie.cli.network;

import io.coterie.cli.command.Hub;
import io.coterie.cli.command.Pages;
import io.coterie.cli.output.CliFailure;
import io.coterie.cli.output.Table;
import io.coterie.cli.output.Times;
import io.coterie.network.v1.JoinRequest;
import io.coterie.network.v1.ListJoinRequestsRequest;
import io.coterie.network.v1.ListJoinRequestsResponse;
import io.grpc.Status.Code;
import java.util.List;
import java.util.stream.Collectors;

/** Who waits to be let into a network. */
final class JoinRequests {
  private JoinRequests() {}

  static List<JoinRequest> all(Hub hub, String network) {
    var service = hub.client().members();
    return Pages.all(
        token ->
            service.listJoinRequests(
                ListJoinRequestsRequest.newBuilder()
                    .setNetwork(network)
                    .setPageSize(Pages.SIZE)
                    .setPageToken(token)
                    .build()),
        ListJoinRequestsResponse::getJoinRequestsList,
        ListJoinRequestsResponse::getNextPageToken);
  }

  /**
   * The id of a request.
   *
   * @param who an id of a request, or the name or id of who asks
   */
  static String find(Hub hub, String network, String who) {
    if (who.startsWith("jrq_")) {
      return who;
    }
    List<String> found =
        all(hub, network).stream()
            .filter(r -> r.getName().equalsIgnoreCase(who) || asker(r).equals(who))
            .map(JoinRequest::getId)
            .toList();
    return switch (found.size()) {
      case 0 ->
          throw new CliFailure(
              Code.NOT_FOUND,
              "JOIN_REQUEST_NOT_FOUND",
              "nobody called %s asks to join".formatted(who),
              "see who asks with: coterie network requests");
      case 1 -> found.getFirst();
      default ->
          throw new CliFailure(
              Code.FAILED_PRECONDITION,
              "JOIN_REQUEST_AMBIGUOUS",
              "several called %s ask to join".formatted(who),
              "name one: " + found.stream().collect(Collectors.joining(", ")));
    };
  }

  static String text(List<JoinRequest> requests) {
    if (requests.isEmpty()) {
      return "Nobody asks to join.";
    }
    var table = new Table("REQUEST", "WHO", "KIND", "ASKED", "ENDS", "MESSAGE");
    for (JoinRequest request : requests) {
      table.row(
          request.getId(),
          request.getName().isEmpty() ? asker(request) : request.getName(),
          request.hasNode() ? "node" : "account",
          Times.text(request.getCreateTime()),
          Times.text(request.getExpireTime()),
          Table.orDash(request.getMessage()));
    }
    return table.toString();
  }

  private static String asker(JoinRequest request) {
    return request.hasNode() ? request.getNode() : request.getAccount();
  }
}
