package io.coterie.network.member;

import io.coterie.network.access.LockedNetwork;
import io.coterie.platform.db.Tx;
import io.coterie.platform.id.PrincipalId;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.stream.Stream;

/** Who was removed, and so can't come back by itself. */
public final class Blocks {
  private final BlockRepository repository;

  @Inject
  Blocks(BlockRepository repository) {
    this.repository = repository;
  }

  /** A node is blocked with its account too. */
  public boolean isBlocked(Tx tx, LockedNetwork network, Newcomer newcomer) {
    var who =
        Stream.<PrincipalId>concat(Stream.of(newcomer.id()), newcomer.account().stream())
            .distinct()
            .toList();
    return repository.anyBlocked(tx.db(), network, who);
  }

  void block(Tx tx, LockedNetwork network, Collection<PrincipalId> who) {
    repository.insert(tx.db(), network, who, tx.now());
  }

  /** Lifts a block, if there is one. */
  public void lift(Tx tx, LockedNetwork network, PrincipalId who) {
    repository.delete(tx.db(), network, who);
  }
}
