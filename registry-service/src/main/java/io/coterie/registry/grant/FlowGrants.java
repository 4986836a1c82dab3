package io.coterie.registry.grant;

import com.google.protobuf.ByteString;
import io.coterie.platform.identity.Ed25519;
import io.coterie.platform.keys.SigningKey;
import io.coterie.platform.keys.SigningKeys;
import io.coterie.registry.node.Node;
import io.coterie.registry.node.NodeProto;
import jakarta.inject.Inject;
import java.util.UUID;

/** Issues grants. They are stored nowhere: whoever has lost one resolves again. */
public final class FlowGrants {
  private final SigningKeys keys;

  @Inject
  FlowGrants(SigningKeys keys) {
    this.keys = keys;
  }

  /** A signed grant for what a node dials. */
  public ByteString issue(Node source, Node target, Route route, Basis basis, Validity validity) {
    return sign(
        new FlowGrant(
            validity.start(),
            validity.end(),
            route.target().network(),
            basis,
            FlowGrant.End.of(source, route.source()),
            FlowGrant.End.of(target, route.target().node()),
            FlowSecret.random(),
            NodeProto.homeRelay(target, validity.start())),
        keys.current());
  }

  static ByteString sign(FlowGrant grant, SigningKey key) {
    var body = GrantLayout.body(grant, UUID.fromString(key.id()));
    var signature = Ed25519.sign(key.key(), GrantLayout.PREFIX.concat(body).toByteArray());
    return body.concat(ByteString.copyFrom(signature));
  }
}
