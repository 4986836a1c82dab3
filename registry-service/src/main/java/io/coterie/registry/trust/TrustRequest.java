package io.coterie.registry.trust;

import io.coterie.platform.id.Hostname;
import io.coterie.platform.id.NodeId;
import io.coterie.platform.id.TrustRequestId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A node asks another for its trust.
 *
 * @param sourceHostname that of the node that asks
 * @param typed who is asked, as whoever asks typed it
 * @param target who that is, if there is such a node
 */
record TrustRequest(
    TrustRequestId id,
    NodeId source,
    Optional<Hostname> sourceHostname,
    String typed,
    Optional<NodeId> target,
    Delivery delivery,
    String justification,
    Instant created,
    Instant end) {
  private static final Duration LIFETIME = Duration.ofDays(30);

  static TrustRequest begin(
      NodeId source, String typed, Addressee addressee, String justification, Instant now) {
    return new TrustRequest(
        TrustRequestId.random(),
        source,
        Optional.empty(),
        typed,
        addressee.node(),
        addressee.delivery(),
        justification,
        now,
        now.plus(LIFETIME));
  }

  /** The same, asked once more. */
  TrustRequest again(Addressee addressee, String reason) {
    return new TrustRequest(
        id,
        source,
        sourceHostname,
        typed,
        addressee.node(),
        addressee.delivery(),
        reason,
        created,
        end);
  }

  /** Whether that node has it before it. */
  boolean waitsFor(NodeId node) {
    return delivery == Delivery.INBOX && target.equals(Optional.of(node));
  }

  /** Who is asked, and where the request is for it. */
  record Addressee(Optional<NodeId> node, Delivery delivery) {}
}
