package io.coterie.dbcodegen;

import java.nio.file.Path;

/** What is generated from where. */
record Target(Path migrations, String schema, String packageName, Path output) {}
