package io.coterie.relay.feed;

import io.coterie.relay.revocation.RevocationFeed;
import io.coterie.relay.revocation.Source;
import io.coterie.relay.wire.ShortId;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what it hears, in words; ids by their first character. */
final class Recorder implements RevocationFeed {
  /** Without what only says that there is somebody. */
  final List<String> heard = new CopyOnWriteArrayList<>();

  @Override
  public void memberEnded(ShortId network, ShortId node, long version) {
    add("member ended", network, node, version);
  }

  @Override
  public void memberChanged(ShortId network, ShortId node, long version) {
    add("member changed", network, node, version);
  }

  @Override
  public void policyChanged(ShortId network, long version) {
    add("policy changed", network, version);
  }

  @Override
  public void networkDeleted(ShortId network) {
    add("network deleted", network);
  }

  @Override
  public void nodeEnded(ShortId node, long version) {
    add("node ended", node, version);
  }

  @Override
  public void nodeKeyChanged(ShortId node, long version) {
    add("key changed", node, version);
  }

  @Override
  public void trustEnded(ShortId one, ShortId other, long version) {
    add("trust ended", one, other, version);
  }

  @Override
  public void noLongerPublic(ShortId node, long version) {
    add("private", node, version);
  }

  @Override
  public void snapshotEnded(Source source) {
    add("complete", source);
  }

  @Override
  public void heard(Source source) {
    // as often as the feed likes
  }

  @Override
  public void restarted(Source source) {
    add("restarted", source);
  }

  private void add(String what, Object... about) {
    var text = new StringBuilder(what);
    for (var part : about) {
      text.append(' ').append(part instanceof ShortId id ? id.text().substring(0, 1) : part);
    }
    heard.add(text.toString());
  }
}
