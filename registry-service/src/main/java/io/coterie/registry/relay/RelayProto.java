package io.coterie.registry.relay;

import com.google.protobuf.ByteString;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import io.coterie.platform.failure.Failure.FieldProblem;
import io.coterie.platform.failure.PlatformFailure.FieldsInvalid;
import io.coterie.platform.id.Incarnation;
import io.coterie.registry.node.NodeProto;
import io.coterie.registry.presence.Endpoint;
import io.coterie.registry.presence.RelayName;
import io.coterie.relay.v1.GetGrantKeysResponse;
import io.coterie.relay.v1.GrantKey;
import io.coterie.relay.v1.IssueRelayCredentialResponse;
import io.coterie.relay.v1.RegisterRequest;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The only conversions between relays and their contract. */
final class RelayProto {
  private RelayProto() {}

  static io.coterie.relay.v1.Relay relay(Relay relay) {
    return io.coterie.relay.v1.Relay.newBuilder()
        .setName(relay.name().text())
        .setRegion(relay.region())
        .addAllEndpoints(relay.endpoints().stream().map(Endpoint::toString).toList())
        .setTunnel(relay.ways().tunnel())
        .setDraining(relay.isDraining())
        .build();
  }

  static IssueRelayCredentialResponse issued(Credentials.Issued issued) {
    return IssueRelayCredentialResponse.newBuilder()
        .setCredential(issued.credential())
        .setSessionSecret(issued.secret())
        .setExpireTime(NodeProto.timestamp(issued.end()))
        .setRelay(relay(issued.relay()))
        .build();
  }

  static GetGrantKeysResponse grantKeys(JWKSet keys, Duration maxAge) {
    return GetGrantKeysResponse.newBuilder()
        .addAllKeys(keys.getKeys().stream().map(RelayProto::grantKey).toList())
        .setMaxAge(com.google.protobuf.Duration.newBuilder().setSeconds(maxAge.toSeconds()))
        .build();
  }

  private static GrantKey grantKey(JWK key) {
    var id = UUID.fromString(key.getKeyID());
    var bytes =
        ByteBuffer.allocate(2 * Long.BYTES)
            .putLong(id.getMostSignificantBits())
            .putLong(id.getLeastSignificantBits())
            .flip();
    return GrantKey.newBuilder()
        .setId(ByteString.copyFrom(bytes))
        .setPublicKey(ByteString.copyFrom(key.toOctetKeyPair().getX().decode()))
        .build();
  }

  /**
   * What a relay tells of itself.
   *
   * @throws io.coterie.platform.failure.FailureException FIELD_INVALID, with every endpoint that is
   *     none
   */
  static Relay told(RegisterRequest request) {
    return new Relay(
        new RelayName(request.getName()),
        new Incarnation(request.getInstance()),
        request.getRegion(),
        endpoints(request.getEndpointsList()),
        new Relay.Ways(request.getTunnel(), request.getDraining()));
  }

  private static List<Endpoint> endpoints(List<String> texts) {
    var good = new ArrayList<Endpoint>();
    var bad = new ArrayList<FieldProblem>();
    for (int i = 0; i < texts.size(); i++) {
      try {
        good.add(Endpoint.parse(texts.get(i)));
      } catch (IllegalArgumentException e) {
        bad.add(new FieldProblem("endpoints[" + i + "]", String.valueOf(e.getMessage())));
      }
    }
    if (!bad.isEmpty()) {
      throw new FieldsInvalid(bad).exception();
    }
    return good;
  }
}
