package io.coterie.relay.port;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;

/** A bound UDP socket. The descriptor may be used until {@link #close}. */
final class LinuxSocket {
  private static final int SOCK_DGRAM = 2;
  private static final int SOCK_CLOEXEC = 0x80000;
  private static final int SOL_SOCKET = 1;
  private static final int SO_SNDBUF = 7;
  private static final int SO_RCVBUF = 8;
  private static final int SO_REUSEPORT = 15;
  private static final int SO_RCVTIMEO = 20;
  private static final int SO_SNDTIMEO = 21;
  private static final int SOL_IPV6 = 41;
  private static final int IPV6_V6ONLY = 26;
  private static final int SOL_UDP = 17;
  private static final int UDP_SEGMENT = 103;
  private static final int UDP_GRO = 104;

  /** After which a thread looks whether it has to stop, should what wakes it get lost. */
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final int descriptor;
  private final int family;
  private final InetSocketAddress address;
  private final boolean segmentation;

  LinuxSocket(InetSocketAddress wanted, PortSettings settings) {
    this.family = PortSettings.isIpv4(wanted) ? SocketName.IPV4 : SocketName.IPV6;
    try (var arena = Arena.ofConfined()) {
      var state = Libc.errorState(arena);
      this.descriptor = Libc.socket(state, family, SOCK_DGRAM | SOCK_CLOEXEC, 0);
      if (descriptor < 0) {
        throw new PortException("no UDP socket: error " + Libc.error(state));
      }
      var options = new Options(arena, state);
      options.set(SOL_SOCKET, SO_RCVBUF, settings.socketBuffer());
      options.set(SOL_SOCKET, SO_SNDBUF, settings.socketBuffer());
      options.time(SO_RCVTIMEO, PATIENCE);
      options.time(SO_SNDTIMEO, PATIENCE);
      options.set(SOL_UDP, UDP_GRO, 1);
      this.segmentation = options.set(SOL_UDP, UDP_SEGMENT, 0);
      if (settings.shards() > 1) {
        options.set(SOL_SOCKET, SO_REUSEPORT, 1);
      }
      if (family == SocketName.IPV6) {
        options.set(SOL_IPV6, IPV6_V6ONLY, 1);
      }
      this.address = bind(arena, state, wanted);
    }
  }

  int descriptor() {
    return descriptor;
  }

  int family() {
    return family;
  }

  InetSocketAddress address() {
    return address;
  }

  /** Whether the system takes trains in one piece. */
  boolean segmentation() {
    return segmentation;
  }

  /** Lets a thread that waits for datagrams look around: sends it an empty one, which is none. */
  void wake() {
    try (var socket = new DatagramSocket()) {
      var ip =
          address.getAddress().isAnyLocalAddress()
              ? InetAddress.getByName(family == SocketName.IPV4 ? "127.0.0.1" : "::1")
              : address.getAddress();
      socket.send(new DatagramPacket(new byte[0], 0, ip, address.getPort()));
    } catch (IOException _) {
      // then it looks around when its patience ends
    }
  }

  void close() {
    try (var arena = Arena.ofConfined()) {
      Libc.close(Libc.errorState(arena), descriptor);
    }
  }

  private InetSocketAddress bind(Arena arena, MemorySegment state, InetSocketAddress wanted) {
    var name = arena.allocate(SocketName.length(family), Long.BYTES);
    var endpoint = Endpoint.of(wanted);
    SocketName.family(name, 0, family);
    SocketName.write(name, 0, family, endpoint.high(), endpoint.low(), endpoint.port());
    if (Libc.bind(state, descriptor, name) != 0) {
      int error = Libc.error(state);
      Libc.close(state, descriptor);
      var why = error == Libc.EADDRINUSE ? "address already in use" : "error " + error;
      throw new PortException("can't listen on " + wanted + ": " + why);
    }
    var length = arena.allocateFrom(JAVA_INT, SocketName.length(family));
    Libc.name(state, descriptor, name, length);
    var bound = new Packet();
    SocketName.read(name, 0, family, bound);
    return new InetSocketAddress(wanted.getAddress(), bound.sourcePort());
  }

  private final class Options {
    private final Arena arena;
    private final MemorySegment state;

    Options(Arena arena, MemorySegment state) {
      this.arena = arena;
      this.state = state;
    }

    /** False where the system does not know it: all of them are ways to be faster or tidier. */
    boolean set(int level, int name, int value) {
      return Libc.option(state, descriptor, level, name, arena.allocateFrom(JAVA_INT, value)) == 0;
    }

    void time(int name, Duration value) {
      var time = arena.allocateFrom(JAVA_LONG, value.toSeconds(), value.toNanosPart() / 1_000L);
      Libc.option(state, descriptor, SOL_SOCKET, name, time);
    }
  }
}
