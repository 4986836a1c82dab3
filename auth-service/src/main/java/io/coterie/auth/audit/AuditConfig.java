package io.coterie.auth.audit;

import io.coterie.platform.config.Default;
import io.coterie.platform.config.Doc;
import java.time.Duration;

/** The audit trail. */
public record AuditConfig(@Doc("How long events are kept.") @Default("365d") Duration retention) {
  public AuditConfig {
    if (retention.toDays() < 1) {
      throw new IllegalArgumentException("retention is at least 1d");
    }
  }
}
