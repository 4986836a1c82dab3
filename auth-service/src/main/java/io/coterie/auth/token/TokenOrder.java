package io.coterie.auth.token;

import java.time.Instant;
import java.util.Optional;

/**
 * What a new token shall be.
 *
 * @param name what its owner calls it; may be empty
 */
record TokenOrder(Scope scope, String name, Optional<Instant> expires) {
  /** What it is to be good for. */
  sealed interface Scope {
    record Account() implements Scope {}

    /**
     * Inside one network.
     *
     * @param network in any form the caller may name it in
     * @param node the node it acts as, as the caller named it; empty: the account itself
     */
    record Network(String network, Optional<String> node) implements Scope {}

    record Operator() implements Scope {}
  }
}
