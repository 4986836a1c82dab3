package io.coterie.auth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.coterie.auth.v1.ExchangeNodeAssertionRequest;
import io.coterie.auth.v1.GetDeploymentRequest;
import io.coterie.platform.identity.JwsEd25519;
import io.coterie.platform.identity.ServiceName;
import java.security.KeyPair;
import java.time.Duration;
import java.util.Date;
import java.util.UUID;

/** A node that proves itself, to get a session. */
record NodeProof(Hub hub, Replica auth) {
  /** The session's token. */
  String session(String node, KeyPair key) throws JOSEException {
    var jwt = new SignedJWT(new JWSHeader(JWSAlgorithm.EdDSA), claims(node));
    jwt.sign(JwsEd25519.signer(key.getPrivate()));
    return auth.anybody()
        .tokens()
        .exchangeNodeAssertion(
            ExchangeNodeAssertionRequest.newBuilder().setAssertion(jwt.serialize()).build())
        .getSessionToken();
  }

  private JWTClaimsSet claims(String node) {
    var now = hub.clock.instant();
    return new JWTClaimsSet.Builder()
        .issuer(node)
        .subject(node)
        .audience(
            auth.asService(ServiceName.REGISTRY)
                .identities()
                .getDeployment(GetDeploymentRequest.getDefaultInstance())
                .getDeployment())
        .issueTime(Date.from(now))
        .expirationTime(Date.from(now.plus(Duration.ofMinutes(5))))
        .jwtID(UUID.randomUUID().toString())
        .build();
  }
}
