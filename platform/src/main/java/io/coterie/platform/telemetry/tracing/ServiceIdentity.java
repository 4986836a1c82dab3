package io.coterie.platform.telemetry.tracing;

/** What traces call this service. */
public record ServiceIdentity(String name) {}
