package io.coterie.sdk.agent.tls;

import com.google.protobuf.ByteString;
import io.coterie.sdk.node.NodeKey;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How a node came to the key that it has: each earlier key has signed the one that followed it. It
 * is shown in handshakes, so that who knew an earlier key can tell the node itself from one that a
 * hub says has replaced it.
 *
 * @param steps the oldest first
 */
public record Succession(List<Step> steps) {
  /** Steps that are kept: a peer that missed more of them does not know the node any more. */
  static final int MOST = 16;

  private static final byte[] PURPOSE =
      "coterie.agent.v1.Succession\0".getBytes(StandardCharsets.US_ASCII);
  private static final int SIGNATURE = 64;
  private static final int STEP = RawKey.LENGTH + SIGNATURE;
  private static final Succession NONE = new Succession(List.of());

  /**
   * One replacement.
   *
   * @param key that was replaced, 32 bytes
   * @param signature by it, over the key that followed
   */
  public record Step(ByteString key, ByteString signature) {}

  /** Copies the list. */
  public Succession {
    steps = List.copyOf(steps);
  }

  /** Of a node that has the key it began with. */
  public static Succession none() {
    return NONE;
  }

  /** With one more: the node's key is replaced. */
  public Succession then(NodeKey replaced, NodeKey replacement) {
    var all = new ArrayList<>(steps);
    all.add(
        new Step(
            replaced.publicKey(), replaced.sign(signed(replacement.publicKey().toByteArray()))));
    return new Succession(all.subList(Math.max(0, all.size() - MOST), all.size()));
  }

  /** Whether the one key was replaced by the other, however many were between them. */
  boolean leads(PinnedKey from, PinnedKey to) {
    var reached = from;
    for (int i = 0; i < steps.size(); i++) {
      if (!steps.get(i).key().equals(reached.raw())) {
        continue;
      }
      var next = i + 1 < steps.size() ? new PinnedKey(steps.get(i + 1).key()) : to;
      if (!vouches(steps.get(i), next)) {
        return false;
      }
      if (next.equals(to)) {
        return true;
      }
      reached = next;
    }
    return false;
  }

  /** 96 bytes a step. */
  public byte[] toByteArray() {
    var out = new ByteArrayOutputStream(steps.size() * STEP);
    for (var step : steps) {
      out.writeBytes(step.key().toByteArray());
      out.writeBytes(step.signature().toByteArray());
    }
    return out.toByteArray();
  }

  /** What {@link #toByteArray} has made; empty: it was not. */
  public static Optional<Succession> parse(byte[] bytes) {
    if (bytes.length % STEP != 0 || bytes.length > MOST * STEP) {
      return Optional.empty();
    }
    var steps = new ArrayList<Step>();
    for (int at = 0; at < bytes.length; at += STEP) {
      steps.add(
          new Step(
              ByteString.copyFrom(bytes, at, RawKey.LENGTH),
              ByteString.copyFrom(bytes, at + RawKey.LENGTH, SIGNATURE)));
    }
    return Optional.of(new Succession(steps));
  }

  private static boolean vouches(Step step, PinnedKey next) {
    return RawKey.signed(
        step.key().toByteArray(), signed(next.bytes()), step.signature().toByteArray());
  }

  private static byte[] signed(byte[] next) {
    var out = new ByteArrayOutputStream(PURPOSE.length + next.length);
    out.writeBytes(PURPOSE);
    out.writeBytes(next);
    return out.toByteArray();
  }
}
