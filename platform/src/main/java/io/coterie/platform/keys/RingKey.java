package io.coterie.platform.keys;

import com.google.protobuf.ByteString;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.util.Base64URL;
import io.coterie.platform.call.Bytes32;
import java.time.Instant;

/**
 * A key that is signed with, as all replicas see it.
 *
 * @param wrapped the private half, wrapped under the cluster secret
 * @param use signs from here on, until the next key does
 */
record RingKey(String id, Bytes32 publicKey, ByteString wrapped, Instant use) {
  /** The public half, as a JSON Web Key (RFC 8037). */
  JWK jwk() {
    return new OctetKeyPair.Builder(Curve.Ed25519, Base64URL.encode(publicKey.toByteArray()))
        .keyID(id)
        .build();
  }
}
