package io.coterie.relay.forward;

import java.util.Locale;

/** Why a relay throws a datagram away. */
public enum Drop {
  /** Begins with a byte that stands for nothing here. */
  UNKNOWN,
  /** QUIC, which agents speak to each other only. */
  QUIC,
  /** A frame that relays or other agents send. */
  NOT_FOR_RELAYS,
  /** Too short, too long, or with a field that can't be. */
  MALFORMED,
  /** DATA of a flow that does not exist, or does no longer. */
  NO_FLOW,
  /** DATA with another tag than the flow's. */
  TAG,
  /** DATA of a flow, or a sealed frame, from where its session is not. */
  SOURCE,
  /** DATA of a flow whose grant has expired. */
  EXPIRED,
  /** More than the session may send. */
  SESSION_RATE,
  /** More than the network may send. */
  NETWORK_RATE,
  /** The relay has more to do than it gets done. */
  QUEUE_FULL,
  /** A sealed frame of a session that does not exist. */
  NO_SESSION,
  /** A sealed frame that somebody else made, or that was changed. */
  SEAL,
  /** A sealed frame that was there before. */
  REPLAY,
  /** BIND or STUN, more often than an address may send it. */
  SOURCE_RATE,
  /** EARLY of a flow that is not being opened. */
  EARLY,
  /** PUNCH, more often than a flow may send it. */
  PUNCH_RATE,
  /** BIND of an instance that has sent a later one. */
  OLD_BIND,
  /** For an agent at the other end of a tunnel that takes no more. */
  TUNNEL_FULL,
  /** A fault of the relay's; it is logged. */
  FAULT;

  /** As a label. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
