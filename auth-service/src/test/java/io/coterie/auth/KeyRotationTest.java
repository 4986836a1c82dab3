package io.coterie.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import io.coterie.auth.v1.AuthenticateRequest;
import io.coterie.auth.v1.GetKeySetRequest;
import io.coterie.auth.v1.RegisterAccountResponse;
import io.coterie.platform.identity.ServiceName;
import io.coterie.platform.upkeep.Upkeep;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Keys that identities are signed with: one set for all replicas, renewed unnoticed. */
final class KeyRotationTest {
  private static final Duration PERIOD = Duration.ofDays(1);

  private final Hub hub = new Hub();
  private final Map<String, String> settings = Map.of("auth.keys.rotate-every", "1d");
  private final Replica one = hub.start(settings);
  private final Replica two = hub.start(settings);
  private RegisterAccountResponse alice;

  @BeforeEach
  void register() {
    alice = one.anybody().register("alice");
  }

  @AfterEach
  void stop() {
    hub.close();
  }

  @Test
  void oneReplicasIdentityIsGoodOnTheOther() {
    assertThat(two.withIdentity(identity(one)).whoAmI().getAccount()).isEqualTo(alice.getAccount());
    assertThat(one.withIdentity(identity(two)).whoAmI().getAccount()).isEqualTo(alice.getAccount());
    assertThat(keys(one)).hasSize(1).isEqualTo(keys(two));
  }

  @Test
  void theNextKeyIsPublishedBeforeItSignsAndTheOldOneAfter() throws ParseException {
    var first = keyOf(identity(one));

    hub.clock.advance(PERIOD.minusMinutes(10));
    upkeep();
    assertThat(keys(one)).hasSize(2).isEqualTo(keys(two));
    assertThat(keyOf(identity(two))).isEqualTo(first);

    var last = identity(one);
    hub.clock.advance(Duration.ofSeconds(59));
    assertThat(two.withIdentity(last).whoAmI().getAccount()).isEqualTo(alice.getAccount());

    hub.clock.advance(Duration.ofMinutes(9).plusSeconds(1));
    var second = keyOf(identity(one));
    assertThat(second).isNotEqualTo(first);
    assertThat(keyOf(identity(two))).isEqualTo(second);
    assertThat(keys(two)).contains(first, second);

    hub.clock.advance(Duration.ofMinutes(10));
    upkeep();
    hub.clock.advance(Duration.ofMinutes(1));
    assertThat(keys(one)).containsExactly(second).isEqualTo(keys(two));
  }

  @Test
  void anIdentityOutlivesTheChangeOfKeys() {
    hub.clock.advance(PERIOD.minusMinutes(10));
    upkeep();
    hub.clock.advance(Duration.ofMinutes(10).minusSeconds(5));
    var last = identity(one);
    hub.clock.advance(Duration.ofSeconds(30));
    upkeep();
    assertThat(two.withIdentity(last).whoAmI().getAccount()).isEqualTo(alice.getAccount());
  }

  private void upkeep() {
    one.instance(Upkeep.class).run();
    two.instance(Upkeep.class).run();
  }

  private String identity(Replica replica) {
    return replica
        .asService(ServiceName.NETWORK)
        .identities()
        .authenticate(AuthenticateRequest.newBuilder().setCredential(alice.getUserToken()).build())
        .getIdentity();
  }

  private static String keyOf(String identity) throws ParseException {
    return SignedJWT.parse(identity).getHeader().getKeyID();
  }

  private static List<String> keys(Replica replica) {
    var published =
        replica
            .asService(ServiceName.NETWORK)
            .identities()
            .getKeySet(GetKeySetRequest.getDefaultInstance());
    try {
      return JWKSet.parse(published.getJwks()).getKeys().stream().map(JWK::getKeyID).toList();
    } catch (ParseException e) {
      throw new AssertionError(e);
    }
  }
}
