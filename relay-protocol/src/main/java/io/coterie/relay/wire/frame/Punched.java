package io.coterie.relay.wire.frame;

import io.coterie.relay.wire.MalformedFrameException;
import io.coterie.relay.wire.WireReader;
import io.coterie.relay.wire.WireWriter;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;

/**
 * Where the other end of a flow might be reached: what came in a {@link Punch}, on its way on.
 *
 * @param reflexive where the relay sees it; empty: it does not come by UDP
 */
public record Punched(
    int flow,
    boolean answer,
    Optional<InetSocketAddress> reflexive,
    List<InetSocketAddress> candidates)
    implements Control {
  public Punched {
    candidates = List.copyOf(candidates);
  }

  static Punched read(WireReader in) throws MalformedFrameException {
    return new Punched(in.u32(), Punch.readFlags(in), in.address(), Punch.readCandidates(in));
  }

  @Override
  public int type() {
    return FrameType.PUNCH;
  }

  @Override
  public void write(WireWriter out) {
    out.u32(flow).u8(Punch.flags(answer)).address(reflexive);
    Punch.write(out, candidates);
  }
}
