package io.coterie.standalone.fuzz;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.FieldDescriptor.JavaType;
import com.google.protobuf.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Words and bytes that mean something to the hub, told to it or learned from its answers: with
 * them, chance gets past the first check.
 */
final class Vocabulary {
  private static final int LARGEST = 400;

  private static final List<String> ODD =
      List.of(
          "",
          " ",
          "0",
          "-1",
          "1",
          "4294967295",
          "4294967296",
          "99999999999999999999999",
          "operator",
          "backbone",
          "me/default",
          "a/b/c",
          "/",
          "..",
          "*",
          "%",
          "%s%n",
          "\\",
          "'; DROP TABLE network.network; --",
          "\u0000",
          "a\u0000b",
          "\u0007\u001b[31m",
          "\uFFFF\uFFFE",
          "\u202Eevil",
          "İstanbul",
          "𝔘𝔫𝔦𝔠𝔬𝔡𝔢",
          "1:0001.0000.0001",
          "0:0000.0000.0001",
          "127.0.0.1:9000",
          "[::1]:65536",
          "description",
          "join_rule,name",
          "net_" + "0".repeat(32),
          "node_" + "z".repeat(32),
          "00000000-0000-0000-0000-000000000000");

  private final List<String> texts = new ArrayList<>(ODD);
  private final List<ByteString> bytes = new ArrayList<>(List.of(ByteString.EMPTY));
  private final Set<String> unspeakable;

  /**
   * An empty one, but for odd words.
   *
   * @param unspeakable never learned, because using it would end the run
   */
  Vocabulary(Set<String> unspeakable) {
    this.unspeakable = unspeakable;
  }

  void add(String word) {
    if (!unspeakable.contains(word)) {
      texts.add(word);
    }
  }

  void add(ByteString some) {
    bytes.add(some);
  }

  /** Takes every word of an answer in; old ones make room by chance. */
  void learn(Message answer, Random random) {
    answer
        .getAllFields()
        .forEach((field, value) -> {
          for (var one : value instanceof List<?> all ? all : List.of(value)) {
            if (field.getJavaType() == JavaType.MESSAGE) {
              learn((Message) one, random);
            } else if (one instanceof String word && !unspeakable.contains(word)) {
              keep(texts, word, ODD.size(), random);
            } else if (one instanceof ByteString some) {
              keep(bytes, some, 1, random);
            }
          }
        });
  }

  String text(Random random) {
    var word = texts.get(random.nextInt(texts.size()));
    return switch (random.nextInt(12)) {
      case 0 -> word + texts.get(random.nextInt(texts.size()));
      case 1 -> word.isEmpty() ? word : word.substring(random.nextInt(word.length()));
      case 2 ->
          random
              .ints(random.nextInt(40), 0, 0x3000)
              .mapToObj(Character::toString)
              .reduce("", String::concat);
      case 3 ->
          random.nextInt(10) == 0
              ? "x".repeat(random.nextInt(70_000))
              : word.toUpperCase(java.util.Locale.ROOT);
      default -> word;
    };
  }

  ByteString bytes(Random random) {
    if (random.nextInt(3) > 0) {
      return bytes.get(random.nextInt(bytes.size()));
    }
    var some = new byte[random.nextInt(20) == 0 ? random.nextInt(20_000) : random.nextInt(80)];
    random.nextBytes(some);
    return ByteString.copyFrom(some);
  }

  private static <T> void keep(List<T> known, T fresh, int fixed, Random random) {
    if (known.size() < LARGEST) {
      known.add(fresh);
    } else {
      known.set(fixed + random.nextInt(known.size() - fixed), fresh);
    }
  }
}
