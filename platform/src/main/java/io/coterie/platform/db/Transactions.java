package io.coterie.platform.db;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import io.coterie.platform.call.Call;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Where transactions begin and end. Work may be run more than once, when PostgreSQL asks for a
 * transaction to be repeated: it must have no effect but through the transaction. One transaction
 * at a time on a thread. A failure thrown by the work rolls back.
 */
public final class Transactions {
  private final Database database;
  private final Clock clock;

  public Transactions(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * Reads; each statement sees what is committed when it starts, and is a transaction by itself.
   */
  public <T extends @Nullable Object> T read(Function<? super DSLContext, ? extends T> work) {
    return new Attempts<T>(database, Mode.READ).run(session -> work.apply(session.db()));
  }

  /** Reads; all statements see the same moment. */
  public <T extends @Nullable Object> T snapshot(Function<? super DSLContext, ? extends T> work) {
    return new Attempts<T>(database, Mode.SNAPSHOT).run(session -> work.apply(session.db()));
  }

  /**
   * Writes, for jobs and consumers: durable when it returns, with no request id and no duty to
   * audit.
   */
  public <T extends @Nullable Object> T write(Function<? super Tx, ? extends T> work) {
    return new Attempts<T>(database, Mode.WRITE)
        .run(session -> {
          var tx = begin(session);
          var result = work.apply(tx);
          FeedWriter.write(tx.db(), tx.published(), tx.now());
          return result;
        });
  }

  /**
   * Writes, for the call that is being served, and makes its answer: durable when it returns. A
   * repeat of a call with a request id gets the first answer, and the work is not done again.
   *
   * @throws IllegalStateException if the work neither audits nor says why not
   */
  public <T, R extends Message> R mutate(
      Answer<T, R> answer, Function<? super Tx, ? extends T> work) {
    var call = Call.current();
    return new Attempts<R>(database, Mode.WRITE)
        .run(session -> {
          var tx = begin(session);
          var before = call.requestKey().flatMap(key -> answered(tx, call));
          if (before.isPresent()) {
            return parse(answer, before.get());
          }
          var reply = answer.render().apply(work.apply(tx));
          if (!tx.accountedFor()) {
            throw new IllegalStateException(
                call.method() + " neither audits its change nor says why not");
          }
          FeedWriter.write(tx.db(), tx.published(), tx.now());
          call.requestKey()
              .ifPresent(key -> RequestIds.store(tx.db(), call, key, reply.toByteArray()));
          return reply;
        });
  }

  private Tx begin(Session session) {
    return session.begin(clock.instant().truncatedTo(ChronoUnit.MICROS));
  }

  private static Optional<byte[]> answered(Tx tx, Call call) {
    var key = call.requestKey().orElseThrow();
    return RequestIds.claim(tx.db(), call, key, tx.now())
        ? Optional.empty()
        : RequestIds.find(tx.db(), call, key);
  }

  private static <R extends Message> R parse(Answer<?, R> answer, byte[] bytes) {
    try {
      return answer.parser().parseFrom(bytes);
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("a stored answer is not of the type it was stored as", e);
    }
  }
}
