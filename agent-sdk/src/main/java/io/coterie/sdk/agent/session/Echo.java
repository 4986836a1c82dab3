package io.coterie.sdk.agent.session;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Questions that the peer answers with the same bytes, in datagrams between those of ports: {@code
 * kind 1 | stamp 8}, kind 2 asking and 3 answering. Used on the event loop only.
 */
final class Echo {
  private static final int ASKING = 2;
  private static final int ANSWERING = 3;
  private static final int LENGTH = 9;
  private static final int MOST_UNANSWERED = 64;

  /** An answer that takes longer may never come. */
  private static final Duration LATE = Duration.ofSeconds(2);

  private final Consumer<ByteBuf> out;
  private final Map<Long, Question> unanswered = new LinkedHashMap<>();
  private long stamp;
  private long lastAnswered;
  private long heard = System.nanoTime();
  private @Nullable Duration last;

  private record Question(long asked, CompletableFuture<Duration> answer) {}

  Echo(Consumer<ByteBuf> out) {
    this.out = out;
  }

  /** How long the answer took; cancelled when it is too late to be of interest. */
  CompletableFuture<Duration> ask() {
    if (unanswered.size() == MOST_UNANSWERED) {
      var oldest = unanswered.keySet().iterator().next();
      Optional.ofNullable(unanswered.remove(oldest)).ifPresent(q -> q.answer().cancel(false));
    }
    var question = new Question(System.nanoTime(), new CompletableFuture<>());
    unanswered.put(++stamp, question);
    out.accept(datagram(ASKING, stamp));
    return question.answer();
  }

  Optional<Duration> last() {
    return Optional.ofNullable(last);
  }

  /** Whether a question waits for its answer for too long, and no later one was answered. */
  boolean isLate() {
    long now = System.nanoTime();
    return unanswered.entrySet().stream()
        .anyMatch(q -> q.getKey() > lastAnswered && now - q.getValue().asked() > LATE.toNanos());
  }

  /** How long ago the last answer came, or the connection began. */
  Duration silence() {
    return Duration.ofNanos(System.nanoTime() - heard);
  }

  /** Takes the datagram over if it is a question or an answer; else false. */
  boolean received(ByteBuf datagram) {
    if (datagram.readableBytes() != LENGTH) {
      return false;
    }
    int at = datagram.readerIndex();
    int kind = datagram.getUnsignedByte(at);
    if (kind != ASKING && kind != ANSWERING) {
      return false;
    }
    long about = datagram.getLong(at + 1);
    datagram.release();
    if (kind == ASKING) {
      out.accept(datagram(ANSWERING, about));
    } else {
      answered(about);
    }
    return true;
  }

  private void answered(long about) {
    var question = unanswered.remove(about);
    if (question != null) {
      var took = Duration.ofNanos(System.nanoTime() - question.asked());
      last = took;
      heard = System.nanoTime();
      lastAnswered = Math.max(lastAnswered, about);
      question.answer().complete(took);
    }
  }

  private static ByteBuf datagram(int kind, long about) {
    return Unpooled.directBuffer(LENGTH).writeByte(kind).writeLong(about);
  }
}
