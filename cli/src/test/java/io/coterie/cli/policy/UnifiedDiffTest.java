package io.coterie.cli.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class UnifiedDiffTest {
  private static final String TEN = "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n";

  @Test
  void equalTextsHaveNoDifference() {
    assertThat(UnifiedDiff.of("a", TEN, "b", TEN)).isEmpty();
    assertThat(UnifiedDiff.of("a", "", "b", "")).isEmpty();
  }

  @Test
  void changesFarApartAreHunksOfTheirOwn() {
    assertThat(UnifiedDiff.of("a", TEN, "b", "one\n2\n3\n4\n5\n6\n7\n8\n9\n"))
        .isEqualTo(
            """
            --- a
            +++ b
            @@ -1,4 +1,4 @@
            -1
            +one
             2
             3
             4
            @@ -7,4 +7,3 @@
             7
             8
             9
            -10
            """);
  }

  @Test
  void changesCloseByShareAHunk() {
    assertThat(UnifiedDiff.of("a", TEN, "b", "1\n3\n4\n5\n6\n7\n8\n10\n"))
        .contains("@@ -1,10 +1,8 @@")
        .containsOnlyOnce("@@ -");
  }

  @Test
  void textThatBeginsOrEndsIsCountedAsDiffDoes() {
    assertThat(UnifiedDiff.of("a", "", "b", "x\n")).contains("@@ -0,0 +1,1 @@\n+x\n");
    assertThat(UnifiedDiff.of("a", "x\n", "b", "x"))
        .endsWith("@@ -1,1 +1,1 @@\n-x\n+x\n\\ No newline at end of file\n");
  }
}
