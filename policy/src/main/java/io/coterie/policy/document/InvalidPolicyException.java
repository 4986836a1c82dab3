package io.coterie.policy.document;

import static java.util.Comparator.comparing;

import java.util.List;

/** A policy is not accepted. The only exception that reading one can end with. */
public final class InvalidPolicyException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** More than anybody mends at once. */
  static final int MOST = 50;

  private final transient List<Problem> problems;

  /**
   * @param problems one at least
   */
  public InvalidPolicyException(List<Problem> problems) {
    super(problems.getFirst().toString());
    this.problems = problems.stream().sorted(comparing(Problem::at)).limit(MOST).toList();
  }

  /** What is wrong, in the order of the text; of many the first 50. */
  public List<Problem> problems() {
    return problems;
  }
}
