package io.coterie.platform.identity;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a token may be used for.
 *
 * @param named the only things; none: everything that who holds it may do
 */
public record Scopes(Set<Scope> named) {
  /** No limit. */
  public static final Scopes ALL = new Scopes(Set.of());

  public Scopes {
    named = Set.copyOf(named);
  }

  /** Reads what {@link #texts} wrote; a scope that this release does not know allows nothing. */
  public static Scopes ofTexts(Collection<String> texts) {
    var known =
        texts.stream().map(Scope::parse).flatMap(Optional::stream).collect(toUnmodifiableSet());
    if (known.isEmpty() && !texts.isEmpty()) {
      throw new IllegalArgumentException("none of the scopes is known");
    }
    return new Scopes(known);
  }

  /** Whether everything is allowed. */
  public boolean isAll() {
    return named.isEmpty();
  }

  public boolean include(Scope scope) {
    return isAll() || named.contains(scope);
  }

  /** The first thing that these allow and the others do not; empty if these are no wider. */
  public Optional<Scope> beyond(Scopes others) {
    var mine = isAll() ? Arrays.stream(Scope.values()) : named.stream().sorted();
    return mine.filter(scope -> !others.include(scope)).findFirst();
  }

  /** In the contract's words and order; empty: everything. */
  public List<String> texts() {
    return named.stream().sorted().map(Scope::text).toList();
  }
}
