package io.coterie.cli.watch;

import io.coterie.cli.command.Hub;
import io.coterie.cli.command.HubCommand;
import io.coterie.cli.command.Invocation;
import io.coterie.cli.command.Watching;
import io.coterie.cli.node.ActingNode;
import io.coterie.cli.output.Reply;
import io.coterie.cli.policy.Ports;
import io.coterie.network.v1.AccessEntry;
import io.coterie.network.v1.WatchAccessRequest;
import io.coterie.network.v1.WatchAccessResponse;
import java.io.IOException;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Prints who may reach a node. */
@Command(
    name = "access",
    description = {
      "Prints which nodes may reach a node, where and on which ports, then every change, until Ctrl-C.",
      "Nobody else gets through to it, unless it is public."
    },
    footer = {"Example:", "  coterie watch access --as worker"})
final class WatchAccess extends HubCommand {
  @Mixin private ActingNode node = new ActingNode();

  @Mixin private ResumeOption resume = new ResumeOption();

  WatchAccess(Invocation invocation) {
    super(invocation);
  }

  @Override
  protected Hub open() throws IOException {
    return node.open(invocation());
  }

  @Override
  protected Reply execute(Hub hub) throws IOException {
    var client = node.client(invocation(), hub);
    var request = WatchAccessRequest.newBuilder().setResumeToken(resume.token()).build();
    Watching.untilStopped(
        invocation().environment().stop(),
        () -> client.access().watchAccess(request),
        event -> text(event).ifPresent(text -> invocation().print(Reply.of(event, text))));
    return Reply.of(WatchAccessResponse.getDefaultInstance(), "The watch is over.");
  }

  private static Optional<String> text(WatchAccessResponse event) {
    return switch (event.getEventCase()) {
      case ENTRY -> Optional.of("allowed  " + text(event.getEntry()));
      case REMOVED ->
          Optional.of(
              "removed  %s  %s"
                  .formatted(
                      Place.of(event.getRemoved().getNetwork()),
                      event.getRemoved().getSourceNode()));
      case FORGOTTEN ->
          Optional.of("removed  " + event.getForgotten().getNetwork() + "  everybody");
      case OPENNESS ->
          Optional.of(
              "node     "
                  + (event.getOpenness().getIsPublic()
                      ? "public: any node may reach it"
                      : "private: only those listed may reach it"));
      case SNAPSHOT_END -> Optional.of("-- now live");
      case CHECKPOINT, EVENT_NOT_SET -> Optional.empty();
    };
  }

  private static String text(AccessEntry entry) {
    return "%s  %s  node %s  on ports %s"
        .formatted(
            Place.of(entry.getNetwork()),
            entry.getSourceNode(),
            Integer.toUnsignedString(entry.getSourceNumber()),
            Ports.text(entry.getPortsList()));
  }
}
