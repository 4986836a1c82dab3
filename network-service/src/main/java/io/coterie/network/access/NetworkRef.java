package io.coterie.network.access;

import io.coterie.platform.id.NetworkId;
import io.coterie.platform.id.NetworkNumber;

/** How a request names a network. */
sealed interface NetworkRef {
  record ById(NetworkId id) implements NetworkRef {}

  /** By number, or by a name of digits. */
  record ByNumber(NetworkNumber number, NetworkName name) implements NetworkRef {}

  record ByName(NetworkName name) implements NetworkRef {}

  /** By the owner's id or name, and the name. */
  record ByOwner(String owner, NetworkName name) implements NetworkRef {}

  /** Network 0, which is no network of this service. */
  record Backbone() implements NetworkRef {}

  /** What can't name any network. */
  record Nonsense() implements NetworkRef {}

  static NetworkRef parse(String text) {
    if (NetworkId.matches(text)) {
      return new ById(new NetworkId(text));
    }
    int slash = text.indexOf('/');
    if (slash > 0 && NetworkName.matches(text.substring(slash + 1))) {
      return new ByOwner(text.substring(0, slash), new NetworkName(text.substring(slash + 1)));
    }
    return NetworkName.matches(text) ? named(new NetworkName(text)) : new Nonsense();
  }

  private static NetworkRef named(NetworkName name) {
    boolean digits = name.text().length() <= 10 && name.text().chars().allMatch(Character::isDigit);
    if (!digits || Long.parseLong(name.text()) > NetworkNumber.MAX) {
      return name.isReserved() ? new Backbone() : new ByName(name);
    }
    var number = new NetworkNumber(Long.parseLong(name.text()));
    return number.isBackbone() ? new Backbone() : new ByNumber(number, name);
  }
}
