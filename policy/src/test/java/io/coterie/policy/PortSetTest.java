package io.coterie.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.coterie.policy.random.Seed;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Sets of ports. */
class PortSetTest {
  private static final int WIDTH = 24;

  @Test
  void rangesThatTouchBecomeOne() {
    var set =
        new PortSet(List.of(new PortRange(81, 90), new PortRange(443, 443), new PortRange(79, 80)));
    assertThat(set).hasToString("79-90, 443").extracting(PortSet::count).isEqualTo(13);
    assertThat(PortSet.ALL).hasToString("*");
    assertThat(PortSet.NONE).hasToString("none");
  }

  @Test
  void sameSetsAreEqual() {
    var whole = new PortSet(List.of(new PortRange(1, 65_535)));
    var parts = new PortSet(List.of(new PortRange(101, 65_535), new PortRange(1, 100)));
    assertThat(parts).isEqualTo(whole).isEqualTo(PortSet.ALL);
  }

  @Test
  void zeroAndMoreThan65535AreNoPorts() {
    assertThatThrownBy(() -> new PortRange(0, 80)).hasMessageContaining("0-80");
    assertThatThrownBy(() -> new PortRange(80, 65_536)).hasMessageContaining("80-65536");
    assertThatThrownBy(() -> new PortRange(81, 80)).hasMessageContaining("81-80");
  }

  @Test
  void unionAndDifferenceAreThoseOfBits() {
    var seed = Seed.chosen(PortSetTest.class, true);
    var random = seed.random();
    for (int i = 0; i < 1_000; i++) {
      var one = any(random);
      var other = any(random);
      var union = bits(one);
      union.or(bits(other));
      var difference = bits(one);
      difference.andNot(bits(other));
      assertThat(bits(PortSet.union(List.of(one, other)))).as(seed::toString).isEqualTo(union);
      assertThat(bits(one.minus(other))).as(seed::toString).isEqualTo(difference);
      assertThat(one.minus(other).count()).as(seed::toString).isEqualTo(difference.cardinality());
    }
  }

  /** A few ranges, at the lower or the upper end. */
  private static PortSet any(Random random) {
    return new PortSet(
        IntStream.range(0, random.nextInt(5))
            .mapToObj(_ -> {
              int first = 1 + random.nextInt(WIDTH - 4);
              int base = random.nextBoolean() ? 0 : 65_535 - WIDTH;
              return new PortRange(base + first, base + first + random.nextInt(5));
            })
            .toList());
  }

  private static BitSet bits(PortSet set) {
    var bits = new BitSet();
    IntStream.rangeClosed(1, WIDTH)
        .flatMap(i -> IntStream.of(i, 65_535 - WIDTH + i))
        .filter(set::contains)
        .forEach(bits::set);
    return bits;
  }
}
