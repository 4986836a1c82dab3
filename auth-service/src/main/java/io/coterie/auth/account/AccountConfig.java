package io.coterie.auth.account;

import io.coterie.platform.config.Default;
import io.coterie.platform.config.Doc;

/** Who may register. */
public record AccountConfig(
    @Doc(
            "Whether the first account, which becomes system admin, is registered by the operator only.")
        @Default("true")
        boolean firstAccountNeedsOperator) {}
