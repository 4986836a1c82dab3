package io.coterie.platform.rpc;

import io.coterie.platform.call.Call;
import io.coterie.platform.failure.Reason;
import io.coterie.platform.id.NetworkId;
import java.util.Optional;

/**
 * A call that was refused for security's sake.
 *
 * @param call who made it, from where
 * @param action the method that was called
 * @param reason what the caller was given, e.g. {@code ROLE_TOO_LOW}
 * @param target what it was to be done to, as the caller typed it; empty if that is not known
 * @param network the one that the caller named by its full id, whether or not it exists
 */
public record Refusal(
    Call call, String action, String reason, String target, Optional<NetworkId> network) {
  /** One that names nothing. */
  public Refusal(Call call, String action, String reason) {
    this(call, action, reason, "", Optional.empty());
  }

  /**
   * One that is a part of another call, which goes on.
   *
   * @param network as the caller typed it; may be empty
   */
  public static Refusal ofPart(Call part, Reason reason, String network) {
    var target = NamedTarget.ofNetwork(network);
    return new Refusal(part, part.method(), reason.name(), target.text(), target.network());
  }

  /** Whose refusals are counted together: the caller, or the address that nobody called from. */
  public String who() {
    return call.caller().isNobody() ? "address " + call.sourceAddress() : call.caller().subject();
  }
}
