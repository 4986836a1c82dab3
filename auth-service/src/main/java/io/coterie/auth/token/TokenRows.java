package io.coterie.auth.token;

import static io.coterie.auth.tables.Tables.TOKEN;
import static java.util.Objects.requireNonNull;

import com.google.protobuf.ByteString;
import io.coterie.platform.call.Bytes32;
import io.coterie.platform.id.AccountId;
import io.coterie.platform.id.Incarnation;
import io.coterie.platform.id.NetworkId;
import io.coterie.platform.id.NodeId;
import io.coterie.platform.id.TokenId;
import io.coterie.platform.identity.Caller.NetworkBinding;
import io.coterie.platform.identity.Scopes;
import io.coterie.platform.identity.SecretMark;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** Tokens as rows; of the secrets' digests no more is read than their marks. */
final class TokenRows {
  /** Bytes of a mark: enough that no two secrets share one. */
  private static final int MARK = 16;

  private TokenRows() {}

  static Token token(Record row) {
    return new Token(
        new TokenId(row.get(TOKEN.ID)),
        TokenKind.of(row.get(TOKEN.KIND)),
        Optional.ofNullable(row.get(TOKEN.ACCOUNT_ID)).map(AccountId::new),
        Optional.ofNullable(row.get(TOKEN.NETWORK_ID))
            .map(id ->
                new NetworkBinding(
                    new NetworkId(id), new Incarnation(row.get(TOKEN.NETWORK_INCARNATION)))),
        Optional.ofNullable(row.get(TOKEN.NODE_ID))
            .map(id ->
                new NodeBinding(
                    new NodeId(id),
                    new Incarnation(row.get(TOKEN.NODE_INCARNATION)),
                    Optional.ofNullable(row.get(TOKEN.NODE_KEY)).map(ByteString::copyFrom))),
        new TokenTerms(
            row.get(TOKEN.NAME),
            instant(row.get(TOKEN.EXPIRE_TIME)),
            Scopes.ofTexts(List.of(requireNonNull(row.get(TOKEN.SCOPES))))),
        setup(row),
        row.get(TOKEN.CREATE_TIME).toInstant(),
        new Token.History(
            instant(row.get(TOKEN.LAST_USED_TIME)), instant(row.get(TOKEN.OLD_HASH_EXPIRE_TIME))));
  }

  /** The marks of the secrets that the token of a row works by. */
  static Set<SecretMark> secrets(Record row, Instant now) {
    var present = mark(Bytes32.of(row.get(TOKEN.HASH)));
    return instant(row.get(TOKEN.OLD_HASH_EXPIRE_TIME))
        .filter(now::isBefore)
        .map(_ -> Set.of(present, mark(Bytes32.of(row.get(TOKEN.OLD_HASH)))))
        .orElse(Set.of(present));
  }

  /** A digest of the digest, cut to half: what is stored can't be guessed from it. */
  static SecretMark mark(Bytes32 hash) {
    var digest = Bytes32.sha256(hash.toByteArray()).toByteArray();
    return new SecretMark(
        Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, MARK)));
  }

  /** What a new token is stored as. */
  static Map<Field<?>, @Nullable Object> columns(Token token) {
    var columns = new LinkedHashMap<Field<?>, @Nullable Object>();
    columns.put(TOKEN.ID, token.id().text());
    columns.put(TOKEN.KIND, (short) token.kind().number());
    columns.put(TOKEN.NAME, token.name());
    columns.put(TOKEN.ACCOUNT_ID, token.account().map(AccountId::text).orElse(null));
    token
        .network()
        .ifPresent(bound -> {
          columns.put(TOKEN.NETWORK_ID, bound.network().text());
          columns.put(TOKEN.NETWORK_INCARNATION, bound.incarnation().text());
        });
    token
        .node()
        .ifPresent(bound -> {
          columns.put(TOKEN.NODE_ID, bound.node().text());
          columns.put(TOKEN.NODE_INCARNATION, bound.incarnation().text());
          columns.put(TOKEN.NODE_KEY, bound.key().map(ByteString::toByteArray).orElse(null));
        });
    token
        .setup()
        .ifPresent(setup -> {
          columns.put(TOKEN.SETUP_REUSABLE, setup.reusable());
          columns.put(TOKEN.SETUP_EPHEMERAL, setup.ephemeral());
          columns.put(TOKEN.SETUP_TAGS, setup.tags().toArray(String[]::new));
        });
    columns.put(TOKEN.SCOPES, token.scopes().texts().toArray(String[]::new));
    columns.put(TOKEN.CREATE_TIME, time(token.created()));
    columns.put(TOKEN.EXPIRE_TIME, token.expires().map(TokenRows::time).orElse(null));
    return columns;
  }

  static OffsetDateTime time(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }

  private static Optional<Instant> instant(@Nullable OffsetDateTime time) {
    return Optional.ofNullable(time).map(OffsetDateTime::toInstant);
  }

  private static Optional<Setup> setup(Record row) {
    return Optional.ofNullable(row.get(TOKEN.SETUP_REUSABLE))
        .map(reusable ->
            new Setup(
                reusable,
                requireNonNull(row.get(TOKEN.SETUP_EPHEMERAL)),
                List.of(requireNonNull(row.get(TOKEN.SETUP_TAGS)))));
  }
}
