package io.coterie.cli;

import io.coterie.cli.terminal.Terminal;
import java.util.Optional;

/** Somebody at a terminal who types one secret, whatever is asked, and says yes. */
record Typist(String secret) implements Terminal {
  @Override
  public boolean interactive() {
    return true;
  }

  @Override
  public Optional<String> secret(String question) {
    return Optional.of(secret);
  }

  @Override
  public boolean confirms(String question) {
    return true;
  }
}
