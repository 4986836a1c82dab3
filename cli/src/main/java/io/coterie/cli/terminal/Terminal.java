package io.coterie.cli.terminal;

import java.util.Optional;

/** Whoever sits in front of the command, if anybody does. */
public interface Terminal {
  /** Nobody does. */
  Terminal NONE =
      new Terminal() {
        @Override
        public boolean interactive() {
          return false;
        }

        @Override
        public Optional<String> secret(String question) {
          return Optional.empty();
        }

        @Override
        public boolean confirms(String question) {
          return false;
        }
      };

  /** Output goes to a screen and input comes from a keyboard. */
  boolean interactive();

  /** Standard error goes to a screen, whatever becomes of the output. */
  default boolean watched() {
    return interactive();
  }

  /**
   * Asks for a secret, which does not show while it is typed; empty when there is nobody to ask or
   * nothing was typed.
   */
  Optional<String> secret(String question);

  /** Asks a question that anything but yes denies. */
  boolean confirms(String question);
}
