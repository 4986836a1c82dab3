package io.coterie.relay.reply;

import io.coterie.relay.forward.Drop;
import io.coterie.relay.forward.Traffic;
import io.coterie.relay.forward.Tunnels;
import io.coterie.relay.port.Endpoint;
import io.coterie.relay.port.PacketSender;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** What the control plane sends. Used by its thread only. */
public final class Outbox {
  private static final int ROOM = 64 * 1024;

  private final PacketSender sender;
  private final Tunnels tunnels;
  private final Traffic traffic;
  private final MemorySegment memory = Arena.ofAuto().allocate(ROOM);
  private int used;

  public Outbox(PacketSender sender, Tunnels tunnels, Traffic traffic) {
    this.sender = sender;
    this.tunnels = tunnels;
    this.traffic = traffic;
  }

  /** Sends a frame, at the latest with {@link #flush}. */
  public void send(byte[] frame, Endpoint to) {
    if (to.isVirtual()) {
      if (!tunnels.deliver(to.low(), frame)) {
        traffic.drop(Drop.TUNNEL_FULL);
      }
      return;
    }
    if (used + frame.length > ROOM) {
      flush();
    }
    MemorySegment.copy(frame, 0, memory, ValueLayout.JAVA_BYTE, used, frame.length);
    sender.send(memory, used, frame.length, to.high(), to.low(), to.port());
    used += frame.length;
  }

  public void flush() {
    sender.flush();
    used = 0;
  }
}
