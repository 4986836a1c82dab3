package io.coterie.cli.policy;

import io.coterie.cli.terminal.Terminal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Somebody at a terminal who answers every question alike. */
record Asked(boolean yes, List<String> questions) implements Terminal {
  static Asked whoSays(boolean yes) {
    return new Asked(yes, new ArrayList<>());
  }

  @Override
  public boolean interactive() {
    return true;
  }

  @Override
  public Optional<String> secret(String question) {
    return Optional.empty();
  }

  @Override
  public boolean confirms(String question) {
    questions.add(question);
    return yes;
  }
}
