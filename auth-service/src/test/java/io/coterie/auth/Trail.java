package io.coterie.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.coterie.auth.v1.AuditEvent;
import io.coterie.auth.v1.AuditFilter;
import io.coterie.auth.v1.AuditOutcome;
import io.coterie.auth.v1.ListAuditEventsRequest;
import java.util.List;

/** The audit trail as somebody reads it. */
record Trail(Client reader) {
  List<AuditEvent> find(AuditFilter filter) {
    return reader
        .audit()
        .listAuditEvents(
            ListAuditEventsRequest.newBuilder().setPageSize(1_000).setFilter(filter).build())
        .getEventsList();
  }

  /** Newest first. */
  List<AuditEvent> refusals() {
    return find(AuditFilter.newBuilder().setOutcome(AuditOutcome.AUDIT_OUTCOME_REFUSED).build());
  }

  /** The one refusal of an action, once it is there. */
  AuditEvent refusalOf(String action) {
    return await()
        .until(
            () -> refusals().stream().filter(event -> event.getAction().equals(action)).toList(),
            found -> found.size() == 1)
        .getFirst();
  }

  void hasRefusals(int count) {
    await().untilAsserted(() -> assertThat(refusals()).hasSize(count));
  }
}
