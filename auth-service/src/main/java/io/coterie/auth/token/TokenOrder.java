package io.coterie.auth.token;

import java.util.Optional;

/** What a new token shall be. */
record TokenOrder(Purpose purpose, TokenTerms terms) {
  /** What it is to be good for. */
  sealed interface Purpose {
    record Account() implements Purpose {}

    /**
     * Inside one network.
     *
     * @param network in any form the caller may name it in
     * @param node the node it acts as, as the caller named it; empty: the account itself
     */
    record Network(String network, Optional<String> node) implements Purpose {}

    /** Registering nodes into one network. */
    record Enrolment(String network, Setup setup) implements Purpose {}

    record Operator() implements Purpose {}
  }
}
