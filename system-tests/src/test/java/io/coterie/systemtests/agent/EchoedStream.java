package io.coterie.systemtests.agent;

/** A test's end of a stream that an agent has to another's echo. It is good for one transfer. */
public final class EchoedStream {
  private final SiteAgent agent;
  private final int number;

  EchoedStream(SiteAgent agent, int number) {
    this.agent = agent;
    this.number = number;
  }

  /** Begins to send so many bytes, some each moment. */
  public void send(long bytes) {
    var _ = agent.ask("send " + number + " " + bytes);
  }

  /** How many have come back so far. */
  public long returned() {
    return agent.ask("returned " + number).get("returned").getAsLong();
  }

  /** Sends no more. */
  public void enough() {
    var _ = agent.ask("enough " + number);
  }

  /**
   * Waits for the end; whether everything came back as it was.
   *
   * @throws OrderFailedException if the stream did not last
   */
  public boolean isWhole() {
    return agent.ask("result " + number).get("same").getAsBoolean();
  }
}
