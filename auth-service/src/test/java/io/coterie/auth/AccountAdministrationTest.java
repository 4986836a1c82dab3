package io.coterie.auth;

import static io.coterie.auth.Client.PASSWORD;
import static io.coterie.testing.Refusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.coterie.auth.v1.Account;
import io.coterie.auth.v1.BatchGetAccountsRequest;
import io.coterie.auth.v1.ListAccountsRequest;
import io.coterie.auth.v1.SystemRole;
import io.coterie.platform.failure.PlatformReason;
import io.coterie.platform.id.AccountId;
import io.coterie.platform.identity.ServiceName;
import io.coterie.testing.Refusal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** Looking at accounts, their names, and their rights over the hub. */
@TestInstance(Lifecycle.PER_CLASS)
final class AccountAdministrationTest {
  private final Hub hub = new Hub();
  private final Replica auth = hub.start();
  private final Client root = auth.with(auth.anybody().register("root").getUserToken());

  @AfterAll
  void stop() {
    hub.close();
  }

  @Test
  void anAccountSeesItselfByIdAndByName() {
    var alice = auth.anybody().register("Alice");
    for (var token : new String[] {alice.getUserToken(), alice.getNetworkToken()}) {
      assertThat(auth.with(token).account(alice.getAccount().getId()))
          .isEqualTo(alice.getAccount());
      assertThat(auth.with(token).account("aLICE")).isEqualTo(alice.getAccount());
    }
    assertThat(alice.getAccount().getPlan()).isEqualTo("free");
  }

  @Test
  void anotherAccountLooksLikeNone() {
    var bob = auth.with(auth.anybody().register("bob").getUserToken());
    var carol = auth.anybody().register("carol").getAccount();
    var absent = Refusal.of(() -> bob.account(AccountId.random().text()));
    assertThat(absent.reason()).isEqualTo(AuthReason.ACCOUNT_NOT_FOUND.name());
    for (var named : List.of(carol.getId(), "carol", "nobody-of-this-name")) {
      assertThat(Refusal.of(() -> bob.account(named))).isEqualTo(absent);
      assertThat(Refusal.of(() -> bob.rename(named, "hijacked"))).isEqualTo(absent);
    }
    assertThat(root.account("carol")).isEqualTo(carol);
  }

  @Test
  void aSystemAdminsNetworkTokenSeesNoOtherAccount() {
    var chief = auth.anybody().register("chief");
    var _ = root.makeSystemAdmin("chief");
    var _ = auth.anybody().register("dan");
    assertThat(auth.with(chief.getUserToken()).account("dan").getName()).isEqualTo("dan");
    assertRefused(() -> auth.with(chief.getNetworkToken()).account("dan"))
        .with(AuthReason.ACCOUNT_NOT_FOUND);
  }

  @Test
  void accountsAreListedByNameAndPrefixPageByPage() {
    for (var name : List.of("list_b", "List_a", "list-c", "listd", "lis")) {
      var _ = auth.anybody().register(name);
    }
    assertThat(names("LIST")).containsExactly("list-c", "List_a", "list_b", "listd");
    assertThat(names("list_")).containsExactly("List_a", "list_b");
    assertThat(names("%")).isEmpty();
    assertThat(names("lis!")).isEmpty();
  }

  @Test
  void onlySystemAdminsAndTheOperatorListAccounts() {
    var erin = auth.with(auth.anybody().register("erin").getUserToken()).accounts();
    assertRefused(() -> erin.listAccounts(ListAccountsRequest.getDefaultInstance()))
        .with(PlatformReason.SYSTEM_ADMIN_NEEDED);
  }

  @Test
  void anAccountRenamesItselfAndLogsInUnderTheNewName() {
    var frank = auth.with(auth.anybody().register("frank").getUserToken());
    assertThat(frank.rename("frank", "Francis").getName()).isEqualTo("Francis");
    assertThat(auth.anybody().login("francis", PASSWORD).getUserToken()).isNotEmpty();
    assertThat(directory("francis").getName()).isEqualTo("Francis");
    assertRefused(() -> auth.anybody().login("frank", PASSWORD)).with(AuthReason.LOGIN_FAILED);
  }

  @Test
  void aNameIsTakenInAnyCase() {
    var grace = auth.with(auth.anybody().register("grace").getUserToken());
    var _ = auth.anybody().register("heidi");
    assertRefused(() -> grace.rename("grace", "HEIDI")).with(AuthReason.ACCOUNT_NAME_TAKEN);
    assertThat(grace.rename("grace", "GRACE").getName()).as("its own").isEqualTo("GRACE");
  }

  @Test
  void nobodyIsCalledLikeAnId() {
    var victim = auth.anybody().register("ivan").getAccount().getId();
    var judy = auth.with(auth.anybody().register("judy").getUserToken());
    assertRefused(() -> judy.rename("judy", victim)).with(PlatformReason.FIELD_INVALID);
    assertRefused(() -> auth.anybody().register(victim)).with(PlatformReason.FIELD_INVALID);
  }

  @Test
  void nobodyGivesRightsOverTheHubButSystemAdmins() {
    var mallory = auth.with(auth.anybody().register("mallory").getUserToken());
    assertRefused(() -> mallory.makeSystemAdmin("mallory"))
        .with(PlatformReason.SYSTEM_ADMIN_NEEDED);
    assertThat(mallory.account("mallory").getSystemRole()).isEqualTo(SystemRole.SYSTEM_ROLE_USER);
  }

  @Test
  void aPromotedAccountActsAtOnceAndADemotedOneNoLonger() {
    var niaj = auth.with(auth.anybody().register("niaj").getUserToken());
    assertThat(root.makeSystemAdmin("niaj").getSystemRole())
        .isEqualTo(SystemRole.SYSTEM_ROLE_ADMIN);
    assertThat(niaj.account("root").getName()).isEqualTo("root");
    assertThat(directory("niaj").getSystemRole()).isEqualTo(SystemRole.SYSTEM_ROLE_ADMIN);
    var _ = root.makeUser("niaj");
    assertRefused(() -> niaj.account("root")).with(AuthReason.ACCOUNT_NOT_FOUND);
    assertRefused(() -> niaj.makeUser("root")).with(PlatformReason.SYSTEM_ADMIN_NEEDED);
  }

  private Account directory(String name) {
    return auth.asService(ServiceName.NETWORK)
        .directory()
        .batchGetAccounts(BatchGetAccountsRequest.newBuilder().addNames(name).build())
        .getAccounts(0);
  }

  private List<String> names(String prefix) {
    var names = new ArrayList<String>();
    var request = ListAccountsRequest.newBuilder().setPageSize(2).setNamePrefix(prefix);
    do {
      var page = root.accounts().listAccounts(request.build());
      page.getAccountsList().forEach(account -> names.add(account.getName()));
      request.setPageToken(page.getNextPageToken());
    } while (!request.getPageToken().isEmpty());
    return names;
  }
}
