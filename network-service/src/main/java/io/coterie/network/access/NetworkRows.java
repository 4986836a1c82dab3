package io.coterie.network.access;

import static io.coterie.network.tables.Tables.NETWORK;

import io.coterie.platform.call.Bytes32;
import io.coterie.platform.id.NetworkId;
import io.coterie.platform.id.NetworkNumber;
import java.util.Optional;
import org.jooq.Field;
import org.jooq.Record;

/** How a row of the table is a {@link Network}. */
public final class NetworkRows {
  private NetworkRows() {}

  /** The columns that {@link #read} needs. */
  public static Field<?>[] columns() {
    return new Field<?>[] {
      NETWORK.ID,
      NETWORK.NUMBER,
      NETWORK.OWNER,
      NETWORK.NAME,
      NETWORK.DESCRIPTION,
      NETWORK.JOIN_RULE,
      NETWORK.JOIN_SECRET,
      NETWORK.MAX_MEMBERS,
      NETWORK.ACCOUNT_COUNT,
      NETWORK.NODE_COUNT,
      NETWORK.VIEWER_COUNT,
      NETWORK.VISIBILITY,
      NETWORK.VOUCH_RULE,
      NETWORK.VIEWERS_SEE_ENDPOINTS,
      NETWORK.VERSION,
      NETWORK.CREATE_TIME
    };
  }

  public static Network read(Record row) {
    return new Network(
        new NetworkId(row.get(NETWORK.ID)),
        new NetworkNumber(row.get(NETWORK.NUMBER)),
        Owner.parse(row.get(NETWORK.OWNER)),
        new NetworkName(row.get(NETWORK.NAME)),
        row.get(NETWORK.DESCRIPTION),
        JoinRule.of(row.get(NETWORK.JOIN_RULE)),
        Optional.ofNullable(row.get(NETWORK.JOIN_SECRET)).map(Bytes32::of),
        new Settings(
            row.get(NETWORK.MAX_MEMBERS),
            Visibility.of(row.get(NETWORK.VISIBILITY)),
            VouchRule.of(row.get(NETWORK.VOUCH_RULE)),
            row.get(NETWORK.VIEWERS_SEE_ENDPOINTS)),
        new Network.Counts(
            row.get(NETWORK.ACCOUNT_COUNT),
            row.get(NETWORK.NODE_COUNT),
            row.get(NETWORK.VIEWER_COUNT)),
        row.get(NETWORK.VERSION),
        row.get(NETWORK.CREATE_TIME).toInstant());
  }
}
