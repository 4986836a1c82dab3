package io.coterie.platform.rpc;

/** Which rate limit a method counts against; {@link LimitsConfig} holds the numbers. */
public enum LimitClass {
  /** None: internal methods. */
  NONE(KeyedBy.CALLER, false),
  READ(KeyedBy.CALLER, false),
  WRITE(KeyedBy.CALLER, true),
  /** Streams opened, not messages on them. */
  WATCH(KeyedBy.CALLER, false),
  HEARTBEAT(KeyedBy.CALLER, false),
  LOGIN(KeyedBy.ADDRESS, true),
  REGISTER_ACCOUNT(KeyedBy.ADDRESS, true),
  REGISTER_NODE(KeyedBy.ADDRESS, true),
  /** Redeeming codes and guessing join secrets. */
  JOIN(KeyedBy.ADDRESS, true);

  private final KeyedBy keyedBy;
  private final boolean ofChanges;

  LimitClass(KeyedBy keyedBy, boolean ofChanges) {
    this.keyedBy = keyedBy;
    this.ofChanges = ofChanges;
  }

  KeyedBy keyedBy() {
    return keyedBy;
  }

  /** Its methods change what others may see: not a heartbeat, which speaks of its caller only. */
  boolean isOfChanges() {
    return ofChanges;
  }

  /** Whose calls are counted together. */
  enum KeyedBy {
    CALLER,
    ADDRESS
  }
}
