package io.coterie.cli.command;

import io.coterie.cli.output.CliFailure;
import io.coterie.cli.output.Times;
import io.coterie.sdk.ApiFailure;
import io.coterie.sdk.HubAddress;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import java.util.Map;
import java.util.Optional;

/**
 * Turns a refused call into what the user reads: the hub's own words, and the command that helps.
 */
public final class Refusal {
  private static final Map<String, String> HINTS =
      Map.ofEntries(
          Map.entry(
              "CREDENTIAL_INVALID",
              "log in with: coterie login --username NAME (or set another COTERIE_TOKEN)"),
          Map.entry("CREDENTIAL_MISSING", "log in with: coterie login --username NAME"),
          Map.entry(
              "OPERATOR_TOKEN_NEEDED",
              "run it again with COTERIE_TOKEN set to what admin.token in the hub's home holds"),
          Map.entry("NETWORK_NOT_FOUND", "see your networks with: coterie network ls"),
          Map.entry(
              "NETWORK_NAME_TAKEN",
              "choose another name, or see your networks with: coterie network ls"),
          Map.entry("NODE_NOT_FOUND", "see your nodes with: coterie node ls"),
          Map.entry("MEMBER_NOT_FOUND", "see who is in it with: coterie network members"),
          Map.entry("TOKEN_NOT_FOUND", "see your tokens with: coterie token ls"),
          Map.entry("INVITE_NOT_FOUND", "ask for a new invite"),
          Map.entry("AGENTS_ONLINE", "stop them first, or say --disconnect-agents"),
          Map.entry(
              "OWNER_CANNOT_LEAVE",
              "hand the network over first with: coterie network transfer MEMBER"),
          Map.entry("JOIN_SECRET_NEEDED", "give one with --secret-stdin or --secret-file"),
          Map.entry("JOIN_RULE_MISMATCH", "see the join rule with: coterie network info"));

  private Refusal() {}

  /** What the user reads. */
  public static CliFailure explain(StatusRuntimeException refusal, HubAddress hub) {
    ApiFailure failure = ApiFailure.of(refusal);
    if (failure.reason().isEmpty()) {
      return Unreachable.explain(refusal, hub);
    }
    String reason = failure.reason().get();
    return new CliFailure(
        new CliFailure.Details(
            failure.code(),
            reason,
            failure.message(),
            hint(failure, reason),
            failure.metadata(),
            failure.violations().stream().map(v -> v.field() + ": " + v.description()).toList()));
  }

  private static Optional<String> hint(ApiFailure failure, String reason) {
    Optional<String> known = Optional.ofNullable(HINTS.get(reason));
    if (known.isPresent()) {
      return known;
    }
    if (failure.retryDelay().isPresent()) {
      return failure.retryDelay().map(delay -> "try again in " + Times.text(delay));
    }
    return failure.code() == Code.INTERNAL
        ? failure.callId().map(id -> "the hub's log says more about call " + id)
        : Optional.empty();
  }
}
