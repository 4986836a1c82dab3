package io.coterie.auth;

import static io.coterie.testing.Refusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.coterie.auth.v1.AuditOutcome;
import io.coterie.auth.v1.ExchangeNodeAssertionRequest;
import io.coterie.auth.v1.ExchangeNodeAssertionResponse;
import io.coterie.auth.v1.GetDeploymentRequest;
import io.coterie.auth.v1.ListAuditEventsRequest;
import io.coterie.auth.v1.PrincipalKind;
import io.coterie.platform.failure.PlatformReason;
import io.coterie.platform.id.NodeId;
import io.coterie.platform.identity.Ed25519;
import io.coterie.platform.identity.JwsEd25519;
import io.coterie.platform.identity.ServiceName;
import io.coterie.registry.v1.NodeRecord;
import io.coterie.testing.Refusal;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Nodes prove themselves and get a session. */
final class NodeSessionTest {
  private final Hub hub = new Hub();
  private final Replica auth = hub.start();
  private final KeyPair key = Ed25519.generate();
  private final NodeRecord node = hub.registry.register("", key.getPublic());
  private final String id = node.getNode().getId();
  private final String deployment =
      auth.asService(ServiceName.REGISTRY)
          .identities()
          .getDeployment(GetDeploymentRequest.getDefaultInstance())
          .getDeployment();

  @AfterEach
  void stop() {
    hub.close();
  }

  @Test
  void anAssertionGivesASessionOfAnHour() {
    var session = exchange(signed(claims(), key));
    assertThat(session.getSessionToken()).matches("nses_[0-9a-z]{32}");
    assertThat(session.getNode()).isEqualTo(id);
    assertThat(Instant.ofEpochSecond(session.getExpireTime().getSeconds()))
        .isEqualTo(hub.clock.instant().plus(Duration.ofHours(1)));
    var self = auth.with(session.getSessionToken()).whoAmI();
    assertThat(self.getPrincipal()).isEqualTo(PrincipalKind.PRINCIPAL_KIND_NODE);
    assertThat(self.getNode()).isEqualTo(id);
    assertThat(self.hasAccount()).isFalse();

    hub.clock.advance(Duration.ofHours(1));
    assertInvalid(session);
  }

