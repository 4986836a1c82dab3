package io.coterie.registry.enrolment;

import io.coterie.platform.config.Default;
import io.coterie.platform.config.Doc;

/** Who may register nodes. */
public record EnrolmentConfig(
    @Doc(
            "Who may register new nodes: `open`: anybody; `restricted`: who has an account, a network token, a setup token or an invite code.")
        @Default("open")
        Mode mode) {
  /** Whether a credential is needed. */
  public enum Mode {
    OPEN,
    RESTRICTED
  }
}
