package io.coterie.network.directory;

import static java.util.stream.Collectors.toMap;

import io.coterie.platform.id.AccountId;
import io.coterie.platform.id.Hostname;
import io.coterie.platform.id.NodeId;
import io.coterie.platform.id.PrincipalId;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** What people call accounts and nodes. Not to be used inside a transaction. */
public final class Names {
  private final AccountDirectory accounts;
  private final NodeDirectory nodes;

  @Inject
  Names(AccountDirectory accounts, NodeDirectory nodes) {
    this.accounts = accounts;
    this.nodes = nodes;
  }

  /** Account names and hostnames; without those that have none. */
  public Map<PrincipalId, String> of(Collection<? extends PrincipalId> principals) {
    var names = new HashMap<PrincipalId, String>();
    var accountIds = select(principals, AccountId.class);
    if (!accountIds.isEmpty()) {
      names.putAll(accounts.names(accountIds));
    }
    var nodeIds = select(principals, NodeId.class);
    if (!nodeIds.isEmpty()) {
      names.putAll(
          nodes.find(nodeIds).values().stream()
              .filter(node -> node.hostname().isPresent())
              .collect(
                  toMap(NodeFacts::id, node -> node.hostname().map(Hostname::text).orElseThrow())));
    }
    return names;
  }

  private static <T extends PrincipalId> Collection<T> select(
      Collection<? extends PrincipalId> principals, Class<T> kind) {
    return principals.stream().filter(kind::isInstance).map(kind::cast).distinct().toList();
  }
}
