package io.coterie.testing;

import static java.util.stream.Collectors.toUnmodifiableSet;

import com.google.inject.Module;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.util.Base64URL;
import io.coterie.platform.failure.PlatformFailure;
import io.coterie.platform.id.TokenId;
import io.coterie.platform.identity.Caller;
import io.coterie.platform.identity.ClusterSecret;
import io.coterie.platform.identity.Ed25519;
import io.coterie.platform.identity.IdentitySigner;
import io.coterie.platform.identity.ServiceName;
import io.coterie.platform.identity.ServiceTokens;
import io.coterie.platform.identity.ShownToken;
import io.coterie.platform.identity.TokenChecks.Verdict;
import io.grpc.BindableService;
import io.grpc.Server;
import io.grpc.inprocess.InProcessServerBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.KeyPair;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Services in this process that know each other, one of them or more, each with its real modules,
 * the real chain of interceptors and a database of its own. A service that is not there can be
 * faked; one that is neither does not answer.
 */
public final class TestDeployment implements AutoCloseable {
  private static final String KEY_ID = "test";

  private final String name = UUID.randomUUID().toString();
  private final FakeClock clock = FakeClock.create();
  private final ClusterSecret secret = ClusterSecret.random();
  private final KeyPair identityKey = Ed25519.generate();
  private final Map<String, Caller> credentials = new ConcurrentHashMap<>();
  private final Set<TokenId> endedTokens = ConcurrentHashMap.newKeySet();
  private final AtomicLong tokenQuestions = new AtomicLong();
  private volatile boolean answersAboutTokens = true;
  private final Map<ServiceName, TestDatabase> databases = new HashMap<>();
  private final Map<ServiceName, Integer> replicas = new HashMap<>();
  private final Deque<Runnable> closing = new ArrayDeque<>();

  /** The clock of all services; identities are good for a minute of it. */
  public FakeClock clock() {
    return clock;
  }

  public ClusterSecret secret() {
    return secret;
  }

  /**
   * Starts a service, or another replica of it on the same database. Its schema and its folder of
   * migrations are those of its name.
   *
   * @param modules the service's own features; the platform's are added. auth-service's bind {@code
   *     Authenticator} and {@code KeySets}, for others the deployment does
   */
  public ServiceFixture start(ServiceName service, Module... modules) {
    return start(service, Map.of(), modules);
  }

  /**
   * The same with configuration. Limits are so high by default that no test meets them unawares.
   */
  public ServiceFixture start(
      ServiceName service, Map<String, String> configuration, Module... modules) {
    int replica = replicas.merge(service, 1, Integer::sum);
    var fixture =
        new ServiceFixture(
            this, service, address(service, replica), database(service), configuration, modules);
    closing.push(fixture::close);
    return fixture;
  }

  /** Puts fakes of a service's methods in its place; they serve without the chain. */
  public void fake(ServiceName service, BindableService... fakes) {
    var builder = InProcessServerBuilder.forName(address(service, 1));
    for (var fake : fakes) {
      builder.addService(fake);
    }
    try {
      Server server = builder.build().start();
      closing.push(server::shutdownNow);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Makes a bearer credential stand for a caller. */
  public void credential(String credential, Caller caller) {
    credentials.put(credential, caller);
  }

  /** From now on a token stands for nobody: what it opened is to end. */
  public void end(TokenId token) {
    endedTokens.add(token);
  }

  /** From now on whether tokens still stand can't be said, or can again. */
  public void answerAboutTokens(boolean answer) {
    answersAboutTokens = answer;
  }

  /** How often it was asked whether tokens still stand. */
  public long tokenQuestions() {
    return tokenQuestions.get();
  }

  /** The service's database; made when it is first asked for. */
  public TestDatabase database(ServiceName service) {
    return databases.computeIfAbsent(
        service,
        name -> {
          var schema = name.name().toLowerCase(Locale.ROOT);
          return TestDatabase.create(schema, "classpath:db/" + schema);
        });
  }

  @Override
  public void close() {
    closing.forEach(Runnable::run);
    closing.clear();
    databases.values().forEach(TestDatabase::close);
  }

  /** The first replica is the one that others call. */
  String address(ServiceName service, int replica) {
    return name + '/' + service.text() + '/' + replica;
  }

  String identity(Caller caller) {
    return new IdentitySigner(clock).sign(caller, KEY_ID, identityKey.getPrivate());
  }

  String serviceToken(ServiceName service) {
    return new ServiceTokens(secret, clock).service(service);
  }

  Caller authenticate(String credential) {
    return Optional.ofNullable(credentials.get(credential))
        .orElseThrow(() -> new PlatformFailure.CredentialInvalid().exception());
  }

  Verdict check(Set<ShownToken> tokens) {
    tokenQuestions.incrementAndGet();
    if (!answersAboutTokens) {
      throw new PlatformFailure.DependencyDown("auth-service").exception();
    }
    return new Verdict(
        tokens.stream()
            .filter(token -> endedTokens.contains(token.id()))
            .collect(toUnmodifiableSet()),
        Set.of());
  }

  Optional<JWK> identityKey(String id) {
    var raw = Base64URL.encode(Ed25519.raw(identityKey.getPublic()));
    return id.equals(KEY_ID)
        ? Optional.of(new OctetKeyPair.Builder(Curve.Ed25519, raw).keyID(id).build())
        : Optional.empty();
  }
}
