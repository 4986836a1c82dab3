package io.coterie.cli.account;

import io.coterie.auth.v1.PrincipalKind;
import io.coterie.auth.v1.SystemRole;
import io.coterie.auth.v1.WhoAmIRequest;
import io.coterie.auth.v1.WhoAmIResponse;
import io.coterie.cli.command.Hub;
import io.coterie.cli.command.HubCommand;
import io.coterie.cli.command.Invocation;
import io.coterie.cli.config.HubMemory.ActiveNetwork;
import io.coterie.cli.output.Reply;
import io.coterie.cli.output.Times;
import picocli.CommandLine.Command;

/** Says as whom, and where, commands are carried out. */
@Command(
    name = "whoami",
    description = "Says who you are to the hub, and which network is active.",
    footer = {"Example:", "  coterie whoami"})
public final class WhoAmICommand extends HubCommand {
  WhoAmICommand(Invocation invocation) {
    super(invocation);
  }

  @Override
  protected Reply execute(Hub hub) {
    WhoAmIResponse reply = hub.client().accounts().whoAmI(WhoAmIRequest.getDefaultInstance());
    return Reply.of(reply, () -> text(hub, reply));
  }

  private String text(Hub hub, WhoAmIResponse reply) {
    return """
    Caller:   %s
    Role:     %s
    Hub:      %s
    Network:  %s
    Token:    %s, %s\
    """
            .formatted(
                caller(reply),
                role(reply),
                hub.address(),
                network(hub, reply),
                reply.getToken(),
                reply.hasExpireTime()
                    ? "ends " + Times.text(reply.getExpireTime())
                    : "does not end")
        + scopes(reply);
  }

  private static String scopes(WhoAmIResponse reply) {
    return reply.getScopesCount() == 0
        ? ""
        : "\nScopes:   " + String.join(", ", reply.getScopesList());
  }

  private static String caller(WhoAmIResponse reply) {
    return switch (reply.getPrincipal()) {
      case PRINCIPAL_KIND_OPERATOR -> "the operator";
      case PRINCIPAL_KIND_NODE ->
          "node "
              + reply.getNode()
              + (reply.hasAccount() ? " of " + reply.getAccount().getName() : "");
      case PRINCIPAL_KIND_ACCOUNT, PRINCIPAL_KIND_UNSPECIFIED, UNRECOGNIZED ->
          reply.getAccount().getName() + " (" + reply.getAccount().getId() + ")";
    };
  }

  private static String role(WhoAmIResponse reply) {
    if (reply.getPrincipal() == PrincipalKind.PRINCIPAL_KIND_OPERATOR) {
      return "operator";
    }
    return reply.getAccount().getSystemRole() == SystemRole.SYSTEM_ROLE_ADMIN ? "admin" : "user";
  }

  private String network(Hub hub, WhoAmIResponse reply) {
    if (!reply.getNetwork().isEmpty()) {
      return "%s (%s)  %s  bound to it"
          .formatted(reply.getNetworkName(), reply.getNetwork(), reply.getNetworkRole());
    }
    return invocation()
        .environment()
        .variable("COTERIE_NETWORK")
        .or(() -> hub.memory().network().map(WhoAmICommand::named))
        .orElse("none is active: coterie network use NAME");
  }

  private static String named(ActiveNetwork network) {
    return network.name() + " (" + network.id() + ")";
  }
}
