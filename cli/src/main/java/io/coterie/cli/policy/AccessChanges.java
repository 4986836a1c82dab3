package io.coterie.cli.policy;

import io.coterie.cli.output.Table;
import io.coterie.network.v1.AccessChange;
import io.coterie.network.v1.AccessPair;
import io.coterie.network.v1.TestPolicyResponse;
import java.util.stream.Collectors;

/** Who would gain and who would lose ports. */
final class AccessChanges {
  private static final int EXAMPLES = 3;

  private AccessChanges() {}

  static String text(TestPolicyResponse trial) {
    if (trial.getChangesCount() == 0) {
      return "No node would gain or lose a port to another.";
    }
    var table = new Table("PAIRS", "GAIN", "LOSE", "FOR EXAMPLE");
    for (AccessChange change : trial.getChangesList()) {
      table.row(
          change.getPairs(),
          Ports.text(change.getGainedList()),
          Ports.text(change.getLostList()),
          examples(change));
    }
    String further =
        trial.getOtherPairs() == 0
            ? ""
            : "\nAnd %s in other ways.".formatted(Count.of(trial.getOtherPairs(), "pair"));
    return "%s%s\n%s of nodes would gain ports, %d would lose ports."
        .formatted(
            table, further, Count.of(trial.getPairsGaining(), "pair"), trial.getPairsLosing());
  }

  private static String examples(AccessChange change) {
    String named =
        change.getExamplesList().stream()
            .limit(EXAMPLES)
            .map(AccessChanges::pair)
            .collect(Collectors.joining(", "));
    return change.getPairs() > Math.min(EXAMPLES, change.getExamplesCount())
        ? named + ", ..."
        : named;
  }

  private static String pair(AccessPair pair) {
    return name(pair.getSourceName(), pair.getSource())
        + " -> "
        + name(pair.getTargetName(), pair.getTarget());
  }

  private static String name(String hostname, String id) {
    return hostname.isEmpty() ? id : hostname;
  }
}
