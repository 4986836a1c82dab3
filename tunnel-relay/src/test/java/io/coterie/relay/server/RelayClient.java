package io.coterie.relay.server;

import io.coterie.relay.wire.MalformedFrameException;
import io.coterie.relay.wire.WireReader;
import io.coterie.relay.wire.WireWriter;
import io.coterie.relay.wire.frame.Bind;
import io.coterie.relay.wire.frame.Bound;
import io.coterie.relay.wire.frame.BoundBody;
import io.coterie.relay.wire.frame.Challenge;
import io.coterie.relay.wire.frame.Control;
import io.coterie.relay.wire.frame.Early;
import io.coterie.relay.wire.frame.FrameType;
import io.coterie.relay.wire.frame.Open;
import io.coterie.relay.wire.frame.SealedFrame;
import io.coterie.relay.wire.seal.SealingKey;
import io.coterie.relay.wire.seal.SessionKeys;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.function.Function;

/** An agent's side of the protocol, one step at a time. Used by one thread. */
final class RelayClient implements AutoCloseable {
  private static final SecureRandom RANDOM = new SecureRandom();

  private Wire wire;
  private final TestRelay.Node node;
  private final byte[] instance = random(Bind.INSTANCE);
  private byte[] cookie = new byte[Bind.COOKIE];
  private long counter;
  private int session;
  private long sequence;
  private SealingKey toRelay = new SealingKey(new byte[SessionKeys.LENGTH]);
  private SealingKey toAgent = toRelay;

  RelayClient(Wire wire, TestRelay.Node node) {
    this.wire = wire;
    this.node = node;
  }

  Wire wire() {
    return wire;
  }

  /** Sends from elsewhere from now on; what it knows of the relay stays. */
  void moveTo(Wire other) {
    wire = other;
  }

  static byte[] random(int length) {
    var bytes = new byte[length];
    RANDOM.nextBytes(bytes);
    return bytes;
  }

  byte[] cookie() {
    return cookie;
  }

  /** A datagram of a flow, without its id and tag. */
  record Data(int flow, int tag, byte[] payload) {}

  int session() {
    return session;
  }

  Bind.Attempt attempt() {
    return new Bind.Attempt(RANDOM.nextInt(), random(Bind.NONCE), ++counter, instance);
  }

  byte[] bindFrame(Bind.Attempt attempt) {
    return Bind.encode(attempt, cookie, node.sealed(), node.credential().sessionSecret());
  }

  /** Gets a session, or the one there is moved here. */
  BoundBody bind() {
    var attempt = attempt();
    wire.send(bindFrame(attempt));
    answerChallenge(attempt);
    return bound(attempt);
  }

  /** With the cookie that it has. */
  BoundBody bindAgain() {
    var attempt = attempt();
    wire.send(bindFrame(attempt));
    return bound(attempt);
  }

  /** Sends BIND with the cookie that came. */
  void answerChallenge(Bind.Attempt attempt) {
    cookie =
        wire.await("CHALLENGE", frame -> of(FrameType.CHALLENGE, frame, Challenge::parse)).cookie();
    wire.send(bindFrame(attempt));
  }

  BoundBody bound(Bind.Attempt attempt) {
    return wire.await("BOUND", frame -> of(FrameType.BOUND, frame, bytes -> bound(attempt, bytes)));
  }

  private BoundBody bound(Bind.Attempt attempt, byte[] bytes) throws MalformedFrameException {
    var bound = Bound.parse(bytes);
    var keys =
        SessionKeys.derive(node.credential().sessionSecret(), attempt.nonce(), bound.nonce());
    toRelay = new SealingKey(keys.toRelay());
    toAgent = new SealingKey(keys.toAgent());
    session = bound.frame().session();
    sequence = 0;
    var body = bound.frame().open(toAgent).orElseThrow();
    return (BoundBody) Control.fromRelay(FrameType.BOUND, body);
  }

  byte[] seal(Control control) {
    return SealedFrame.encode(session, ++sequence, toRelay, control);
  }

  /** A frame of any type with anything in it, under the seal of the session. */
  byte[] seal(int type, byte[] body) {
    long number = ++sequence;
    var header = new WireWriter().u8(type).u32(session).u64(number).toBytes();
    return new WireWriter()
        .bytes(header)
        .bytes(toRelay.seal(SealingKey.nonce(number), header, body))
        .toBytes();
  }

  void say(Control control) {
    wire.send(seal(control));
  }

  int open(byte[] grant) {
    return open(0, grant);
  }

  /** Returns the request. */
  int open(int renewed, byte[] grant) {
    int request = RANDOM.nextInt();
    say(new Open(request, renewed, grant));
    return request;
  }

  void early(int request, byte[] payload) {
    wire.send(new Early(request, session, payload).toBytes());
  }

  void data(int flow, int tag, byte[] payload) {
    wire.send(dataFrame(flow, tag, payload));
  }

  static byte[] dataFrame(int flow, int tag, byte[] payload) {
    return new WireWriter().u8(FrameType.DATA).u8(0).u16(tag).u32(flow).bytes(payload).toBytes();
  }

  /** What the relay said, of one kind: waits for it. */
  <T extends Control> T heard(Class<T> kind) {
    return wire.await(kind.getSimpleName(), frame -> control(frame, kind));
  }

  Data data() {
    return wire.await("DATA", RelayClient::data);
  }

  static Optional<Data> data(byte[] frame) {
    return of(
        FrameType.DATA,
        frame,
        bytes -> {
          var in = new WireReader(bytes);
          in.u16();
          int tag = in.u16();
          return new Data(in.u32(), tag, in.rest());
        });
  }

  <T extends Control> Optional<T> control(byte[] frame, Class<T> kind) {
    int type = Byte.toUnsignedInt(frame[0]);
    if (type == FrameType.BOUND || frame.length < SealedFrame.SHORTEST) {
      return Optional.empty();
    }
    try {
      var body = SealedFrame.parse(frame).open(toAgent);
      return body.isEmpty()
          ? Optional.empty()
          : Optional.of(Control.fromRelay(type, body.get()))
              .filter(kind::isInstance)
              .map(kind::cast);
    } catch (MalformedFrameException _) {
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    wire.close();
  }

  interface Reading<T> {
    T read(byte[] bytes) throws MalformedFrameException;
  }

  /** Empty for a frame of another type, or one that can't be read. */
  static <T> Optional<T> of(int type, byte[] frame, Reading<T> reading) {
    try {
      return Byte.toUnsignedInt(frame[0]) == type
          ? Optional.of(reading.read(frame))
          : Optional.empty();
    } catch (MalformedFrameException _) {
      return Optional.empty();
    }
  }

  static <T> Function<byte[], Optional<T>> reading(int type, Reading<T> reading) {
    return frame -> of(type, frame, reading);
  }
}
