package io.coterie.auth.token;

import static io.coterie.auth.tables.Tables.TOKEN;
import static io.coterie.auth.token.TokenRepository.works;

import com.google.protobuf.ByteString;
import io.coterie.platform.id.TokenId;
import java.time.Instant;
import java.util.Arrays;
import org.jooq.DSLContext;

/** Who used a setup token. */
final class SetupRepository {
  private SetupRepository() {}

  /** What came of an attempt to use one. */
  enum Use {
    /** It does not work any more. */
    GONE,
    REUSABLE,
    FIRST,
    SAME_KEY,
    OTHER_KEY
  }

  /** Holds the token's row to the end of the transaction, so that one key is the first. */
  static Use use(DSLContext db, TokenId id, ByteString key, Instant now) {
    var row =
        db.select(TOKEN.SETUP_REUSABLE, TOKEN.SETUP_USED_BY)
            .from(TOKEN)
            .where(TOKEN.ID.eq(id.text()))
            .and(works(now))
            .forUpdate()
            .fetchOne();
    if (row == null) {
      return Use.GONE;
    }
    if (row.value1()) {
      return Use.REUSABLE;
    }
    var usedBy = row.value2();
    if (usedBy != null) {
      return Arrays.equals(usedBy, key.toByteArray()) ? Use.SAME_KEY : Use.OTHER_KEY;
    }
    db.update(TOKEN)
        .set(TOKEN.SETUP_USED_BY, key.toByteArray())
        .where(TOKEN.ID.eq(id.text()))
        .execute();
    return Use.FIRST;
  }
}
