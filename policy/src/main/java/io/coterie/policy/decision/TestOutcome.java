package io.coterie.policy.decision;

import io.coterie.policy.document.WrittenTest;

/**
 * How one of a policy's own tests ended.
 *
 * @param message what was decided and by which rule; why it could not be, where a member is missing
 */
public record TestOutcome(WrittenTest test, boolean passed, String message) {}
