package io.coterie.sdk.agent;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.coterie.sdk.agent.session.AgentStream;
import java.io.IOException;

/** Two streams that are each other's ends. */
record Talk(AgentStream one, AgentStream other) {
  static Talk between(Agent dialler, Agent listener, String target, int port) throws Exception {
    try (var listening = listener.listen(port)) {
      var one = dialler.dial(target, port);
      return new Talk(one, listening.accept());
    }
  }

  /** Something goes both ways. */
  void works(String text) throws IOException {
    say(one, text);
    assertThat(hear(other, text.length())).isEqualTo(text);
    say(other, text);
    assertThat(hear(one, text.length())).isEqualTo(text);
  }

  static void say(AgentStream stream, String text) throws IOException {
    stream.output().write(text.getBytes(UTF_8));
  }

  static String hear(AgentStream stream, int length) throws IOException {
    return new String(stream.input().readNBytes(length), UTF_8);
  }
}
