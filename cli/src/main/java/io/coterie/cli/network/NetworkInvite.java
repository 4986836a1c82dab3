package io.coterie.cli.network;

import com.google.protobuf.util.Durations;
import io.coterie.cli.command.Hub;
import io.coterie.cli.command.HubCommand;
import io.coterie.cli.command.Invocation;
import io.coterie.cli.output.Reply;
import io.coterie.network.v1.CreateInviteRequest;
import io.coterie.network.v1.CreateInviteResponse;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes an invite code. */
@Command(
    name = "invite",
    description =
        "Makes an invite code and prints it, this once. For owner and admin; only the owner invites admins.",
    footer = {"Example:", "  coterie network invite --role member --uses 5 --expires 7d"})
final class NetworkInvite extends HubCommand {
  @Option(
      names = "--role",
      defaultValue = "member",
      paramLabel = "ROLE",
      description = "admin, member (the default) or viewer.")
  private RoleWord role = RoleWord.MEMBER;

  @Option(
      names = "--uses",
      defaultValue = "1",
      paramLabel = "N",
      description = "How often it can be used (default: once); -1 without end.")
  private int uses = 1;

  @Option(
      names = "--expires",
      paramLabel = "TIME",
      description =
          "How long it lives, e.g. 12h or 7d; a bare number means days (default: for ever).")
  private Optional<Duration> expires = Optional.empty();

  @Mixin private NetworkOption network = new NetworkOption();

  NetworkInvite(Invocation invocation) {
    super(invocation);
  }

  @Override
  protected Reply execute(Hub hub) {
    var request =
        CreateInviteRequest.newBuilder()
            .setNetwork(network.of(hub))
            .setRole(role.role())
            .setMaxUses(uses)
            .setRequestId(hub.requestId());
    expires.ifPresent(life -> request.setLifetime(Durations.fromSeconds(life.toSeconds())));
    CreateInviteResponse reply = hub.client().invites().createInvite(request.build());
    return Reply.of(reply, reply.getCode());
  }
}
