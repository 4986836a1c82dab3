package io.coterie.network.access;

import io.coterie.platform.id.AccountId;
import io.coterie.platform.id.NodeId;
import io.coterie.platform.id.PrincipalId;
import java.util.Optional;

/**
 * Who owns a network.
 *
 * @param principal the account or node; none: the operator
 */
public record Owner(Optional<PrincipalId> principal) {
  public static final Owner OPERATOR = new Owner(Optional.empty());
  private static final String OPERATOR_TEXT = "operator";

  public static Owner of(PrincipalId principal) {
    return new Owner(Optional.of(principal));
  }

  /** The owner that a text names by id. */
  static Optional<Owner> named(String text) {
    boolean id = AccountId.matches(text) || NodeId.matches(text);
    return id || text.equals(OPERATOR_TEXT) ? Optional.of(parse(text)) : Optional.empty();
  }

  static Owner parse(String text) {
    return text.equals(OPERATOR_TEXT) ? OPERATOR : of(PrincipalId.parse(text));
  }

  /** As the database has it. */
  public String text() {
    return principal.map(PrincipalId::text).orElse(OPERATOR_TEXT);
  }
}
