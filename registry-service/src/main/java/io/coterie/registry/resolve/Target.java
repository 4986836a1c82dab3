package io.coterie.registry.resolve;

import io.coterie.platform.failure.PlatformFailure.FieldsInvalid;
import io.coterie.platform.id.Address;
import io.coterie.platform.id.NetworkNumber;
import io.coterie.registry.node.NodeRef;

/** What is to be resolved. */
sealed interface Target {
  /** A node by its own names. */
  record Named(NodeRef node) implements Target {}

  /** A place: a number in a network. */
  record At(Address address) implements Target {}

  /** Whether it is a name that means another node in another place. */
  default boolean isHostname() {
    return this instanceof Named(NodeRef.ByHostname _);
  }

  /** Whether it is an address on the backbone. */
  default boolean isBackboneAddress() {
    return this instanceof At(var address) && address.network().isBackbone();
  }

  /** Whether it may be in that network: an address in a network means that one and no other. */
  default boolean agrees(NetworkNumber network) {
    return !(this instanceof At(var address))
        || address.network().isBackbone()
        || address.network().equals(network);
  }

  /**
   * Reads what the contract lets through.
   *
   * @param field for whoever asks
   * @throws io.coterie.platform.failure.FailureException FIELD_INVALID if an address contradicts
   *     itself
   */
  static Target parse(String field, String text) {
    if (!text.contains(":")) {
      return new Named(NodeRef.parse(text));
    }
    try {
      return new At(Address.parse(text));
    } catch (IllegalArgumentException e) {
      throw FieldsInvalid.of(field, String.valueOf(e.getMessage())).exception();
    }
  }
}
