package io.coterie.cli.token;

import com.google.protobuf.util.Durations;
import io.coterie.auth.v1.RotateTokenRequest;
import io.coterie.auth.v1.RotateTokenResponse;
import io.coterie.auth.v1.Token;
import io.coterie.cli.command.Hub;
import io.coterie.cli.command.HubCommand;
import io.coterie.cli.command.Invocation;
import io.coterie.cli.output.Reply;
import io.coterie.cli.output.Times;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Gives a token a new secret. */
@Command(
    name = "rotate",
    description =
        "Gives a token of yours a new secret and prints it, this once. All else about it stays.",
    footer = {"Example:", "  coterie token rotate tok_9d3h… --grace 1h"})
final class TokenRotate extends HubCommand {
  @Parameters(paramLabel = "TOKEN", description = "The token's id, from: coterie token ls.")
  private String token = "";

  @Option(
      names = "--grace",
      paramLabel = "TIME",
      description = "How long the old secret works on, e.g. 1h; 30d at most (default: not at all).")
  private Optional<Duration> grace = Optional.empty();

  TokenRotate(Invocation invocation) {
    super(invocation);
  }

  @Override
  protected Reply execute(Hub hub) {
    var request = RotateTokenRequest.newBuilder().setToken(token).setRequestId(hub.requestId());
    grace.ifPresent(time -> request.setGrace(Durations.fromSeconds(time.toSeconds())));
    RotateTokenResponse reply = hub.client().tokens().rotateToken(request.build());
    invocation().progress(oldSecret(reply.getToken()));
    return Reply.of(reply, reply.getSecret());
  }

  private static String oldSecret(Token rotated) {
    return rotated.hasOldSecretExpireTime()
        ? "The old secret works until %s.".formatted(Times.text(rotated.getOldSecretExpireTime()))
        : "The old secret works no more.";
  }
}
