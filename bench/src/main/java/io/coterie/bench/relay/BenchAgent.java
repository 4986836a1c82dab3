package io.coterie.bench.relay;

import io.coterie.relay.wire.MalformedFrameException;
import io.coterie.relay.wire.ShortId;
import io.coterie.relay.wire.credential.RelayCredential;
import io.coterie.relay.wire.credential.RelayKey;
import io.coterie.relay.wire.frame.Bind;
import io.coterie.relay.wire.frame.Bound;
import io.coterie.relay.wire.frame.Challenge;
import io.coterie.relay.wire.frame.Control;
import io.coterie.relay.wire.frame.Incoming;
import io.coterie.relay.wire.frame.Open;
import io.coterie.relay.wire.frame.Opened;
import io.coterie.relay.wire.frame.SealedFrame;
import io.coterie.relay.wire.seal.SealingKey;
import io.coterie.relay.wire.seal.SessionKeys;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/** An agent that gets a session and flows from an address of its own, for the generator to use. */
final class BenchAgent implements AutoCloseable {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int PATIENCE_MILLIS = 5_000;
  private static final int LARGEST = 2_048;

  private final ShortId node;
  private final DatagramSocket socket;
  private final InetSocketAddress relay;
  private int session;
  private long sequence;
  private SealingKey toRelay = new SealingKey(new byte[SessionKeys.LENGTH]);
  private SealingKey toAgent = toRelay;

  BenchAgent(ShortId node, InetSocketAddress at, InetSocketAddress relay) throws IOException {
    this.node = node;
    this.relay = relay;
    this.socket = new DatagramSocket(at);
    socket.setSoTimeout(PATIENCE_MILLIS);
    socket.connect(relay); // what another relay still has to say to this address is not for it
  }

  ShortId node() {
    return node;
  }

  InetSocketAddress address() {
    return (InetSocketAddress) socket.getLocalSocketAddress();
  }

  void bind(RelayKey key, Instant now) throws IOException, MalformedFrameException {
    var credential = RelayCredential.issue(node, 1, now, now.plus(Duration.ofHours(1)));
    var sealed = credential.seal(key);
    var attempt = new Bind.Attempt(1, random(Bind.NONCE), 1, random(Bind.INSTANCE));
    var secret = credential.sessionSecret();
    send(Bind.encode(attempt, new byte[Bind.COOKIE], sealed, secret));
    var cookie = Challenge.parse(receive()).cookie();
    send(Bind.encode(attempt, cookie, sealed, secret));
    var bound = Bound.parse(receive());
    var keys = SessionKeys.derive(secret, attempt.nonce(), bound.nonce());
    session = bound.frame().session();
    toRelay = new SealingKey(keys.toRelay());
    toAgent = new SealingKey(keys.toAgent());
  }

  void open(byte[] grant) throws IOException {
    sequence++;
    send(SealedFrame.encode(session, sequence, toRelay, new Open((int) sequence, 0, grant)));
  }

  Opened opened() throws IOException, MalformedFrameException {
    return (Opened) heard();
  }

  /** Of the grant: others may be said again in between. */
  Incoming incoming(byte[] grant) throws IOException, MalformedFrameException {
    while (true) {
      if (heard() instanceof Incoming incoming && Arrays.equals(incoming.grant(), grant)) {
        return incoming;
      }
    }
  }

  private Control heard() throws IOException, MalformedFrameException {
    var frame = SealedFrame.parse(receive());
    return Control.fromRelay(frame.type(), frame.open(toAgent).orElseThrow());
  }

  @Override
  public void close() {
    socket.close();
  }

  private void send(byte[] frame) throws IOException {
    socket.send(new DatagramPacket(frame, frame.length, relay));
  }

  private byte[] receive() throws IOException {
    var packet = new DatagramPacket(new byte[LARGEST], LARGEST);
    socket.receive(packet);
    return Arrays.copyOf(packet.getData(), packet.getLength());
  }

  private static byte[] random(int length) {
    var bytes = new byte[length];
    RANDOM.nextBytes(bytes);
    return bytes;
  }
}
