package io.coterie.cli.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class MarkedTest {
  @Test
  void caretStandsBelowTheColumnWhateverTheCharacters() {
    assertThat(Marked.of("line 2, column 4: no", "a\r\n\t😀\u202eb\r\nc"))
        .isEqualTo("line 2, column 4: no\n    2 |  😀?b\n      |    ^");
    assertThat(Marked.of("line 1, column 4: ends", "abc"))
        .isEqualTo("line 1, column 4: ends\n    1 | abc\n      |    ^");
  }

  @Test
  void longLineIsCutAroundTheColumn() {
    String line = "x".repeat(1000) + "Y" + "z".repeat(1000);
    String[] marked = Marked.of("line 1, column 1001: here", line).split("\n", -1);
    assertThat(marked[1]).hasSizeLessThan(100).contains("| ...x").endsWith("z...");
    assertThat(marked[1].charAt(marked[2].indexOf('^'))).isEqualTo('Y');
  }

  @Test
  void problemWithoutAPlaceInTheTextStaysAsItIs() {
    for (String problem : new String[] {"no", "line 9, column 1: no", "line 0, column 0: no"}) {
      assertThat(Marked.of(problem, "a\nb")).isEqualTo(problem);
    }
    assertThat(Marked.of("line 1, column 99: no", "ab")).endsWith("| ab\n      |   ^");
  }
}
