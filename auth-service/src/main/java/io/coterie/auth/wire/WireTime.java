package io.coterie.auth.wire;

import com.google.protobuf.Duration;
import com.google.protobuf.Timestamp;
import java.time.Instant;

/** Instants and lengths of time as contracts carry them. */
public final class WireTime {
  private WireTime() {}

  public static Timestamp timestamp(Instant at) {
    return Timestamp.newBuilder().setSeconds(at.getEpochSecond()).setNanos(at.getNano()).build();
  }

  public static java.time.Duration duration(Duration length) {
    return java.time.Duration.ofSeconds(length.getSeconds(), length.getNanos());
  }

  public static Instant instant(Timestamp at) {
    return Instant.ofEpochSecond(at.getSeconds(), at.getNanos());
  }
}
