package io.coterie.relay.wire.frame;

import io.coterie.relay.wire.MalformedFrameException;
import io.coterie.relay.wire.WireReader;
import io.coterie.relay.wire.WireWriter;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

/**
 * Where an agent might be reached, on its way to the relay.
 *
 * @param candidates at most {@value #MOST}
 */
public record Punch(int flow, boolean answer, List<InetSocketAddress> candidates)
    implements Control {
  static final int MOST = 16;
  private static final int WANTS_ANSWER = 1;

  public Punch {
    candidates = List.copyOf(candidates);
    if (candidates.size() > MOST) {
      throw new IllegalArgumentException("at most " + MOST + " candidates");
    }
  }

  static Punch read(WireReader in) throws MalformedFrameException {
    return new Punch(in.u32(), readFlags(in), readCandidates(in));
  }

  @Override
  public int type() {
    return FrameType.PUNCH;
  }

  @Override
  public void write(WireWriter out) {
    out.u32(flow).u8(flags(answer));
    write(out, candidates);
  }

  static int flags(boolean answer) {
    return answer ? WANTS_ANSWER : 0;
  }

  static boolean readFlags(WireReader in) throws MalformedFrameException {
    return (in.u8() & WANTS_ANSWER) != 0;
  }

  static List<InetSocketAddress> readCandidates(WireReader in) throws MalformedFrameException {
    int count = in.u8();
    if (count > MOST) {
      throw new MalformedFrameException("too many candidates");
    }
    var candidates = new ArrayList<InetSocketAddress>(count);
    for (int i = 0; i < count; i++) {
      candidates.add(in.address().orElseThrow(() -> new MalformedFrameException("no address")));
    }
    return candidates;
  }

  static void write(WireWriter out, List<InetSocketAddress> candidates) {
    out.u8(candidates.size());
    candidates.forEach(out::address);
  }
}
