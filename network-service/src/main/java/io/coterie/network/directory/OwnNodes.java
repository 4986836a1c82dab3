package io.coterie.network.directory;

import io.coterie.network.failure.NetworkFailure.NodeAmbiguous;
import io.coterie.network.failure.NetworkReason;
import io.coterie.platform.id.AccountId;
import io.coterie.platform.id.Hostname;
import io.coterie.platform.id.NodeId;
import io.coterie.platform.id.NodeNumber;
import io.coterie.platform.identity.Caller;
import jakarta.inject.Inject;
import java.util.Optional;

/**
 * Finds the node that a caller speaks of as its own: those of its account, or the calling node.
 * What is not its own does not exist, as far as it can tell.
 */
public final class OwnNodes {
  private final NodeDirectory directory;

  @Inject
  OwnNodes(NodeDirectory directory) {
    this.directory = directory;
  }

  /**
   * By id, number or hostname.
   *
   * @throws io.coterie.platform.failure.FailureException NODE_NOT_FOUND, NODE_AMBIGUOUS
   */
  public NodeFacts find(Caller caller, String ref) {
    var found = lookUp(ref).filter(node -> isOwn(caller, node));
    return found.or(() -> byHostname(caller, ref)).orElseThrow(OwnNodes::notFound);
  }

  /** Any registered node, by id or number: for those who need not own it. */
  public NodeFacts findAny(String ref) {
    return lookUp(ref).orElseThrow(OwnNodes::notFound);
  }

  /** The calling node. */
  public NodeFacts self(NodeId node) {
    return directory.find(node).orElseThrow(OwnNodes::notFound);
  }

  /** By id or number, whoever's it is. */
  public Optional<NodeFacts> lookUp(String ref) {
    if (NodeId.matches(ref)) {
      return directory.find(new NodeId(ref));
    }
    return number(ref).flatMap(directory::find);
  }

  /** The number that a text stands for, if it is one. */
  public static Optional<NodeNumber> number(String ref) {
    boolean digits = ref.length() <= 10 && ref.chars().allMatch(c -> c >= '0' && c <= '9');
    return digits
            && !ref.isEmpty()
            && Long.parseLong(ref) >= 1
            && Long.parseLong(ref) <= NodeNumber.MAX
        ? Optional.of(new NodeNumber(Long.parseLong(ref)))
        : Optional.empty();
  }

  /** Whether a node is the caller, or belongs to the same account. */
  public static boolean isOwn(Caller caller, NodeFacts node) {
    Optional<AccountId> account = caller.accountId();
    return caller.principal().filter(node.id()::equals).isPresent()
        || (account.isPresent() && account.equals(node.account()));
  }

  private Optional<NodeFacts> byHostname(Caller caller, String ref) {
    var named =
        caller.accountId().stream()
            .flatMap(account -> directory.ofAccount(account).stream())
            .filter(node -> node.hostname().map(Hostname::text).filter(ref::equals).isPresent())
            .toList();
    if (named.size() > 1) {
      throw new NodeAmbiguous(named.stream().map(node -> node.id().text()).sorted().toList())
          .exception();
    }
    return named.stream().findFirst();
  }

  private static RuntimeException notFound() {
    return NetworkReason.NODE_NOT_FOUND.exception();
  }
}
