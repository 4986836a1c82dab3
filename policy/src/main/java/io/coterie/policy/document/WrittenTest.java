package io.coterie.policy.document;

import io.coterie.policy.Action;
import io.coterie.policy.Protocol;
import java.util.Optional;

/**
 * What the author wants to be sure of.
 *
 * @param number its place among the tests, the first is 1
 * @param protocol empty: it holds for each
 */
public record WrittenTest(
    Position at,
    int number,
    WrittenSelector from,
    WrittenSelector to,
    int port,
    Optional<Protocol> protocol,
    Action expect) {}
