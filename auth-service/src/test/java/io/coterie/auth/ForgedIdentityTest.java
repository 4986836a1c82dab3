package io.coterie.auth;

import static io.coterie.testing.Refusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.coterie.auth.v1.AuthenticateRequest;
import io.coterie.auth.v1.GetKeySetRequest;
import io.coterie.platform.failure.PlatformReason;
import io.coterie.platform.id.AccountId;
import io.coterie.platform.id.TokenId;
import io.coterie.platform.identity.Caller.AccountCaller;
import io.coterie.platform.identity.ClusterSecret;
import io.coterie.platform.identity.Ed25519;
import io.coterie.platform.identity.IdentitySigner;
import io.coterie.platform.identity.ServiceName;
import io.coterie.platform.identity.ServiceTokens;
import io.coterie.platform.rpc.RpcHeaders;
import java.text.ParseException;
import java.time.Duration;
import java.util.Date;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** What anybody could put into the headers that the edge and services use. */
@TestInstance(Lifecycle.PER_CLASS)
final class ForgedIdentityTest {
  private static final JOSEObjectType TYPE = new JOSEObjectType("coterie-identity+jwt");

  private final Hub hub = new Hub();
  private final Replica auth = hub.start();
  private final AccountCaller victim =
      new AccountCaller(AccountId.random(), true, TokenId.random(), Optional.empty());
  private String keyId = "";

  @BeforeAll
  void signOnce() throws ParseException {
    var alice = auth.anybody().register("alice");
    var _ = authenticate(alice.getUserToken());
    keyId = keySet().getKeys().getFirst().getKeyID();
  }

  @AfterAll
  void stop() {
    hub.close();
  }

  @Test
  void withoutSignature() {
    assertForged(new PlainJWT(claims().build()).serialize());
  }

  @Test
  void signedByAnotherKeyUnderAKnownName() {
    assertForged(signer().sign(victim, keyId, Ed25519.generate().getPrivate()));
  }

  @Test
  void signedByAnUnknownKey() {
    assertForged(signer().sign(victim, "unknown", Ed25519.generate().getPrivate()));
  }

  @Test
  void signedWithThePublicKeyAsSharedSecret() throws Exception {
    var jwt =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(keyId).type(TYPE).build(),
            claims().build());
    jwt.sign(new MACSigner(keySet().getKeyByKeyId(keyId).toOctetKeyPair().getX().decode()));
    assertForged(jwt.serialize());
  }

  @Test
  void aServicesTokenIsNoIdentity() {
    assertForged(hub.serviceTokens().service(ServiceName.NETWORK));
  }

  @Test
  void garbage() {
    assertForged("garbage");
    assertForged("");
  }

  @Test
  void aServiceTokenUnderAnotherSecretIsRefused() {
    var forged = new ServiceTokens(ClusterSecret.random(), hub.clock).service(ServiceName.NETWORK);
    assertRefused(() ->
            auth.header(RpcHeaders.SERVICE, forged)
                .identities()
                .getKeySet(GetKeySetRequest.getDefaultInstance()))
        .with(PlatformReason.CREDENTIAL_INVALID);
  }

  @Test
  void anIdentityIsNoServiceToken() {
    var alice = auth.anybody().register("bob");
    var identity = authenticate(alice.getUserToken());
    assertRefused(() ->
            auth.header(RpcHeaders.SERVICE, identity)
                .identities()
                .getKeySet(GetKeySetRequest.getDefaultInstance()))
        .with(PlatformReason.CREDENTIAL_INVALID);
  }

  @Test
  void aForgedSourceAddressIsRefused() {
    assertRefused(() -> auth.header(RpcHeaders.EDGE, "forged").register("mallory"))
        .with(PlatformReason.CREDENTIAL_INVALID);
  }

  @Test
  void keysArePublishedWithoutTheirPrivateHalves() throws ParseException {
    assertThat(keySet().getKeys()).isNotEmpty().noneMatch(key -> key.isPrivate());
  }

  private void assertForged(String identity) {
    assertRefused(() -> auth.withIdentity(identity).whoAmI())
        .with(PlatformReason.CREDENTIAL_INVALID);
  }

  private IdentitySigner signer() {
    return new IdentitySigner(hub.clock);
  }

  private JWTClaimsSet.Builder claims() {
    return new JWTClaimsSet.Builder()
        .subject(victim.account().text())
        .claim("adm", true)
        .claim("tok", victim.token().text())
        .audience("coterie")
        .expirationTime(Date.from(hub.clock.instant().plus(Duration.ofSeconds(60))));
  }

  private String authenticate(String credential) {
    return auth.asService(ServiceName.NETWORK)
        .identities()
        .authenticate(AuthenticateRequest.newBuilder().setCredential(credential).build())
        .getIdentity();
  }

  private JWKSet keySet() throws ParseException {
    return JWKSet.parse(
        auth.asService(ServiceName.NETWORK)
            .identities()
            .getKeySet(GetKeySetRequest.getDefaultInstance())
            .getJwks());
  }
}
