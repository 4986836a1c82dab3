package io.coterie.platform.rpc;

import static java.util.stream.Collectors.toUnmodifiableSet;

import com.google.common.collect.Lists;
import io.coterie.auth.v1.CheckTokensRequest;
import io.coterie.auth.v1.CheckTokensResponse;
import io.coterie.auth.v1.IdentityServiceGrpc;
import io.coterie.platform.failure.PlatformFailure.DependencyDown;
import io.coterie.platform.id.TokenId;
import io.coterie.platform.identity.SecretMark;
import io.coterie.platform.identity.ServiceName;
import io.coterie.platform.identity.ShownToken;
import io.coterie.platform.identity.TokenChecks;
import io.grpc.StatusRuntimeException;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Asks auth-service. */
public final class RemoteTokenChecks implements TokenChecks {
  /** The most that the contract takes in one question. */
  private static final int BATCH = 5_000;

  /** Short, since whoever asks wants to know soon that there is no answer, and asks again. */
  private static final Duration DEADLINE = Duration.ofSeconds(1);

  private final Peers peers;

  @Inject
  public RemoteTokenChecks(Peers peers) {
    this.peers = peers;
  }

  @Override
  public Verdict check(Set<ShownToken> tokens) {
    var ended = new HashSet<ShownToken>();
    var undecided = new HashSet<ShownToken>();
    for (var batch : Lists.partition(List.copyOf(tokens), BATCH)) {
      var answer = ask(batch);
      ended.addAll(read(answer.getEndedList()));
      undecided.addAll(read(answer.getUndecidedList()));
    }
    return new Verdict(ended, undecided);
  }

  private CheckTokensResponse ask(List<ShownToken> tokens) {
    var request = CheckTokensRequest.newBuilder();
    tokens.forEach(token -> request.addTokens(write(token)));
    try {
      return IdentityServiceGrpc.newBlockingStub(peers.to(ServiceName.AUTH))
          .withDeadlineAfter(DEADLINE.toMillis(), TimeUnit.MILLISECONDS)
          .checkTokens(request.build());
    } catch (StatusRuntimeException e) {
      throw new DependencyDown("auth-service").exception();
    }
  }

  private static io.coterie.auth.v1.ShownToken write(ShownToken token) {
    return io.coterie.auth.v1.ShownToken.newBuilder()
        .setToken(token.id().text())
        .setSecret(token.secret().map(SecretMark::text).orElse(""))
        .build();
  }

  private static Set<ShownToken> read(List<io.coterie.auth.v1.ShownToken> tokens) {
    return tokens.stream()
        .map(token ->
            new ShownToken(
                new TokenId(token.getToken()),
                Optional.of(token.getSecret())
                    .filter(mark -> !mark.isEmpty())
                    .map(SecretMark::new)))
        .collect(toUnmodifiableSet());
  }
}
