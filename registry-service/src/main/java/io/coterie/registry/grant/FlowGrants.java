package io.coterie.registry.grant;

import com.google.protobuf.ByteString;
import io.coterie.platform.id.NodeNumber;
import io.coterie.platform.keys.SigningKeys;
import io.coterie.registry.membership.Standing;
import io.coterie.registry.node.Node;
import io.coterie.registry.node.NodeProto;
import io.coterie.registry.presence.RelayName;
import io.coterie.relay.wire.ShortId;
import io.coterie.relay.wire.grant.FlowGrant;
import io.coterie.relay.wire.grant.SignedGrant;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.UUID;

/** Issues grants. They are stored nowhere: whoever has lost one resolves again. */
public final class FlowGrants {
  private static final SecureRandom RANDOM = new SecureRandom();

  private final SigningKeys keys;

  @Inject
  FlowGrants(SigningKeys keys) {
    this.keys = keys;
  }

  /** A signed grant for what a node dials. */
  public ByteString issue(Node source, Node target, Route route, Basis basis, Validity validity) {
    var key = keys.current();
    var grant =
        new FlowGrant(
            UUID.fromString(key.id()),
            validity.start(),
            validity.end(),
            route.target().network().unsigned(),
            wire(basis),
            end(source, route.source(), sourceStanding(source, basis)),
            end(target, route.target().node(), targetStanding(target, basis)),
            secret(),
            source.credential().key().raw().toByteArray(),
            NodeProto.homeRelay(target, validity.start()).map(RelayName::text).orElse(""));
    return ByteString.copyFrom(SignedGrant.sign(grant, key.key()).bytes());
  }

  private static FlowGrant.Basis wire(Basis basis) {
    return switch (basis) {
      case Basis.InNetwork in ->
          new FlowGrant.Basis(
              FlowGrant.Kind.NETWORK,
              Optional.of(ShortId.of(in.network().text())),
              in.policyVersion());
      case Basis.ByTrust(var version) ->
          new FlowGrant.Basis(FlowGrant.Kind.TRUST, Optional.empty(), version);
      case Basis.InPublic _ -> new FlowGrant.Basis(FlowGrant.Kind.PUBLIC, Optional.empty(), 0);
    };
  }

  private static Standing sourceStanding(Node source, Basis basis) {
    return basis instanceof Basis.InNetwork in ? in.source() : registration(source);
  }

  private static Standing targetStanding(Node target, Basis basis) {
    return basis instanceof Basis.InNetwork in ? in.target() : registration(target);
  }

  private static Standing registration(Node node) {
    return new Standing(node.life().incarnation(), node.stamp().version());
  }

  private static FlowGrant.End end(Node node, NodeNumber number, Standing standing) {
    return new FlowGrant.End(
        ShortId.of(node.id().text()),
        number.unsigned(),
        ShortId.of(standing.incarnation().text()),
        standing.version());
  }

  private static byte[] secret() {
    var secret = new byte[FlowGrant.SECRET];
    RANDOM.nextBytes(secret);
    return secret;
  }
}
