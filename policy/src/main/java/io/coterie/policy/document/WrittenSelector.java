package io.coterie.policy.document;

import io.coterie.policy.Selector;

/** A selector and where it stands. */
public record WrittenSelector(Position at, Selector selector) {}
