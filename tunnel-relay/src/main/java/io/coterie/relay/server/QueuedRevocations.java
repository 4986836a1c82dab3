package io.coterie.relay.server;

import io.coterie.relay.control.Mailbox;
import io.coterie.relay.revocation.Register;
import io.coterie.relay.revocation.RevocationFeed;
import io.coterie.relay.revocation.Source;
import io.coterie.relay.wire.ShortId;
import java.util.function.Consumer;

/**
 * Hands what ended to the control thread; whoever says it waits where that has too much to do.
 * Nothing gets lost.
 */
final class QueuedRevocations implements RevocationFeed {
  private final Mailbox mailbox;
  private final Register register;

  QueuedRevocations(Mailbox mailbox, Register register) {
    this.mailbox = mailbox;
    this.register = register;
  }

  @Override
  public void memberEnded(ShortId network, ShortId node, long version) {
    say(feed -> feed.memberEnded(network, node, version));
  }

  @Override
  public void memberChanged(ShortId network, ShortId node, long version) {
    say(feed -> feed.memberChanged(network, node, version));
  }

  @Override
  public void policyChanged(ShortId network, long version) {
    say(feed -> feed.policyChanged(network, version));
  }

  @Override
  public void networkDeleted(ShortId network) {
    say(feed -> feed.networkDeleted(network));
  }

  @Override
  public void nodeEnded(ShortId node, long version) {
    say(feed -> feed.nodeEnded(node, version));
  }

  @Override
  public void nodeKeyChanged(ShortId node, long version) {
    say(feed -> feed.nodeKeyChanged(node, version));
  }

  @Override
  public void trustEnded(ShortId one, ShortId other, long version) {
    say(feed -> feed.trustEnded(one, other, version));
  }

  @Override
  public void noLongerPublic(ShortId node, long version) {
    say(feed -> feed.noLongerPublic(node, version));
  }

  @Override
  public void snapshotEnded(Source source) {
    say(feed -> feed.snapshotEnded(source));
  }

  @Override
  public void heard(Source source) {
    say(feed -> feed.heard(source));
  }

  @Override
  public void restarted(Source source) {
    say(feed -> feed.restarted(source));
  }

  /** Interrupted, it was not said: the source is told that by its own end. */
  private void say(Consumer<RevocationFeed> what) {
    try {
      mailbox.put(() -> what.accept(register));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted before the relay heard of a revocation");
    }
  }
}
