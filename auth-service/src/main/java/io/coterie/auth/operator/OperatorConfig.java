package io.coterie.auth.operator;

import io.coterie.platform.config.Doc;
import java.nio.file.Path;
import java.util.Optional;

/** Where the operator finds the first token. */
public record OperatorConfig(
    @Doc(
            "File that the first operator token is written to, readable by its owner only; unset: none is made.")
        Optional<Path> operatorTokenFile) {}
