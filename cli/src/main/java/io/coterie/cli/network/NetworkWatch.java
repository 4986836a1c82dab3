package io.coterie.cli.network;

import io.coterie.cli.command.Hub;
import io.coterie.cli.command.HubCommand;
import io.coterie.cli.command.Invocation;
import io.coterie.cli.command.Watching;
import io.coterie.cli.output.Reply;
import io.coterie.network.v1.Member;
import io.coterie.network.v1.WatchNetworkRequest;
import io.coterie.network.v1.WatchNetworkResponse;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints what happens in a network, until it is stopped. */
@Command(
    name = "watch",
    description =
        "Prints a network and its members, then every change, until Ctrl-C. With --output json an object a line.",
    footer = {"Example:", "  coterie network watch dev"})
public final class NetworkWatch extends HubCommand {
  @Parameters(
      arity = "0..1",
      paramLabel = "NETWORK",
      description = "The network (default: the active one).")
  private Optional<String> network = Optional.empty();

  @Option(
      names = "--resume",
      defaultValue = "",
      paramLabel = "TOKEN",
      description = "Go on after this token of an earlier watch.")
  private String resume = "";

  NetworkWatch(Invocation invocation) {
    super(invocation);
  }

  @Override
  protected Reply execute(Hub hub) {
    var request =
        WatchNetworkRequest.newBuilder()
            .setNetwork(hub.network(network))
            .setResumeToken(resume)
            .build();
    Watching.untilStopped(
        invocation().environment().stop(),
        () -> hub.client().networks().watchNetwork(request),
        this::show);
    return Reply.of(WatchNetworkResponse.getDefaultInstance(), "The watch is over.");
  }

  private void show(WatchNetworkResponse event) {
    text(event).ifPresent(text -> invocation().print(Reply.of(event, text)));
  }

  private static Optional<String> text(WatchNetworkResponse event) {
    return switch (event.getEventCase()) {
      case NETWORK ->
          Optional.of(
              "network  "
                  + event.getNetwork().getName()
                  + "  "
                  + event.getNetwork().getDescription());
      case MEMBER -> Optional.of("member   " + text(event.getMember()));
      case REMOVED_MEMBER -> Optional.of("removed  " + event.getRemovedMember().getMember());
      case DELETED_NETWORK -> Optional.of("deleted  " + event.getDeletedNetwork().getNetwork());
      case SNAPSHOT_END -> Optional.of("-- now live");
      case CHECKPOINT, EVENT_NOT_SET -> Optional.empty();
    };
  }

  private static String text(Member member) {
    String id = member.hasNode() ? member.getNode() : member.getAccount();
    String presence =
        member.hasNode()
            ? "  " + member.getAddress() + (member.getOnline() ? "  online" : "  offline")
            : "";
    return id + "  " + member.getName() + "  " + Words.of(member.getRole()) + presence;
  }
}
