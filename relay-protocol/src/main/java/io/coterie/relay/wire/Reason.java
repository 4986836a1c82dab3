package io.coterie.relay.wire;

import java.util.Optional;

/**
 * Why a relay refuses or ends something; docs/relay-protocol.md says what an agent does about it.
 */
public enum Reason {
  CREDENTIAL(1),
  EXPIRED(2),
  GRANT(3),
  NOT_YOURS(4),
  REVOKED(5),
  STALE(6),
  ABSENT(7),
  LIMITED(8),
  FULL(9),
  NOT_READY(10),
  NO_SESSION(11),
  NO_FLOW(12),
  COPIED(13),
  DRAINING(14),
  CLOSED(15);

  private static final Reason[] BY_CODE = new Reason[16];

  static {
    for (var reason : values()) {
      BY_CODE[reason.code] = reason;
    }
  }

  private final int code;

  Reason(int code) {
    this.code = code;
  }

  /** As it travels. */
  public int code() {
    return code;
  }

  /** Empty for a code of a later version. */
  public static Optional<Reason> of(int code) {
    return code >= 0 && code < BY_CODE.length
        ? Optional.ofNullable(BY_CODE[code])
        : Optional.empty();
  }

  public static Reason read(WireReader in) throws MalformedFrameException {
    return of(in.u8()).orElseThrow(() -> new MalformedFrameException("no reason"));
  }
}
