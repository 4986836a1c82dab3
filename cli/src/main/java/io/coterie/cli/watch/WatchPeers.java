package io.coterie.cli.watch;

import io.coterie.cli.command.Hub;
import io.coterie.cli.command.HubCommand;
import io.coterie.cli.command.Invocation;
import io.coterie.cli.command.Watching;
import io.coterie.cli.node.ActingNode;
import io.coterie.cli.output.Reply;
import io.coterie.cli.policy.Ports;
import io.coterie.registry.v1.Peer;
import io.coterie.registry.v1.Presence;
import io.coterie.registry.v1.WatchPeersRequest;
import io.coterie.registry.v1.WatchPeersResponse;
import java.io.IOException;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Prints whom a node may reach. */
@Command(
    name = "peers",
    description = {
      "Prints which nodes a node may reach, at which addresses and ports, and whether they are online, then every change, until Ctrl-C.",
      "Nodes of shared networks and trusted ones are listed; public nodes are not: look those up with coterie resolve."
    },
    footer = {"Example:", "  coterie watch peers --as worker"})
final class WatchPeers extends HubCommand {
  @Mixin private ActingNode node = new ActingNode();

  @Mixin private ResumeOption resume = new ResumeOption();

  WatchPeers(Invocation invocation) {
    super(invocation);
  }

  @Override
  protected Hub open() throws IOException {
    return node.open(invocation());
  }

  @Override
  protected Reply execute(Hub hub) throws IOException {
    var client = node.client(invocation(), hub);
    var request = WatchPeersRequest.newBuilder().setResumeToken(resume.token()).build();
    Watching.untilStopped(
        invocation().environment().stop(),
        () -> client.resolver().watchPeers(request),
        event -> text(event).ifPresent(text -> invocation().print(Reply.of(event, text))));
    return Reply.of(WatchPeersResponse.getDefaultInstance(), "The watch is over.");
  }

  private static Optional<String> text(WatchPeersResponse event) {
    return switch (event.getEventCase()) {
      case PEER -> Optional.of("peer     " + text(event.getPeer()));
      case REMOVED ->
          Optional.of(
              "removed  %s  %s"
                  .formatted(
                      Place.of(event.getRemoved().getNetwork()), event.getRemoved().getNode()));
      case FORGOTTEN ->
          Optional.of("removed  " + event.getForgotten().getNetwork() + "  everybody");
      case SNAPSHOT_END -> Optional.of("-- now live");
      case CHECKPOINT, EVENT_NOT_SET -> Optional.empty();
    };
  }

  private static String text(Peer peer) {
    boolean online = peer.getPresence() == Presence.PRESENCE_ONLINE;
    return "%s  %s  %s  %s  on ports %s"
        .formatted(
            peer.getAddress(),
            peer.getHostname().isEmpty() ? peer.getNode() : peer.getHostname(),
            online ? "online" : "offline",
            Place.of(peer.getNetwork()),
            Ports.text(peer.getPortsList()));
  }
}
