package io.coterie.auth.wire;

import com.google.protobuf.Timestamp;
import java.time.Instant;

/** Instants as contracts carry them. */
public final class WireTime {
  private WireTime() {}

  public static Timestamp timestamp(Instant at) {
    return Timestamp.newBuilder().setSeconds(at.getEpochSecond()).setNanos(at.getNano()).build();
  }

  public static Instant instant(Timestamp at) {
    return Instant.ofEpochSecond(at.getSeconds(), at.getNanos());
  }
}
