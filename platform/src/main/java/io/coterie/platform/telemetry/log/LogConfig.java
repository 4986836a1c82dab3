package io.coterie.platform.telemetry.log;

import io.coterie.platform.config.Default;
import io.coterie.platform.config.Doc;

/** What is logged, and how. */
public record LogConfig(
    @Doc("How log lines on stderr look; auto is text on a terminal and JSON elsewhere.")
        @Default("auto")
        LogFormat logFormat,
    @Doc(
            "From which level on Coterie's own log lines are written; those of libraries from warn on, or error.")
        @Default("info")
        LogLevel logLevel) {}
