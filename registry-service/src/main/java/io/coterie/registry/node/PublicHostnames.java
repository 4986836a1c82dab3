package io.coterie.registry.node;

import static io.coterie.registry.tables.Tables.PUBLIC_HOSTNAME;
import static org.jooq.impl.DSL.excluded;
import static org.jooq.impl.DSL.noCondition;

import io.coterie.platform.db.Tx;
import io.coterie.platform.id.Hostname;
import io.coterie.platform.id.NodeId;
import io.coterie.registry.failure.RegistryFailure.HostnameTaken;
import java.util.Optional;

/** Keeps hostnames unique among public nodes: one row each, made before the node has the name. */
final class PublicHostnames {
  /**
   * Takes a hostname beside those that the node has; one statement decides between several takers.
   *
   * @throws io.coterie.platform.failure.FailureException HOSTNAME_TAKEN
   */
  void take(Tx tx, NodeId node, Hostname hostname) {
    int taken =
        tx.db()
            .insertInto(PUBLIC_HOSTNAME)
            .set(PUBLIC_HOSTNAME.HOSTNAME, hostname.text())
            .set(PUBLIC_HOSTNAME.NODE_ID, node.text())
            .onConflict(PUBLIC_HOSTNAME.HOSTNAME)
            .doUpdate()
            .set(PUBLIC_HOSTNAME.NODE_ID, excluded(PUBLIC_HOSTNAME.NODE_ID))
            .where(PUBLIC_HOSTNAME.NODE_ID.eq(excluded(PUBLIC_HOSTNAME.NODE_ID)))
            .execute();
    if (taken == 0) {
      throw new HostnameTaken(hostname).exception();
    }
  }

  /** Gives up all that the node has but this one. */
  void keepOnly(Tx tx, NodeId node, Optional<Hostname> hostname) {
    tx.db()
        .deleteFrom(PUBLIC_HOSTNAME)
        .where(PUBLIC_HOSTNAME.NODE_ID.eq(node.text()))
        .and(
            hostname
                .map(kept -> PUBLIC_HOSTNAME.HOSTNAME.ne(kept.text()))
                .orElseGet(() -> noCondition()))
        .execute();
  }
}
