package io.coterie.platform.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.coterie.platform.failure.FailureException;
import io.coterie.platform.failure.PlatformReason;
import io.coterie.platform.identity.ClusterSecret;
import io.coterie.testing.FakeClock;
import io.coterie.testing.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class PageTokensTest {
  private static final TestDatabase TEST = TestDatabase.create("network", Things.MIGRATIONS);
  private static final ClusterSecret SECRET = ClusterSecret.random();
  private static final PageScope SCOPE = new PageScope("ListThings", "acc_1", List.of("open"));
  private static final List<Integer> NUMBERS = IntStream.range(0, 25).boxed().toList();

  private final PageTokens tokens = replica();

  @AfterAll
  static void close() {
    TEST.close();
  }

  @Test
  void pagesOfAListHoldEachItemOnceAcrossReplicas() {
    var other = replica();
    var seen = new ArrayList<Integer>();
    var page = page(tokens, "");
    int pages = 1;
    seen.addAll(page.items());
    while (page.next().isPresent()) {
      page = page(pages % 2 == 0 ? tokens : other, page.nextToken());
      seen.addAll(page.items());
      pages++;
    }
    assertThat(seen).isEqualTo(NUMBERS);
    assertThat(pages).isEqualTo(3);
    assertThat(page.nextToken()).isEmpty();
  }

  @Test
  void tokenFitsOnlyItsListItsFilterAndItsCaller() {
    var token = page(tokens, "").nextToken();
    assertThat(tokens.after(SCOPE, token)).isPresent();
    for (var other :
        List.of(
            new PageScope("ListOthers", "acc_1", List.of("open")),
            new PageScope("ListThings", "acc_2", List.of("open")),
            new PageScope("ListThings", "acc_1", List.of()),
            new PageScope("ListThings", "acc_1", List.of("op", "en")),
            new PageScope("ListThings", "acc_1", List.of("closed")))) {
      assertInvalid(other, token);
    }
  }

  @Test
  void tokenThatWasChangedOrMadeUpIsRefused() {
    long seed = Long.getLong("coterie.test.seed", System.nanoTime());
    var random = new Random(seed);
    var token = page(tokens, "").nextToken();
    for (int i = 0; i < 200; i++) {
      var forged = new StringBuilder(token);
      int at = random.nextInt(token.length() - 1); // the last character has bits to spare
      forged.setCharAt(at, token.charAt(at) == 'A' ? 'B' : 'A');
      assertInvalid(SCOPE, forged.toString());
    }
    for (var text : List.of("x", "€", "AAAA", token + token, token.substring(1), "A".repeat(900))) {
      assertInvalid(SCOPE, text);
    }
  }

  @Test
  void tokenOfAnotherDeploymentIsRefused() {
    try (var other = TestDatabase.create("network", Things.MIGRATIONS)) {
      var transactions = new Transactions(other.open(), FakeClock.create());
      var theirs = new PageTokens(new SharedKeys(transactions, SECRET));
      assertInvalid(SCOPE, page(theirs, "").nextToken());
    }
  }

  @Test
  void sizesAreBounded() {
    assertThat(PageSize.of(0).items()).isEqualTo(50);
    assertThat(PageSize.of(1000).items()).isEqualTo(1000);
    assertThat(PageSize.of(100_000).items()).isEqualTo(1000);
    assertThat(PageSize.of(7).limit()).isEqualTo(8);
  }

  private static Page<Integer> page(PageTokens tokens, String token) {
    var size = PageSize.of(10);
    long after = tokens.after(SCOPE, token).map(key -> key.number(0)).orElse(-1L);
    var rows = NUMBERS.stream().filter(n -> n > after).limit(size.limit()).toList();
    return tokens.page(SCOPE, size, rows, PageKey::of);
  }

  private void assertInvalid(PageScope scope, String token) {
    assertThatThrownBy(() -> tokens.after(scope, token))
        .isInstanceOfSatisfying(
            FailureException.class,
            e -> assertThat(e.failure().reason()).isEqualTo(PlatformReason.PAGE_TOKEN_INVALID));
  }

  private static PageTokens replica() {
    var transactions = new Transactions(TEST.open(), FakeClock.create());
    return new PageTokens(new SharedKeys(transactions, SECRET));
  }
}
