package io.coterie.cli.account;

import io.coterie.auth.v1.Account;
import io.coterie.cli.output.Constant;
import io.coterie.cli.output.Times;

/** One account, and all about it. */
public final class AccountDetails {
  private AccountDetails() {}

  public static String text(Account account) {
    return """
    Name:     %s
    Id:       %s
    Role:     %s
    Plan:     %s
    Created:  %s
    State:    %s\
    """
        .formatted(
            account.getName(),
            account.getId(),
            Constant.word(account.getSystemRole()),
            account.getPlan(),
            Times.text(account.getCreateTime()),
            account.getDisabled() ? "disabled" : "active");
  }
}
