package io.coterie.relay.wire.frame;

import io.coterie.relay.wire.MalformedFrameException;
import io.coterie.relay.wire.WireReader;
import io.coterie.relay.wire.WireWriter;

/** What is in a sealed frame. */
public sealed interface Control
    permits BoundBody,
        Close,
        Incoming,
        Open,
        Opened,
        Ping,
        Pong,
        Punch,
        Punched,
        Refused,
        Renew,
        Restarting {
  /** The frame's first byte. */
  int type();

  void write(WireWriter out);

  default byte[] toBytes() {
    var out = new WireWriter();
    write(out);
    return out.toBytes();
  }

  /** What an agent says to a relay. */
  static Control fromAgent(int type, byte[] body) throws MalformedFrameException {
    var in = new WireReader(body);
    var read =
        switch (type) {
          case FrameType.OPEN -> Open.read(in);
          case FrameType.PUNCH -> Punch.read(in);
          case FrameType.PING -> Ping.read(in);
          case FrameType.PONG -> Pong.read(in);
          case FrameType.CLOSE -> Close.read(in);
          default -> throw new MalformedFrameException("no frame of an agent's");
        };
    in.end();
    return read;
  }

  /** What a relay says to an agent. */
  static Control fromRelay(int type, byte[] body) throws MalformedFrameException {
    var in = new WireReader(body);
    var read =
        switch (type) {
          case FrameType.BOUND -> BoundBody.read(in);
          case FrameType.OPENED -> Opened.read(in);
          case FrameType.INCOMING -> Incoming.read(in);
          case FrameType.PUNCH -> Punched.read(in);
          case FrameType.PING -> Ping.read(in);
          case FrameType.PONG -> Pong.read(in);
          case FrameType.CLOSE -> Close.read(in);
          case FrameType.REFUSED -> Refused.read(in);
          case FrameType.RESTARTING -> Restarting.read(in);
          case FrameType.RENEW -> Renew.read(in);
          default -> throw new MalformedFrameException("no frame of a relay's");
        };
    in.end();
    return read;
  }
}
