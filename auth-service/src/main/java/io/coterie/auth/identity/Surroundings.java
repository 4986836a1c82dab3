package io.coterie.auth.identity;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.coterie.auth.authority.EnabledAccounts;
import io.coterie.auth.peer.MembershipKey;
import io.coterie.auth.peer.Memberships;
import io.coterie.auth.peer.Nodes;
import io.coterie.auth.token.NodeBinding;
import io.coterie.auth.token.Token;
import io.coterie.platform.failure.FailureException;
import io.coterie.platform.id.PrincipalId;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Finds out what there is around tokens, from the owners of the facts; nothing is remembered. */
final class Surroundings {
  private final Nodes nodes;
  private final Memberships memberships;
  private final EnabledAccounts accounts;

  @Inject
  Surroundings(Nodes nodes, Memberships memberships, EnabledAccounts accounts) {
    this.nodes = nodes;
    this.memberships = memberships;
    this.accounts = accounts;
  }

  /** Asked for one by one, when each is needed. */
  Facts now() {
    return new Facts(
        nodes::find, key -> memberships.find(key.network(), key.principal()), accounts::include);
  }

  /** Asked for at once, each owner once: what the judgement of these tokens may need. */
  Facts of(Collection<Token> tokens) {
    var bindings = tokens.stream().flatMap(token -> token.node().stream()).toList();
    var places =
        tokens.stream().flatMap(token -> place(token).stream()).collect(toUnmodifiableSet());
    return new Facts(
        known(() ->
            nodes.find(bindings.stream().map(NodeBinding::node).collect(toUnmodifiableSet()))),
        known(() -> memberships.find(places)),
        accounts::include);
  }

  private static Optional<MembershipKey> place(Token token) {
    return token.network().map(bound -> new MembershipKey(bound.network(), holder(token)));
  }

  private static PrincipalId holder(Token token) {
    return token
        .node()
        .<PrincipalId>map(NodeBinding::node)
        .orElseGet(() -> token.account().orElseThrow());
  }

  /** Who can't be asked leaves open only what is asked of it. */
  private static <K, V> Function<K, Optional<V>> known(Supplier<Map<K, V>> question) {
    try {
      var answer = question.get();
      return key -> Optional.ofNullable(answer.get(key));
    } catch (FailureException e) {
      return _ -> {
        throw e;
      };
    }
  }
}
