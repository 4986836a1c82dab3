package io.coterie.policy.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.coterie.policy.random.RandomPolicy;
import io.coterie.policy.random.Seed;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whatever the text, it is read or refused with places that are in it. */
class ParserFuzzTest {
  private static final List<String> PIECES =
      List.of(
          "*",
          "&a ",
          "!!x ",
          "[",
          "]",
          "{",
          "}",
          ": ",
          ",",
          "\n",
          "\r",
          "\t",
          "- ",
          "? ",
          "|\n",
          ">\n",
          "\"",
          "'",
          "#",
          "%",
          "---\n",
          "...\n",
          "rules",
          "\\",
          "\u0000",
          "\uFEFF",
          "😀",
          "\uD83D",
          "\u2028",
          "99999999999999999999",
          "tag:",
          "<<: ");

  @Test
  void noTextMakesTheParserFail() {
    fuzz(2_000, Seed.chosen(ParserFuzzTest.class, true));
  }

  @Test
  @Tag("full")
  void noneOfManyTextsMakesTheParserFail() {
    fuzz(500_000, Seed.chosen(ParserFuzzTest.class, false));
  }

  private static void fuzz(int texts, Seed seed) {
    var random = seed.random();
    for (int i = 0; i < texts; i++) {
      var text = random.nextInt(4) == 0 ? bytes(random) : spoiled(random);
      try {
        var read = PolicyDocument.parse(text);
        assertThat(read.source()).isEqualTo(text);
      } catch (InvalidPolicyException e) {
        assertThat(e.problems())
            .as(() -> seed + "\n" + text)
            .isNotEmpty()
            .allMatch(p -> isIn(text, p.at()));
      } catch (RuntimeException | StackOverflowError e) {
        throw new AssertionError(seed + "\n" + text, e);
      }
    }
  }

  private static boolean isIn(String text, Position at) {
    long lines = text.chars().filter(c -> "\n\r\u0085\u2028\u2029".indexOf(c) >= 0).count() + 1;
    return at.line() >= 1
        && at.line() <= lines + 1
        && at.column() >= 1
        && at.column() <= text.length() + 1;
  }

  private static String bytes(Random random) {
    var bytes = new byte[random.nextInt(64)];
    random.nextBytes(bytes);
    return new String(
        bytes, random.nextBoolean() ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1);
  }

  private static String spoiled(Random random) {
    var text = new StringBuilder(RandomPolicy.next(4, random).text());
    int times = 1 + random.nextInt(4);
    for (int i = 0; i < times; i++) {
      int at = random.nextInt(text.length() + 1);
      int end = Math.min(text.length(), at + random.nextInt(6));
      switch (random.nextInt(3)) {
        case 0 -> text.delete(at, end);
        case 1 -> text.insert(at, text.substring(at, end));
        default ->
            text.insert(
                at, PIECES.get(random.nextInt(PIECES.size())).repeat(1 + random.nextInt(3)));
      }
    }
    return text.toString();
  }
}