  @Test
  void anAssertionIsGoodOnceOnAnyReplica() throws Exception {
    var replicas = new Replica[] {auth, hub.start()};
    var assertion = signed(claims(), key);
    var attempts =
        IntStream.range(0, 16)
            .mapToObj(i -> (Callable<Boolean>) () -> isTaken(replicas[i % 2], assertion))
            .toList();
    var taken = new ArrayList<Boolean>();
    try (var calls = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var done : calls.invokeAll(attempts)) {
        taken.add(done.get());
      }
    }
    assertThat(taken).filteredOn(Boolean::booleanValue).hasSize(1);
  }

  @Test
  void anotherKeyProvesNothing() {
    assertRefusedAssertion(signed(claims(), Ed25519.generate()));
  }

  @Test
  void algorithmsThatNeedNoKeyOfTheNodeAreRefused() throws Exception {
    var withoutSignature = new PlainJWT(claims().build()).serialize();
    var symmetric = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims().build());
    symmetric.sign(new MACSigner(node.getNode().getPublicKey().toByteArray()));
    assertRefusedAssertion(withoutSignature);
    assertRefusedAssertion(symmetric.serialize());
    assertRefusedAssertion("not a jwt");
  }

  @Test
  void anotherDeploymentsAssertionIsRefused() {
    assertRefusedAssertion(signed(claims().audience("dep_another"), key));
  }

  @Test
  void timesMustBeOfNowAndShort() {
    var now = hub.clock.instant();
    assertRefusedAssertion(
        signed(claims().expirationTime(Date.from(now.plus(Duration.ofMinutes(6)))), key));
    assertRefusedAssertion(
        signed(
            claims()
                .issueTime(Date.from(now.minus(Duration.ofMinutes(5))))
                .expirationTime(Date.from(now.minus(Duration.ofMinutes(1)))),
            key));
    assertRefusedAssertion(
        signed(
            claims()
                .issueTime(Date.from(now.plus(Duration.ofMinutes(2))))
                .expirationTime(Date.from(now.plus(Duration.ofMinutes(3)))),
            key));
    assertRefusedAssertion(signed(claims().expirationTime(null), key));
    assertRefusedAssertion(signed(claims().issueTime(null), key));
  }

  @Test
  void anAssertionNamesOneNodeAndHasAnId() {
    assertRefusedAssertion(signed(claims().issuer(NodeId.random().text()), key));
    assertRefusedAssertion(signed(claims().subject("acc_x"), key));
    assertRefusedAssertion(signed(claims().jwtID(null), key));
    assertRefusedAssertion(signed(claims().jwtID("short"), key));
  }

  @Test
  void anExpiredKeyProvesNothing() {
    hub.registry.expireKey(id, hub.clock.instant());
    assertRefusedAssertion(signed(claims(), key));
  }

  @Test
  void anUnknownNodeIsRefusedLikeAWrongKey() {
    var stranger = NodeId.random().text();
    var unknown =
        Refusal.of(() -> exchange(signed(claims().issuer(stranger).subject(stranger), key)));
    var wrong = Refusal.of(() -> exchange(signed(claims(), Ed25519.generate())));
    assertThat(unknown).isEqualTo(wrong);
  }

  @Test
  void aSessionEndsWithTheRegistration() {
    var session = exchange(signed(claims(), key));
    hub.registry.deregister(id);
    assertInvalid(session);
    hub.registry.registerAgain(id, node);
    assertInvalid(session);
  }

  @Test
  void aSessionEndsWhenTheKeyIsRotated() {
    var session = exchange(signed(claims(), key));
    hub.registry.rotateKey(id, Ed25519.generate().getPublic());
    assertInvalid(session);
  }

  @Test
  void nobodyIsLetInWhileTheRegistryIsDown() {
    var session = exchange(signed(claims(), key));
    hub.registry.down = true;
    assertRefused(() -> auth.with(session.getSessionToken()).whoAmI())
        .with(PlatformReason.DEPENDENCY_DOWN);
    assertRefused(() -> exchange(signed(claims(), key))).with(PlatformReason.DEPENDENCY_DOWN);
    hub.registry.down = false;
    assertThat(auth.with(session.getSessionToken()).whoAmI().getNode()).isEqualTo(id);
  }

  @Test
  void exchangesLeaveRowsAndNoSecretInTheAuditTrail() {
    var admin = auth.with(auth.anybody().register("root").getUserToken()).audit();
    var assertion = signed(claims(), key);
    var session = exchange(auth.from("10.9.0.7"), assertion).getSessionToken();
    assertRefusedAssertion(assertion);

    await()
        .untilAsserted(() ->
            assertThat(
                    admin
                        .listAuditEvents(ListAuditEventsRequest.getDefaultInstance())
                        .getEventsList())
                .filteredOn(event -> event.getAction().equals("ExchangeNodeAssertion"))
                .hasSize(2)
                .allSatisfy(
                    event -> assertThat(event.toString()).doesNotContain(assertion, session))
                .filteredOn(event -> event.getOutcome() == AuditOutcome.AUDIT_OUTCOME_DONE)
                .singleElement()
                .satisfies(event -> {
                  assertThat(event.getTarget()).isEqualTo(id);
                  assertThat(event.getSourceAddress()).isEqualTo("10.9.0.7");
                  assertThat(event.getCallId()).isNotEmpty();
                }));
  }

  private void assertInvalid(ExchangeNodeAssertionResponse session) {
    assertRefused(() -> auth.with(session.getSessionToken()).whoAmI())
        .with(PlatformReason.CREDENTIAL_INVALID);
  }

  private void assertRefusedAssertion(String assertion) {
    assertRefused(() -> exchange(assertion)).with(PlatformReason.CREDENTIAL_INVALID);
  }

  private ExchangeNodeAssertionResponse exchange(String assertion) {
    return exchange(auth.anybody(), assertion);
  }

  private static ExchangeNodeAssertionResponse exchange(Client client, String assertion) {
    return client
        .tokens()
        .exchangeNodeAssertion(
            ExchangeNodeAssertionRequest.newBuilder().setAssertion(assertion).build());
  }

  private static boolean isTaken(Replica replica, String assertion) {
    try {
      return exchange(replica.anybody(), assertion).getSessionToken().startsWith("nses_");
    } catch (io.grpc.StatusRuntimeException e) {
      return false;
    }
  }

  private JWTClaimsSet.Builder claims() {
    var now = hub.clock.instant();
    return new JWTClaimsSet.Builder()
        .issuer(id)
        .subject(id)
        .audience(deployment)
        .issueTime(Date.from(now))
        .expirationTime(Date.from(now.plus(Duration.ofMinutes(5))))
        .jwtID(UUID.randomUUID().toString());
  }

  private static String signed(JWTClaimsSet.Builder claims, KeyPair key) {
    try {
      var jwt = new SignedJWT(new JWSHeader(JWSAlgorithm.EdDSA), claims.build());
      jwt.sign(JwsEd25519.signer(key.getPrivate()));
      return jwt.serialize();
    } catch (JOSEException e) {
      throw new AssertionError(e);
    }
  }
}
