package io.coterie.cli.audit;

import io.coterie.auth.v1.AuditEvent;
import io.coterie.auth.v1.AuditOutcome;
import io.coterie.cli.output.Table;
import io.coterie.cli.output.Times;
import java.util.List;

/** Events as people read them. */
record EventText(AccountNames names) {
  String table(List<AuditEvent> events) {
    if (events.isEmpty()) {
      return "No such events.";
    }
    var table =
        new Table("TIME", "WHO", "ACTION", "TARGET", "NETWORK", "FROM", "OUTCOME", "REASON");
    for (AuditEvent event : events) {
      table.row(
          Times.text(event.getCreateTime()),
          who(event),
          event.getAction(),
          Table.orDash(event.getTarget()),
          Table.orDash(event.getNetwork()),
          Table.orDash(event.getSourceAddress()),
          outcome(event),
          Table.orDash(event.getReason()));
    }
    return table.toString();
  }

  /** One as it happens. */
  String line(AuditEvent event) {
    String outcome =
        event.getReason().isEmpty()
            ? outcome(event)
            : outcome(event) + "  \"" + event.getReason() + "\"";
    return Table.printable(
        "%-20s  %-16s  %-20s  %-32s  %s"
            .formatted(
                Times.text(event.getCreateTime()),
                who(event),
                event.getAction(),
                Table.orDash(event.getTarget()),
                outcome));
  }

  private String who(AuditEvent event) {
    if (event.getOperator()) {
      return "operator";
    }
    if (!event.getNode().isEmpty()) {
      return event.getNode();
    }
    return event.getAccount().isEmpty() ? "-" : names.of(event.getAccount());
  }

  private static String outcome(AuditEvent event) {
    if (event.getOutcome() != AuditOutcome.AUDIT_OUTCOME_REFUSED) {
      return "done";
    }
    String times = event.getCount() > 1 ? " ×" + event.getCount() : "";
    return "refused: " + event.getRefusal() + times;
  }
}
