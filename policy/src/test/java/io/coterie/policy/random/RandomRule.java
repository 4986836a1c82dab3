package io.coterie.policy.random;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** A rule of chance, in the words of the language. */
public record RandomRule(
    String action, List<String> from, List<String> to, List<String> ports, List<String> protocols) {
  static RandomRule next(int members, Random random) {
    return new RandomRule(
        random.nextInt(4) == 0 ? "deny" : "allow",
        some(3, random, () -> selector(members, random)),
        some(3, random, () -> selector(members, random)),
        some(4, random, () -> ports(random)),
        random.nextBoolean()
            ? List.of()
            : some(2, random, () -> random.nextBoolean() ? "stream" : "datagram"));
  }

  private static String selector(int members, Random random) {
    return switch (random.nextInt(8)) {
      case 0 -> "*";
      case 1 -> "role:" + List.of("owner", "admin", "member").get(random.nextInt(3));
      case 2 -> "node:" + RandomNetwork.id(random.nextInt(members + 2));
      case 3 -> "host:host-" + random.nextInt(members);
      default -> "tag:" + RandomNetwork.tag(random);
    };
  }

  private static String ports(Random random) {
    int one = RandomPort.next(random);
    int other = RandomPort.next(random);
    return switch (random.nextInt(6)) {
      case 0 -> "*";
      case 1, 2 -> Math.min(one, other) + "-" + Math.max(one, other);
      default -> Integer.toString(one);
    };
  }

  private static List<String> some(int most, Random random, Supplier<String> one) {
    var all = new ArrayList<String>();
    int count = 1 + random.nextInt(most);
    for (int i = 0; i < count; i++) {
      all.add(one.get());
    }
    return all;
  }
}
