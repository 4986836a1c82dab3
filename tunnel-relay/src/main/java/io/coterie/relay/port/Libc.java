package io.coterie.relay.port;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/**
 * The calls of Linux that a port makes. Handles are static and final, so that they are compiled
 * into their callers; pointers are passed as numbers. A critical call holds up the collector while
 * it runs: none of them may block.
 */
@SuppressWarnings(
    "restricted") // foreign calls are what this class is for; see --enable-native-access
final class Libc {
  static final int EINTR = 4;
  static final int EIO = 5;
  static final int EAGAIN = 11;
  static final int EADDRINUSE = 98;
  static final int ENOBUFS = 105;
  static final int MSG_DONTWAIT = 0x40;
  static final int MSG_WAITFORONE = 0x10000;

  private static final Linker LINKER = Linker.nativeLinker();
  private static final MemoryLayout STATE = Linker.Option.captureStateLayout();
  private static final long ERRNO =
      STATE.byteOffset(MemoryLayout.PathElement.groupElement("errno"));
  private static final FunctionDescriptor THREE_INTS =
      FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT);
  private static final FunctionDescriptor ADDRESS =
      FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, JAVA_INT);
  private static final FunctionDescriptor NAME =
      FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, JAVA_LONG);
  private static final FunctionDescriptor OPTION =
      FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_LONG, JAVA_INT);
  private static final FunctionDescriptor RECEIVE =
      FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, JAVA_INT, JAVA_INT, JAVA_LONG);
  private static final FunctionDescriptor SEND =
      FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, JAVA_INT, JAVA_INT);

  private static final MethodHandle SOCKET_CALL = blocking("socket", THREE_INTS);
  private static final MethodHandle BIND_CALL = blocking("bind", ADDRESS);
  private static final MethodHandle NAME_CALL = blocking("getsockname", NAME);
  private static final MethodHandle OPTION_CALL = blocking("setsockopt", OPTION);
  private static final MethodHandle CLOSE_CALL =
      blocking("close", FunctionDescriptor.of(JAVA_INT, JAVA_INT));
  private static final MethodHandle RECEIVE_CALL = blocking("recvmmsg", RECEIVE);
  private static final MethodHandle RECEIVE_NOW = critical("recvmmsg", RECEIVE);
  private static final MethodHandle SEND_CALL = blocking("sendmmsg", SEND);
  private static final MethodHandle SEND_NOW = critical("sendmmsg", SEND);

  private Libc() {}

  /** Where a thread's calls leave the number of their error. */
  static MemorySegment errorState(Arena arena) {
    return arena.allocate(STATE);
  }

  static int error(MemorySegment state) {
    return state.get(ValueLayout.JAVA_INT, ERRNO);
  }

  static int socket(MemorySegment state, int family, int type, int protocol) {
    try {
      return (int) SOCKET_CALL.invokeExact(state, family, type, protocol);
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  static int bind(MemorySegment state, int socket, MemorySegment address) {
    try {
      return (int)
          BIND_CALL.invokeExact(state, socket, address.address(), (int) address.byteSize());
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  static int name(MemorySegment state, int socket, MemorySegment address, MemorySegment length) {
    try {
      return (int) NAME_CALL.invokeExact(state, socket, address.address(), length.address());
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  static int option(MemorySegment state, int socket, int level, int name, MemorySegment value) {
    try {
      return (int)
          OPTION_CALL.invokeExact(
              state, socket, level, name, value.address(), (int) value.byteSize());
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  static int close(MemorySegment state, int socket) {
    try {
      return (int) CLOSE_CALL.invokeExact(state, socket);
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  /** Waits for the first message. */
  static int receive(MemorySegment state, int socket, long headers, int count) {
    try {
      return (int) RECEIVE_CALL.invokeExact(state, socket, headers, count, MSG_WAITFORONE, 0L);
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  static int receiveNow(MemorySegment state, int socket, long headers, int count) {
    try {
      return (int) RECEIVE_NOW.invokeExact(state, socket, headers, count, MSG_DONTWAIT, 0L);
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  /** Waits for room. */
  static int send(MemorySegment state, int socket, long headers, int count) {
    try {
      return (int) SEND_CALL.invokeExact(state, socket, headers, count, 0);
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  static int sendNow(MemorySegment state, int socket, long headers, int count) {
    try {
      return (int) SEND_NOW.invokeExact(state, socket, headers, count, MSG_DONTWAIT);
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  private static MethodHandle blocking(String name, FunctionDescriptor function) {
    return handle(name, function, Linker.Option.captureCallState("errno"));
  }

  private static MethodHandle critical(String name, FunctionDescriptor function) {
    return handle(
        name, function, Linker.Option.captureCallState("errno"), Linker.Option.critical(false));
  }

  private static MethodHandle handle(
      String name, FunctionDescriptor function, Linker.Option... options) {
    var address =
        LINKER
            .defaultLookup()
            .find(name)
            .orElseThrow(() -> new PortException("this system has no " + name));
    return LINKER.downcallHandle(address, function, options);
  }

  private static PortException unexpected(Throwable e) {
    return new PortException("a foreign call failed", e);
  }
}
