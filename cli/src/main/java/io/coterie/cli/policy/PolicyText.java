package io.coterie.cli.policy;

import io.coterie.cli.output.CliFailure;
import io.coterie.cli.terminal.Environment;
import io.grpc.Status.Code;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;

/**
 * A policy as somebody wrote it.
 *
 * @param name what to call it: its file
 */
record PolicyText(String name, String text) {
  /** What the hub takes at most. */
  private static final int BYTES = 256 * 1024;

  private static final String STANDARD_INPUT = "-";

  /**
   * Reads it. A blank one is refused: to a hub it means that there shall be no policy, which a file
   * that came out empty by accident must not say.
   *
   * @param file {@code -}: standard input
   */
  static PolicyText read(Environment environment, String file) throws IOException {
    if (file.equals(STANDARD_INPUT)) {
      return new PolicyText("standard input", decoded("standard input", environment.in()));
    }
    try (InputStream in = Files.newInputStream(environment.folder().resolve(file))) {
      return new PolicyText(file, decoded(file, in));
    }
  }

  /** What it says, safe to show: what could command a terminal, or hide text, is replaced. */
  static String shown(String text) {
    return text.replaceAll("[\\p{Cntrl}\\p{Cf}&&[^\\t\\n]]", "?");
  }

  private static String decoded(String name, InputStream in) throws IOException {
    byte[] bytes = in.readNBytes(BYTES + 1);
    if (bytes.length > BYTES) {
      throw unfit(name + " is too large: a policy has 256 KiB of text at most");
    }
    try {
      var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      if (text.isBlank()) {
        throw new CliFailure(
            Code.INVALID_ARGUMENT,
            "POLICY_EMPTY",
            name + " is empty",
            "\"rules: []\" denies everything; to take the policy away: coterie policy rm");
      }
      return text;
    } catch (CharacterCodingException _) {
      throw unfit(name + " is no text in UTF-8");
    }
  }

  private static CliFailure unfit(String message) {
    return new CliFailure(Code.INVALID_ARGUMENT, "POLICY_UNREADABLE", message);
  }
}
