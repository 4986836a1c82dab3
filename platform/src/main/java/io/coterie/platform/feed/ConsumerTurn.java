package io.coterie.platform.feed;

import io.coterie.platform.db.Transactions;
import io.coterie.platform.db.Tx;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One replica's turn as the one that does a consumer's work. Used by one thread. */
final class ConsumerTurn {
  private static final Logger LOG = LoggerFactory.getLogger(ConsumerTurn.class);

  private final String consumer;
  private final Transactions transactions;
  private final Duration lease;

  /** Another for every turn: a turn that was lost and won again starts from what is stored. */
  private final String holder = UUID.randomUUID().toString();

  private String resumeToken = "";
  private boolean held;

  ConsumerTurn(String consumer, Transactions transactions, Duration lease) {
    this.consumer = consumer;
    this.transactions = transactions;
    this.lease = lease;
  }

  /** Tries to get the turn; false: another replica has it. */
  boolean claim() {
    var position =
        transactions.write(tx -> ConsumerPositions.claim(tx.db(), consumer, holder, lease));
    position.ifPresent(token -> resumeToken = token);
    held = position.isPresent();
    return held;
  }

  boolean held() {
    return held;
  }

  String resumeToken() {
    return resumeToken;
  }

  /** Does some work and moves on, both or neither; nothing at all once the turn is lost. */
  void advance(String newToken, Consumer<Tx> work) {
    if (!held) {
      return;
    }
    held =
        transactions.write(tx -> {
          // First, since it locks the row: no other can take over until this is committed.
          boolean mine = ConsumerPositions.advance(tx.db(), consumer, holder, newToken, lease);
          if (mine) {
            work.accept(tx);
          }
          return mine;
        });
    resumeToken = newToken;
  }

  /** Goes back to the oldest change that the source has. */
  void startOver() {
    advance("", _ -> {});
  }

  void release() {
    if (!held) {
      return;
    }
    held = false;
    // A thread that was told to stop still has this to do, and can't speak to the database while
    // interrupted.
    boolean interrupted = Thread.interrupted();
    try {
      transactions.write(tx -> {
        ConsumerPositions.release(tx.db(), consumer, holder);
        return true;
      });
    } catch (RuntimeException e) {
      LOG.atDebug()
          .addKeyValue("consumer", consumer)
          .setCause(e)
          .log("turn not released, it will end by itself");
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
