package io.coterie.relay.wire;

/**
 * Bytes are not what they should be: whoever reads them counts it and goes on. Has no stack trace,
 * since strangers can cause it at will.
 */
public final class MalformedFrameException extends Exception {
  private static final long serialVersionUID = 1;

  public MalformedFrameException(String message) {
    super(message, null, false, false);
  }
}
