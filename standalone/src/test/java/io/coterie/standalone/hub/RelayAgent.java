package io.coterie.standalone.hub;

import static org.awaitility.Awaitility.await;

import com.google.protobuf.ByteString;
import io.coterie.relay.v1.IssueRelayCredentialRequest;
import io.coterie.relay.v1.IssueRelayCredentialResponse;
import io.coterie.relay.wire.MalformedFrameException;
import io.coterie.relay.wire.frame.Bind;
import io.coterie.relay.wire.frame.Bound;
import io.coterie.relay.wire.frame.Challenge;
import io.coterie.relay.wire.frame.Control;
import io.coterie.relay.wire.frame.FrameType;
import io.coterie.relay.wire.frame.SealedFrame;
import io.coterie.relay.wire.seal.SealingKey;
import io.coterie.relay.wire.seal.SessionKeys;
import io.coterie.sdk.CoterieClient;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** A node at a relay, with what the hub gave it; frames come and go by whatever carries them. */
final class RelayAgent {
  private static final SecureRandom RANDOM = new SecureRandom();

  private final IssueRelayCredentialResponse issued;
  private final Consumer<byte[]> toRelay;
  private final List<byte[]> arrived = new CopyOnWriteArrayList<>();
  private final Bind.Attempt attempt =
      new Bind.Attempt(RANDOM.nextInt(), random(Bind.NONCE), 1, random(Bind.INSTANCE));
  private volatile Optional<Session> session = Optional.empty();
  private long sequence;

  private record Session(int id, SealingKey toRelay, SealingKey toAgent) {}

  RelayAgent(CoterieClient node, Consumer<byte[]> toRelay) {
    this.issued =
        node.relays().issueRelayCredential(IssueRelayCredentialRequest.getDefaultInstance());
    this.toRelay = toRelay;
  }

  /** A frame that came; on one thread. */
  void heard(byte[] frame) {
    arrived.add(frame);
    try {
      switch (Byte.toUnsignedInt(frame[0])) {
        case FrameType.CHALLENGE -> bind(Challenge.parse(frame).cookie());
        case FrameType.BOUND -> bound(Bound.parse(frame));
        default -> {
          // for whoever waits for it
        }
      }
    } catch (MalformedFrameException e) {
      throw new AssertionError(e);
    }
  }

  /** Gets a session, as often as it takes to be heard. */
  void bind() {
    bind(new byte[Bind.COOKIE]);
    await().until(() -> session.isPresent());
  }

  void say(Control control) {
    var known = session.orElseThrow();
    toRelay.accept(SealedFrame.encode(known.id(), ++sequence, known.toRelay(), control));
  }

  /** What the relay said last of a kind; empty: nothing. */
  <T extends Control> Optional<T> last(Class<T> kind) {
    return arrived.reversed().stream().flatMap(frame -> read(frame, kind).stream()).findFirst();
  }

  private <T extends Control> Optional<T> read(byte[] frame, Class<T> kind) {
    int type = Byte.toUnsignedInt(frame[0]);
    if (type == FrameType.BOUND || frame.length < SealedFrame.SHORTEST) {
      return Optional.empty();
    }
    try {
      var body = SealedFrame.parse(frame).open(session.orElseThrow().toAgent());
      return body.isEmpty()
          ? Optional.empty()
          : Optional.of(Control.fromRelay(type, body.get()))
              .filter(kind::isInstance)
              .map(kind::cast);
    } catch (MalformedFrameException e) {
      throw new AssertionError(e);
    }
  }

  private void bind(byte[] cookie) {
    toRelay.accept(
        Bind.encode(
            attempt, cookie, bytes(issued.getCredential()), bytes(issued.getSessionSecret())));
  }

  private void bound(Bound bound) {
    var keys = SessionKeys.derive(bytes(issued.getSessionSecret()), attempt.nonce(), bound.nonce());
    session =
        Optional.of(
            new Session(
                bound.frame().session(),
                new SealingKey(keys.toRelay()),
                new SealingKey(keys.toAgent())));
  }

  private static byte[] random(int length) {
    var bytes = new byte[length];
    RANDOM.nextBytes(bytes);
    return bytes;
  }

  private static byte[] bytes(ByteString bytes) {
    return bytes.toByteArray();
  }
}
