package io.coterie.platform.db;

import io.coterie.platform.failure.FailureException;
import io.coterie.platform.failure.PlatformFailure;
import io.coterie.platform.failure.PlatformReason;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.crypto.SecretKey;

/**
 * Page tokens: where the last page ended, sealed under a key that all replicas share, so that a
 * client can neither read nor make one. Keyset paging: nothing is skipped or repeated when items
 * come and go between pages.
 */
public final class PageTokens {
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
  private static final char SEPARATOR = '\0';

  private final SecretKey key;

  public PageTokens(SharedKeys keys) {
    this.key = keys.symmetric("page-tokens");
  }

  /**
   * Where the page that is asked for begins: behind the key, or at the list's start if the token is
   * empty.
   *
   * @throws FailureException PAGE_TOKEN_INVALID, if the token is none of this list
   */
  public Optional<PageKey> after(PageScope scope, String token) {
    if (token.isEmpty()) {
      return Optional.empty();
    }
    var text =
        decode(token)
            .flatMap(bytes -> Sealed.open(key, scope.context(), bytes))
            .orElseThrow(
                () -> new PlatformFailure.Plain(PlatformReason.PAGE_TOKEN_INVALID).exception());
    var parts = new String(text, StandardCharsets.UTF_8).split(String.valueOf(SEPARATOR), -1);
    return Optional.of(new PageKey(List.of(parts)));
  }

  /**
   * Makes a page of rows that were read with {@link PageSize#limit()}.
   *
   * @param key the values that the list is ordered by, of an item
   */
  public <T> Page<T> page(
      PageScope scope, PageSize size, List<T> rows, Function<? super T, PageKey> key) {
    if (rows.size() <= size.items()) {
      return new Page<>(rows, Optional.empty());
    }
    var items = rows.subList(0, size.items());
    return new Page<>(items, Optional.of(seal(scope, key.apply(items.getLast()))));
  }

  private String seal(PageScope scope, PageKey last) {
    var text = String.join(String.valueOf(SEPARATOR), last.parts());
    return ENCODER.encodeToString(
        Sealed.seal(key, scope.context(), text.getBytes(StandardCharsets.UTF_8)));
  }

  private static Optional<byte[]> decode(String token) {
    try {
      return Optional.of(Base64.getUrlDecoder().decode(token));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
