package io.coterie.registry.relay;

import com.google.protobuf.ByteString;
import io.coterie.platform.id.NodeId;
import io.coterie.platform.identity.ClusterSecret;
import io.coterie.registry.failure.RegistryFailure;
import io.coterie.registry.failure.RegistryReason;
import io.coterie.registry.node.Node;
import io.coterie.registry.node.NodeDirectory;
import io.coterie.registry.presence.RelayName;
import io.coterie.relay.wire.ShortId;
import io.coterie.relay.wire.credential.RelayCredential;
import io.coterie.relay.wire.credential.RelayKey;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Lets nodes in to relays, by credentials that are stored nowhere. */
final class Credentials {
  private final NodeDirectory directory;
  private final Relays relays;
  private final ClusterSecret secret;
  private final RelayConfig config;
  private final Clock clock;

  @Inject
  Credentials(
      NodeDirectory directory,
      Relays relays,
      ClusterSecret secret,
      RelayConfig config,
      Clock clock) {
    this.directory = directory;
    this.relays = relays;
    this.secret = secret;
    this.config = config;
    this.clock = clock;
  }

  /**
   * What a node gets.
   *
   * @param credential as it shows it
   * @param secret of its session
   * @param end in whole seconds
   */
  record Issued(ByteString credential, ByteString secret, Instant end, Relay relay) {
    /** Without the secrets. */
    @Override
    public String toString() {
      return relay.name() + " until " + end;
    }
  }

  /**
   * A new one.
   *
   * @param wanted empty: the hub's choice
   * @throws io.coterie.platform.failure.FailureException NODE_NOT_FOUND, KEY_EXPIRED,
   *     RELAY_NOT_FOUND, NO_RELAY
   */
  Issued issue(NodeId id, Optional<RelayName> wanted) {
    var now = clock.instant();
    var node = admitted(id, now);
    var relay = relays.pick(wanted, id);
    var credential =
        RelayCredential.issue(
            ShortId.of(id.text()),
            node.stamp().version(),
            now.truncatedTo(ChronoUnit.SECONDS),
            end(node, now));
    return new Issued(
        ByteString.copyFrom(credential.seal(key(relay.name()))),
        ByteString.copyFrom(credential.sessionSecret()),
        credential.expires(),
        relay);
  }

  /** What is suspended is not there. */
  private Node admitted(NodeId id, Instant now) {
    var node =
        directory
            .find(id)
            .filter(found -> !found.life().suspended())
            .orElseThrow(() -> RegistryFailure.nodeNotFound().exception());
    if (node.credential().isExpired(now)) {
      throw new RegistryFailure.Plain(RegistryReason.KEY_EXPIRED).exception();
    }
    return node;
  }

  private Instant end(Node node, Instant now) {
    var end = now.plus(config.credentialLife());
    return node.credential()
        .expiry()
        .filter(end::isAfter)
        .orElse(end)
        .truncatedTo(ChronoUnit.SECONDS);
  }

  /** The relay derives the same. */
  private RelayKey key(RelayName relay) {
    return new RelayKey(secret.derive("AES", RelayKey.PURPOSE + relay.text()).getEncoded());
  }
}
