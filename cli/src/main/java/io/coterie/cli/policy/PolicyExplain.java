package io.coterie.cli.policy;

import io.coterie.access.v1.Protocol;
import io.coterie.cli.command.Hub;
import io.coterie.cli.command.HubCommand;
import io.coterie.cli.command.Invocation;
import io.coterie.cli.network.NetworkOption;
import io.coterie.cli.output.Reply;
import io.coterie.network.v1.ExplainAccessRequest;
import io.coterie.network.v1.ExplainAccessResponse;
import io.coterie.network.v1.PrincipalRef;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Explains a decision. */
@Command(
    name = "explain",
    description =
        "Says whether a member may reach a node on a port, as it would be decided now, and which rules decide.",
    footer = {
      "Example:",
      "  coterie policy explain web-1 api-1 443",
      "  coterie policy explain alice api-1 22 --account"
    })
final class PolicyExplain extends HubCommand {
  private static final int LAST_PORT = 65535;

  @Parameters(
      index = "0",
      paramLabel = "SOURCE",
      description = "Who would reach: a node by hostname, number or id, or an account by id.")
  private String source = "";

  @Parameters(
      index = "1",
      paramLabel = "TARGET",
      description = "The node to be reached, by hostname, number or id.")
  private String target = "";

  @Parameters(index = "2", paramLabel = "PORT", description = "On which port: 1 to 65535.")
  private int port;

  @Option(names = "--datagram", description = "By datagrams, not by streams.")
  private boolean datagram;

  @Option(names = "--account", description = "SOURCE is an account's name.")
  private boolean account;

  @Mixin private NetworkOption network = new NetworkOption();

  @Spec private CommandSpec spec = CommandSpec.create();

  PolicyExplain(Invocation invocation) {
    super(invocation);
  }

  @Override
  protected Reply execute(Hub hub) {
    if (port < 1 || port > LAST_PORT) {
      throw new ParameterException(spec.commandLine(), "PORT is a number from 1 to 65535");
    }
    ExplainAccessResponse reply =
        hub.client()
            .policies()
            .explainAccess(
                ExplainAccessRequest.newBuilder()
                    .setNetwork(network.of(hub))
                    .setSource(source())
                    .setTarget(target)
                    .setPort(port)
                    .setProtocol(datagram ? Protocol.PROTOCOL_DATAGRAM : Protocol.PROTOCOL_STREAM)
                    .build());
    return Reply.of(reply, () -> Reasons.text(reply));
  }

  private PrincipalRef source() {
    var ref = PrincipalRef.newBuilder();
    return (account || source.startsWith("acc_") ? ref.setAccount(source) : ref.setNode(source))
        .build();
  }
}
