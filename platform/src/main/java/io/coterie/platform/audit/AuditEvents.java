package io.coterie.platform.audit;

import com.google.protobuf.Timestamp;
import io.coterie.auth.v1.AuditEvent;
import io.coterie.auth.v1.AuditOutcome;
import io.coterie.platform.call.Call;
import io.coterie.platform.id.AccountId;
import io.coterie.platform.id.AuditId;
import io.coterie.platform.identity.Caller;
import java.time.Instant;
import java.util.Optional;

/** Makes the event that the trail keeps of an entry. */
public final class AuditEvents {
  private AuditEvents() {}

  /**
   * The event of an entry, done by the given call.
   *
   * @param call the call that is being served; none for jobs and consumers, whose entries must name
   *     their action
   * @throws IllegalArgumentException if neither names the action
   */
  public static AuditEvent of(AuditEntry entry, Optional<Call> call, Instant now) {
    var event =
        AuditEvent.newBuilder()
            .setId(AuditId.random().text())
            .setCreateTime(timestamp(now))
            .setAction(
                entry
                    .action()
                    .or(() -> call.map(Call::method))
                    .orElseThrow(() ->
                        new IllegalArgumentException("an effect's audit entry names its action")))
            .setTarget(entry.target())
            .setOutcome(AuditOutcome.AUDIT_OUTCOME_DONE)
            .putAllDetails(entry.details());
    entry
        .refusal()
        .ifPresent(reason ->
            event.setOutcome(AuditOutcome.AUDIT_OUTCOME_REFUSED).setRefusal(reason).setCount(1));
    entry.network().ifPresent(network -> event.setNetwork(network.text()));
    call.ifPresent(c -> {
      event.setCallId(c.id()).setSourceAddress(c.sourceAddress());
      c.reason().ifPresent(event::setReason);
      actor(event, c.caller());
    });
    return event.build();
  }

  private static void actor(AuditEvent.Builder event, Caller caller) {
    caller.accountId().map(AccountId::text).ifPresent(event::setAccount);
    caller.tokenId().ifPresent(token -> event.setToken(token.text()));
    switch (caller) {
      case Caller.NodeCaller(var node, _, _, _, _) -> event.setNode(node.text());
      case Caller.OperatorCaller _ -> event.setOperator(true);
      case Caller.AccountCaller _,
          Caller.SetupCaller _,
          Caller.ServiceCaller _,
          Caller.Anonymous _ -> {}
    }
  }

  private static Timestamp timestamp(Instant at) {
    return Timestamp.newBuilder().setSeconds(at.getEpochSecond()).setNanos(at.getNano()).build();
  }
}
