package io.coterie.relay.tunnel;

import io.coterie.relay.forward.Tunnels;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

/**
 * All tunnels, by number. A number is never used again: what is meant for an agent that left
 * reaches nobody.
 */
public final class TunnelHub implements Tunnels {
  private final Map<Long, Predicate<byte[]>> agents = new ConcurrentHashMap<>();
  private final AtomicLong last = new AtomicLong();

  @Override
  public boolean deliver(long tunnel, byte[] frame) {
    var agent = agents.get(tunnel);
    return agent != null && agent.test(frame);
  }

  public int count() {
    return agents.size();
  }

  long add(Predicate<byte[]> toAgent) {
    long number = last.incrementAndGet();
    agents.put(number, toAgent);
    return number;
  }

  boolean has(long tunnel) {
    return agents.containsKey(tunnel);
  }

  /** Whether it was there. */
  boolean remove(long tunnel) {
    return agents.remove(tunnel) != null;
  }
}
