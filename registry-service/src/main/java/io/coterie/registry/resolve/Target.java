package io.coterie.registry.resolve;

import io.coterie.platform.failure.PlatformFailure.FieldsInvalid;
import io.coterie.platform.id.Address;
import io.coterie.registry.node.NodeRef;

/** What is to be resolved. */
sealed interface Target {
  /** A node by its own names. */
  record Named(NodeRef node) implements Target {}

  /** A place: a number in a network. */
  record At(Address address) implements Target {}

  /**
   * Reads what the contract lets through.
   *
   * @throws io.coterie.platform.failure.FailureException FIELD_INVALID if an address contradicts
   *     itself
   */
  static Target parse(String text) {
    if (!text.contains(":")) {
      return new Named(NodeRef.parse(text));
    }
    try {
      return new At(Address.parse(text));
    } catch (IllegalArgumentException e) {
      throw FieldsInvalid.of("target", String.valueOf(e.getMessage())).exception();
    }
  }
}
