package io.coterie.policy.change;

import io.coterie.policy.SubjectId;

/** A source and a target. */
public record Pair(SubjectId source, SubjectId target) {}
