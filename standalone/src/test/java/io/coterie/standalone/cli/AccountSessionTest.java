package io.coterie.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.coterie.standalone.hub.TestHub;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Accounts, sessions and passwords, from the desks of users and of the system admin. */
class AccountSessionTest {
  private static Office office;

  @BeforeAll
  static void start() {
    office = new Office();
  }

  @AfterAll
  static void stop() {
    office.close();
  }

  @Test
  void sessionsAreListedAndEndWhereTheUserSays() {
    Desk home = office.registered("alice");
    Desk work = office.another(home);
    String id = work.data("whoami").get("token").getAsString();
    assertThat(home.done("session ls").out()).contains(id).contains("coterie-cli").hasLineCount(3);
    home.done("session end " + id);
    work.refused("whoami", "CREDENTIAL_INVALID");
    office.another(home);
    assertThat(home.done("session end --others").out()).isEqualTo("1 session ended.\n");
    assertThat(home.done("session end --others").out()).isEqualTo("0 sessions ended.\n");
    Office.hint(
        home.refused("session end tok_" + "a".repeat(26), "SESSION_NOT_FOUND"),
        "coterie session ls");
  }

  @Test
  void accountIsRenamedAndShown() {
    Desk desk = office.registered("alice");
    String name = TestHub.unique("renamed");
    desk.done("account rename " + name);
    assertThat(desk.done("account show").out()).contains("Name:     " + name).contains("user");
    Office.hint(
        desk.refused("account rename " + Office.name(office.root()), "ACCOUNT_NAME_TAKEN"),
        "another name");
    desk.done("logout");
    desk.input(Office.PASSWORD).done("login --username " + name + " --password-stdin");
  }

  @Test
  void lostPasswordIsSetByACodeOnce() {
    Desk bob = office.registered("bob");
    String name = Office.name(bob);
    String code = office.root().done("admin account reset-password " + name).out().strip();
    assertThat(code).startsWith("rst_");
    bob.input(code + "\nanother horse battery\n").done("password reset --stdin");
    bob.refused("whoami", "CREDENTIAL_INVALID");
    bob.input("another horse battery").done("login --username " + name + " --password-stdin");
    Office.hint(
        bob.input(code + "\nthird horse battery\n")
            .refused("password reset --stdin", "RESET_CODE_INVALID"),
        "new one");
    bob.refused("password reset", "PASSWORD_NEEDED");
  }

  @Test
  void disabledAccountIsOutUntilItIsEnabled() {
    Desk bob = office.registered("bob");
    String name = Office.name(bob);
    office.root().done("admin account disable " + name);
    assertThat(bob.run("whoami").code()).isEqualTo(1);
    Office.hint(
        bob.input(Office.PASSWORD)
            .refused("login --username " + name + " --password-stdin", "ACCOUNT_DISABLED"),
        "ask whoever runs the hub");
    assertThat(office.root().done("admin account show " + name).out()).contains("disabled");
    office.root().done("admin account enable " + name);
    assertThat(Office.name(bob)).isEqualTo(name);
  }

  @Test
  void systemAdminIsMadeAndUnmadeButNeverTheLast() {
    Desk bob = office.registered("bob");
    String name = Office.name(bob);
    Office.hint(bob.refused("admin stats", "SYSTEM_ADMIN_NEEDED"), "operator");
    office.root().done("admin account promote " + name);
    assertThat(bob.done("admin stats").out()).contains("Accounts:").contains("Memberships:");
    assertThat(bob.done("admin account ls --prefix " + name).out()).contains("admin");
    assertThat(bob.done("admin account ls --prefix nobody-is").out())
        .isEqualTo("No such accounts.\n");
    bob.done("admin account demote " + name);
    Office.hint(
        office
            .root()
            .refused("admin account demote " + Office.name(office.root()), "LAST_SYSTEM_ADMIN"),
        "promote");
  }

  @Test
  void everybodysNamesAndCountsAreForThoseWhoLookAfterTheHub() {
    Desk bob = office.registered("bob");
    String id = Office.network(bob, "secret");
    assertThat(office.root().done("admin network ls").out()).contains(id).contains("private");
    assertThat(office.operator().done("admin network ls").out()).contains(id);
    assertThat(office.operator().done("admin account show " + Office.name(bob)).out())
        .contains("Plan:");
    office.root().refused("network info " + id, "NETWORK_NOT_FOUND");
    bob.refused("admin network ls", "SYSTEM_ADMIN_NEEDED");
    office.root().refused("admin account show nobody-is", "ACCOUNT_NOT_FOUND");
    office.empty("nobody").refused("admin network ls", "OPERATOR_TOKEN_NEEDED");
    office.empty("nobody").refused("admin --as-me network ls", "NOT_LOGGED_IN");
  }

  @Test
  void planLimitsWhatAnAccountMayHave() {
    Desk bob = office.registered("bob");
    String name = Office.name(bob);
    String plan = "tiny";
    Desk root = office.root();
    assertThat(root.done("admin plan ls").out()).contains("free").contains("unlimited");
    root.refused("admin plan set " + plan + " --tokens 1", "LIMITS_NEEDED");
    root.done(
        "admin plan set "
            + plan
            + " --networks-owned 1 --networks-joined 1 --agents-per-network 1"
            + " --members-per-network 1 --tasks-per-day 1 --tokens 1");
    root.done("admin plan assign " + name + " " + plan);
    assertThat(bob.done("usage").out()).contains("Plan: tiny").contains("networks-owned");
    assertThat(office.operator().done("admin account usage " + name).out()).contains("Plan: tiny");
    Office.hint(bob.refused("network create more", "QUOTA_EXCEEDED"), "coterie usage");
    root.done("admin plan set " + plan + " --networks-owned unlimited");
    bob.done("network create more");
    Office.hint(
        root.refused("admin plan assign " + name + " none-such", "PLAN_NOT_FOUND"), "plan ls");
    bob.refused("admin plan assign " + name + " pro", "SYSTEM_ADMIN_NEEDED");
  }
}
