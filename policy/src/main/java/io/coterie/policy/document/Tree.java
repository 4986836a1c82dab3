package io.coterie.policy.document;

import java.util.List;

/** YAML or JSON with the place of everything. */
sealed interface Tree {
  Position at();

  /**
   * A single value.
   *
   * @param quoted text for certain; what is not may be a number, a truth value or nothing
   */
  record Scalar(Position at, String text, boolean quoted) implements Tree {}

  record Items(Position at, List<Tree> items) implements Tree {}

  record Mapping(Position at, List<Entry> entries) implements Tree {}

  record Entry(Tree key, Tree value) {}
}
