package io.coterie.cli.plan;

import io.coterie.auth.v1.GetUsageResponse;
import io.coterie.auth.v1.Usage;
import io.coterie.cli.output.Constant;
import io.coterie.cli.output.Table;

/** How much of a plan is used, a quota a line. */
public final class UsageTable {
  private UsageTable() {}

  public static String text(GetUsageResponse usage) {
    var table = new Table("QUOTA", "NETWORK", "USED", "LIMIT");
    for (Usage one : usage.getUsagesList()) {
      table.row(
          Constant.word(one.getQuota()),
          Table.orDash(one.getNetworkName()),
          one.getUsed(),
          Limits.text(one.getLimit()));
    }
    return "Plan: " + usage.getPlan() + "\n" + table;
  }
}
