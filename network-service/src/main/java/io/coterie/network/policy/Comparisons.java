package io.coterie.network.policy;

import io.coterie.platform.call.Call;
import io.coterie.platform.call.Permits;
import io.coterie.platform.failure.PlatformFailure;
import io.coterie.platform.failure.PlatformReason;
import io.coterie.policy.Subject;
import io.coterie.policy.change.PolicyDiff;
import io.coterie.policy.decision.CompiledPolicy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;

/**
 * Compares policies, few at once: in a large network whose members have nothing in common one takes
 * a processor for many seconds, which must not be had from those who ask for decisions. It ends
 * with the call that it is for.
 */
final class Comparisons {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Permits permits =
      new Permits(Math.max(1, Runtime.getRuntime().availableProcessors() / 2), PATIENCE);

  /**
   * What one policy changes of another.
   *
   * @throws io.coterie.platform.failure.FailureException OVERLOADED, if others take too long
   */
  PolicyDiff diff(CompiledPolicy before, CompiledPolicy after, List<Subject> members) {
    try {
      return permits.run(() -> PolicyDiff.between(before, after, members, Call::isAbandoned));
    } catch (CancellationException _) {
      // said to nobody: the call is over
      throw new PlatformFailure.Plain(PlatformReason.OVERLOADED).exception();
    }
  }
}
