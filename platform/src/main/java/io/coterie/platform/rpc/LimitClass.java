package io.coterie.platform.rpc;

/** Which rate limit a method counts against; {@link LimitsConfig} holds the numbers. */
public enum LimitClass {
  /** None: internal methods. */
  NONE(KeyedBy.CALLER),
  READ(KeyedBy.CALLER),
  WRITE(KeyedBy.CALLER),
  /** Streams opened, not messages on them. */
  WATCH(KeyedBy.CALLER),
  HEARTBEAT(KeyedBy.CALLER),
  LOGIN(KeyedBy.ADDRESS),
  REGISTER_ACCOUNT(KeyedBy.ADDRESS),
  REGISTER_NODE(KeyedBy.ADDRESS),
  /** Redeeming codes and guessing join secrets. */
  JOIN(KeyedBy.ADDRESS);

  private final KeyedBy keyedBy;

  LimitClass(KeyedBy keyedBy) {
    this.keyedBy = keyedBy;
  }

  KeyedBy keyedBy() {
    return keyedBy;
  }

  /** Whose calls are counted together. */
  enum KeyedBy {
    CALLER,
    ADDRESS
  }
}
