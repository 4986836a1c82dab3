package io.coterie.platform.db;

import io.coterie.platform.config.Default;
import io.coterie.platform.config.Doc;
import java.time.Duration;

/** How long the platform's own rows are kept. */
public record RetentionConfig(
    @Doc("How long changes stay in the feed; readers that were away for longer start over.")
        @Default("24h")
        Duration feed,
    @Doc("How long a repeat of a call with the same request id gets the first answer.")
        @Default("24h")
        Duration answers) {}
