package io.coterie.platform.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * The names most like one that was not found, so that a slip of the hand is put right at a glance.
 */
final class NearestNames {
  private static final int SHOWN = 3;

  private NearestNames() {}

  static List<String> to(String name, Collection<String> known) {
    int allowed = Math.max(2, name.length() / 4);
    return known.stream()
        .map(candidate -> new Candidate(candidate, distance(name, candidate)))
        .filter(candidate -> candidate.distance <= allowed)
        .sorted(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::name))
        .limit(SHOWN)
        .map(Candidate::name)
        .toList();
  }

  private record Candidate(String name, int distance) {}

  /** Levenshtein's, one row at a time. */
  private static int distance(String a, String b) {
    var row = new int[b.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(substituted, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
