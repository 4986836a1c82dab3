package io.coterie.sdk.agent.control;

import com.google.protobuf.ByteString;
import java.util.List;

/** Frames to and from one relay without UDP. They may be lost, as datagrams may. Thread-safe. */
public interface RelayTunnel {
  /** Sends frames as soon as there is room; those that find none are lost. Does not block. */
  void send(List<ByteString> frames);

  /** Sends what waits, and ends it. The listener is told when that is done. */
  void close();

  /** Is told by one thread at a time, and must not block. */
  interface Listener {
    void arrived(List<ByteString> frames);

    /** Nothing gets through any more. Told once. */
    void ended(String why);
  }
}
