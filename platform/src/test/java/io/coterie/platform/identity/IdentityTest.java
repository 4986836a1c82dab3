package io.coterie.platform.identity;

import static io.coterie.platform.identity.IdentitySigner.AUDIENCE;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.coterie.platform.id.AccountId;
import io.coterie.platform.id.Incarnation;
import io.coterie.platform.id.NetworkId;
import io.coterie.platform.id.NodeId;
import io.coterie.platform.id.TokenId;
import io.coterie.platform.identity.Caller.NetworkBinding;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class IdentityTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final String KEY_ID = "k1";
  private static final Caller SOMEBODY =
      new Caller.AccountCaller(AccountId.random(), true, TokenId.random(), Optional.empty());

  private static final JWSHeader HEADER = header(JWSAlgorithm.EdDSA);

  private final KeyPair key = Ed25519.generate();

  static Stream<Caller> callers() {
    var bound = Optional.of(new NetworkBinding(NetworkId.random(), Incarnation.random()));
    return Stream.of(
        SOMEBODY,
        new Caller.AccountCaller(AccountId.random(), false, TokenId.random(), bound),
        new Caller.NodeCaller(
            NodeId.random(), Optional.of(AccountId.random()), TokenId.random(), bound),
        new Caller.NodeCaller(
            NodeId.random(), Optional.empty(), TokenId.random(), Optional.empty()),
        new Caller.AccountCaller(
            AccountId.random(),
            false,
            new ShownToken(TokenId.random(), Optional.of(new SecretMark("m".repeat(22)))),
            bound,
            new Scopes(Set.of(Scope.TASKS_SEND, Scope.NODES_READ))),
        new Caller.NodeCaller(
            NodeId.random(),
            Optional.empty(),
            new ShownToken(TokenId.random()),
            bound,
            new Scopes(Set.of(Scope.NODES_WRITE))),
        new Caller.SetupCaller(TokenId.random(), AccountId.random(), bound.orElseThrow()),
        new Caller.OperatorCaller(TokenId.random()));
  }

  @ParameterizedTest
  @MethodSource("callers")
  void everyCallerSurvivesTheWay(Caller caller) {
    assertThat(verifierAt(NOW.plusSeconds(59)).verify(signed(caller))).contains(caller);
  }

  @Test
  void anIdentityEndsAfterAMinute() {
    assertThat(verifierAt(NOW.plus(IdentitySigner.LIFETIME)).verify(signed(SOMEBODY))).isEmpty();
  }

  @Test
  void anIdentitySeenBeforeEndsOnTimeToo() {
    var now = new AtomicReference<>(NOW);
    var verifier =
        new IdentityVerifier(this::published, ((InstantSource) now::get).withZone(ZoneOffset.UTC));
    var identity = signed(SOMEBODY);

    assertThat(verifier.verify(identity)).contains(SOMEBODY);
    now.set(NOW.plus(IdentitySigner.LIFETIME));
    assertThat(verifier.verify(identity)).isEmpty();
  }

  @Test
  void anIdentitySeenBeforeEndsWithItsKey() {
    var keys = new AtomicReference<KeySets>(this::published);
    var verifier = new IdentityVerifier(id -> keys.get().find(id), at(NOW));
    var identity = signed(SOMEBODY);

    assertThat(verifier.verify(identity)).contains(SOMEBODY);
    keys.set(id -> Optional.empty());
    assertThat(verifier.verify(identity)).isEmpty();
  }

  @Test
  void anotherKeyUnderTheSameNameIsNoProof() {
    var forged =
        new IdentitySigner(at(NOW)).sign(SOMEBODY, KEY_ID, Ed25519.generate().getPrivate());

    assertThat(verifierAt(NOW).verify(forged)).isEmpty();
  }

  @Test
  void anUnknownKeyIsNoProof() {
    var forged = new IdentitySigner(at(NOW)).sign(SOMEBODY, "k2", key.getPrivate());

    assertThat(verifierAt(NOW).verify(forged)).isEmpty();
  }

  @Test
  void aChangedClaimBreaksTheSignature() throws Exception {
    var alice = SignedJWT.parse(signed(SOMEBODY)).getParsedParts();
    var operator =
        SignedJWT.parse(signed(new Caller.OperatorCaller(TokenId.random()))).getParsedParts();

    assertThat(verifierAt(NOW).verify(alice[0] + "." + operator[1] + "." + alice[2])).isEmpty();
  }

  @Test
  void noSignatureAndTheWrongKindOfSignatureAreNoProof() throws Exception {
    var claims = SignedJWT.parse(signed(SOMEBODY)).getJWTClaimsSet();
    var mac = new SignedJWT(header(JWSAlgorithm.HS256), claims);
    mac.sign(new MACSigner(Ed25519.raw(key.getPublic())));

    assertThat(verifierAt(NOW).verify(new PlainJWT(claims).serialize())).isEmpty();
    assertThat(verifierAt(NOW).verify(mac.serialize())).isEmpty();
    assertThat(verifierAt(NOW).verify("no identity at all")).isEmpty();
  }

  @Test
  void theRightKeySignsInVainForAnotherAudienceOrTime() {
    assertThat(verified(HEADER, claims())).contains(SOMEBODY);

    assertThat(verified(HEADER, claims().audience("elsewhere"))).isEmpty();
    assertThat(verified(HEADER, claims().audience(List.of(AUDIENCE, "elsewhere")))).isEmpty();
    assertThat(verified(HEADER, claims().audience(List.of()))).isEmpty();
    assertThat(verified(HEADER, claims().expirationTime(Date.from(NOW)))).isEmpty();
    assertThat(verified(HEADER, claims().expirationTime(null))).isEmpty();
    assertThat(verified(HEADER, claims().expirationTime(Date.from(NOW.plusSeconds(3600)))))
        .isEmpty();
  }

  @Test
  void theRightKeySignsInVainUnderAnotherHeader() {
    var type = new JOSEObjectType("JWT");

    assertThat(verified(header(JWSAlgorithm.HS256), claims())).isEmpty();
    assertThat(verified(header(JWSAlgorithm.ES256), claims())).isEmpty();
    assertThat(verified(new JWSHeader.Builder(HEADER).type(type).build(), claims())).isEmpty();
    assertThat(verified(new JWSHeader.Builder(HEADER).type(null).build(), claims())).isEmpty();
    assertThat(verified(new JWSHeader.Builder(HEADER).keyID(null).build(), claims())).isEmpty();
  }

  @Test
  void aServicesTokenIsNoIdentityNorAnEdgeStamp() {
    var tokens = new ServiceTokens(ClusterSecret.random(), at(NOW));
    var service = tokens.service(ServiceName.AUTH);

    assertThat(tokens.verifyService(service)).contains(ServiceName.AUTH);
    assertThat(tokens.verifyEdge(service)).isEmpty();
    assertThat(verifierAt(NOW).verify(service)).isEmpty();
  }

  @Test
  void aTokenOfAnotherClusterOrOfYesterdayIsNone() {
    var secret = ClusterSecret.random();
    var tokens = new ServiceTokens(secret, at(NOW));
    var later =
        new ServiceTokens(
            ClusterSecret.parse(secret.reveal()), at(NOW.plus(Duration.ofMinutes(1))));
    var stamp = new EdgeStamp("192.0.2.1", "call-1");

    assertThat(tokens.verifyEdge(tokens.edge(stamp))).contains(stamp);
    assertThat(later.verifyEdge(tokens.edge(stamp))).isEmpty();
    assertThat(
            new ServiceTokens(ClusterSecret.random(), at(NOW))
                .verifyService(tokens.service(ServiceName.NETWORK)))
        .isEmpty();
  }

  @Test
  void secretsDoNotPrint() {
    var secret = ClusterSecret.random();

    assertThat(secret.toString()).doesNotContain(secret.reveal());
  }

  private String signed(Caller caller) {
    return new IdentitySigner(at(NOW)).sign(caller, KEY_ID, key.getPrivate());
  }

  /** What the verifier makes of anything that the right key has signed. */
  private Optional<Caller> verified(JWSHeader header, JWTClaimsSet.Builder claims) {
    var signed =
        header.toBase64URL() + "." + Base64URL.encode(claims.build().toPayload().toBytes());
    var signature = Ed25519.sign(key.getPrivate(), signed.getBytes(US_ASCII));
    return verifierAt(NOW).verify(signed + "." + Base64URL.encode(signature));
  }

  /** As auth-service would write them. */
  private static JWTClaimsSet.Builder claims() {
    return IdentityClaims.write(SOMEBODY)
        .audience(AUDIENCE)
        .issueTime(Date.from(NOW))
        .expirationTime(Date.from(NOW.plus(IdentitySigner.LIFETIME)));
  }

  private static JWSHeader header(JWSAlgorithm algorithm) {
    return new JWSHeader.Builder(algorithm).keyID(KEY_ID).type(IdentitySigner.TYPE).build();
  }

  private IdentityVerifier verifierAt(Instant time) {
    return new IdentityVerifier(this::published, at(time));
  }

  private Optional<JWK> published(String id) {
    var jwk =
        new OctetKeyPair.Builder(Curve.Ed25519, Base64URL.encode(Ed25519.raw(key.getPublic())))
            .keyID(KEY_ID)
            .build();
    return id.equals(KEY_ID) ? Optional.of(jwk) : Optional.empty();
  }

  private static Clock at(Instant time) {
    return Clock.fixed(time, ZoneOffset.UTC);
  }
}
