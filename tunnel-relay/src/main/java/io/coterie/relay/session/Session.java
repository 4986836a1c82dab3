package io.coterie.relay.session;

import io.coterie.relay.id.CompactId;
import io.coterie.relay.port.Endpoint;
import io.coterie.relay.wire.seal.SealingKey;
import io.coterie.relay.wire.seal.SequenceWindow;
import io.coterie.relay.wire.seal.SessionKeys;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;

/**
 * A node that is there. Keys and ids are numbers rather than arrays, so that a hundred thousand
 * sessions are some 20 MB. Belongs to the control thread.
 */
public final class Session {
  private final int id;
  private final CompactId node;

  /** Read by the port's threads, too. */
  private volatile Endpoint endpoint;

  private long toRelayHigh;
  private long toRelayLow;
  private long toAgentHigh;
  private long toAgentLow;
  private long instanceHigh;
  private long instanceLow;

  /** Of the last BIND that was taken. */
  private long counter;

  /** Which BIND of the relay's life that was: names the relay's nonce. */
  private long bound;

  private long highest;
  private long taken;
  private long sent;
  private long leaseEnds;
  private long nodeVersion;
  private long credentialExpires;

  /** When the next OPEN would come if they came no faster than allowed. */
  private long nextOpen;

  private int packetsSeen;
  private int firstFlow;
  private int flows;
  private boolean probed;

  Session(int id, CompactId node, Endpoint endpoint) {
    this.id = id;
    this.node = node;
    this.endpoint = endpoint;
  }

  public int id() {
    return id;
  }

  public CompactId node() {
    return node;
  }

  public Endpoint endpoint() {
    return endpoint;
  }

  /** Place of the first flow in its list; 0: none. The flows' own to change. */
  public int firstFlow() {
    return firstFlow;
  }

  public void firstFlow(int place, int count) {
    firstFlow = place;
    flows = count;
  }

  public int flows() {
    return flows;
  }

  /**
   * Whether an OPEN comes slowly enough (GCRA).
   *
   * @param interval between two, in the long run
   * @param burst how many may come at once
   */
  public boolean admitsOpen(Instant now, Duration interval, int burst) {
    long time = now.toEpochMilli();
    long next = Math.max(time, nextOpen);
    if (next - time > interval.toMillis() * burst) {
      return false;
    }
    nextOpen = next + interval.toMillis();
    return true;
  }

  void bind(Binding binding) {
    endpoint = binding.from();
    toRelayHigh = first(binding.keys().toRelay());
    toRelayLow = second(binding.keys().toRelay());
    toAgentHigh = first(binding.keys().toAgent());
    toAgentLow = second(binding.keys().toAgent());
    instanceHigh = first(binding.bind().instance());
    instanceLow = second(binding.bind().instance());
    counter = binding.bind().counter();
    bound = binding.number();
    nodeVersion = binding.credential().nodeVersion();
    credentialExpires = binding.credential().expires().getEpochSecond();
    highest = 0;
    taken = 0;
    sent = Bindings.BOUND_SEQUENCE;
  }

  boolean isInstance(byte[] instance) {
    return instanceHigh == first(instance) && instanceLow == second(instance);
  }

  boolean hasKeys(SessionKeys keys) {
    return toRelayHigh == first(keys.toRelay()) && toRelayLow == second(keys.toRelay());
  }

  long counter() {
    return counter;
  }

  long bound() {
    return bound;
  }

  long nodeVersion() {
    return nodeVersion;
  }

  SealingKey toRelay() {
    return key(toRelayHigh, toRelayLow);
  }

  SealingKey toAgent() {
    return key(toAgentHigh, toAgentLow);
  }

  SequenceWindow window() {
    return new SequenceWindow(highest, taken);
  }

  void window(SequenceWindow window) {
    highest = window.highest();
    taken = window.taken();
  }

  long nextSequence() {
    return ++sent;
  }

  void renewLease(Instant end) {
    leaseEnds = end.toEpochMilli();
  }

  /** Whether its DATA shows that it is there: packets were counted since the last time. */
  boolean hasSentSince(long packets) {
    boolean more = packetsSeen != (int) packets;
    packetsSeen = (int) packets;
    return more;
  }

  boolean isLeaseOver(Instant now) {
    return leaseEnds <= now.toEpochMilli();
  }

  boolean isCredentialExpired(Instant now) {
    return credentialExpires <= now.getEpochSecond();
  }

  boolean isProbed() {
    return probed;
  }

  void probed(boolean now) {
    probed = now;
  }

  private static SealingKey key(long high, long low) {
    return new SealingKey(
        ByteBuffer.allocate(SessionKeys.LENGTH).putLong(high).putLong(low).array());
  }

  private static long first(byte[] sixteen) {
    return ByteBuffer.wrap(sixteen).getLong();
  }

  private static long second(byte[] sixteen) {
    return ByteBuffer.wrap(sixteen).getLong(Long.BYTES);
  }
}
