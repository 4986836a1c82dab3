package io.coterie.standalone.matrix;

import com.google.protobuf.Message;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** The secrets that went over the wire, and whether a text has one of them. */
final class Secrets {
  /** What the tests choose as people would, and how every signed token begins. */
  private static final List<String> CHOSEN =
      List.of(
          AccountQuestions.PASSWORD,
          AccountQuestions.NEW_PASSWORD,
          Setting.SECRET,
          JoinQuestions.WRONG_SECRET,
          NetworkQuestions.NEW_SECRET,
          "eyJhbGci");

  /** Every form of credential and code; ids have other prefixes. */
  private static final Pattern FORM =
      Pattern.compile("(utok|ntok|atok|stok|nses|inv|rst)_[0-9a-z]{20,}");

  private static final Pattern LONG_WORD = Pattern.compile("[0-9A-Za-z]{20,}");
  private static final Pattern BYTES = Pattern.compile("\\\\x((?:[0-9a-f]{2})+)");

  private final Set<String> known = ConcurrentHashMap.newKeySet();

  /** Keeps what a message holds: the contracts say which fields are secret. */
  void keepThoseOf(Message message) {
    for (var entry : message.getAllFields().entrySet()) {
      if (entry.getKey().getOptions().getDebugRedact()) {
        keep(entry.getValue().toString());
      }
    }
  }

  /** Keeps a secret, its prefix apart: it might be stored without. */
  void keep(String secret) {
    known.add(secret.replaceFirst("^[a-z]{3,4}_", ""));
  }

  int count() {
    return known.size();
  }

  /** A secret that the text has, also among the bytes that it shows in hexadecimal. */
  Optional<String> in(String text) {
    var hidden = BYTES.matcher(text).results().map(bytes -> decoded(bytes.group(1))).toList();
    return openly(text).or(() -> hidden.stream().flatMap(t -> openly(t).stream()).findFirst());
  }

  private Optional<String> openly(String text) {
    return CHOSEN.stream()
        .filter(text::contains)
        .findFirst()
        .or(() -> FORM.matcher(text).results().map(found -> found.group()).findFirst())
        .or(() ->
            LONG_WORD
                .matcher(text)
                .results()
                .map(word -> word.group())
                .filter(known::contains)
                .findFirst());
  }

  private static String decoded(String hexadecimal) {
    return new String(HexFormat.of().parseHex(hexadecimal), StandardCharsets.ISO_8859_1);
  }
}
