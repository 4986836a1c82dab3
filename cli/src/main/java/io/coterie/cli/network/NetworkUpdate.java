package io.coterie.cli.network;

import io.coterie.cli.command.Hub;
import io.coterie.cli.command.HubCommand;
import io.coterie.cli.command.Invocation;
import io.coterie.cli.command.SecretOptions;
import io.coterie.cli.output.Reply;
import io.coterie.network.v1.RotateJoinTokenRequest;
import io.coterie.network.v1.RotateJoinTokenResponse;
import io.coterie.network.v1.UpdateNetworkRequest;
import io.coterie.network.v1.UpdateNetworkResponse;
import java.io.IOException;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Changes a network's settings or its secret. */
@Command(
    name = "update",
    description =
        "Changes a network. With a secret and nothing else, replaces the join secret; who is in stays in.",
    footer = {
      "Example:",
      "  coterie network update dev --description \"Team dev\" --max-members 50",
      "  coterie network update dev --visibility public --vouch admins",
      "  coterie network update lab --secret-file new-secret.txt"
    })
final class NetworkUpdate extends HubCommand {
  @Parameters(
      arity = "0..1",
      paramLabel = "NETWORK",
      description = "The network (default: the active one).")
  private Optional<String> network = Optional.empty();

  @Mixin private SettingOptions settings = new SettingOptions();

  @Mixin private SecretOptions secret = new SecretOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  NetworkUpdate(Invocation invocation) {
    super(invocation);
  }

  @Override
  protected Reply execute(Hub hub) throws IOException {
    String target = hub.network(network);
    var request =
        UpdateNetworkRequest.newBuilder().setNetwork(target).setRequestId(hub.requestId());
    settings.fill(request);
    Optional<String> newSecret =
        settings.toSecret()
            ? secret.givenOrAsked(invocation().environment(), "Join secret")
            : secret.given(invocation().environment());
    if (request.getUpdateMask().getPathsCount() == 0) {
      return rotate(hub, target, newSecret);
    }
    newSecret.ifPresent(request::setJoinSecret);
    UpdateNetworkResponse reply = hub.client().networks().updateNetwork(request.build());
    return Reply.of(reply, () -> NetworkDetails.text(reply.getNetwork()));
  }

  private Reply rotate(Hub hub, String target, Optional<String> newSecret) {
    String given =
        newSecret.orElseThrow(
            () -> new ParameterException(spec.commandLine(), "nothing to change"));
    RotateJoinTokenResponse reply =
        hub.client()
            .networks()
            .rotateJoinToken(
                RotateJoinTokenRequest.newBuilder()
                    .setNetwork(target)
                    .setJoinSecret(given)
                    .setRequestId(hub.requestId())
                    .build());
    return Reply.of(reply, "The join secret is replaced; the old one lets nobody in.");
  }
}
