package io.coterie.auth;

import static io.coterie.testing.Refusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.coterie.auth.v1.AccountChange;
import io.coterie.auth.v1.AssignPlanRequest;
import io.coterie.auth.v1.BatchGetAccountsRequest;
import io.coterie.auth.v1.ListPlansRequest;
import io.coterie.auth.v1.Plan;
import io.coterie.auth.v1.PlanChange;
import io.coterie.auth.v1.PlanLimits;
import io.coterie.auth.v1.UpsertPlanRequest;
import io.coterie.platform.failure.PlatformReason;
import io.coterie.platform.identity.ServiceName;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Plans, and who has which. */
final class PlanTest {
  private static final PlanLimits TEAM =
      PlanLimits.newBuilder()
          .setNetworksOwned(4)
          .setNetworksJoined(5)
          .setAgentsPerNetwork(6)
          .setMembersPerNetwork(7)
          .setTasksPerDay(-1)
          .setTokens(0)
          .build();

  private final Hub hub = new Hub();
  private final Replica auth = hub.start();
  private final Client root = auth.with(auth.anybody().register("root").getUserToken());

  @AfterEach
  void stop() {
    hub.close();
  }

  @Test
  void aHubStartsWithThreePlansOfWhichFreeIsTheDefault() {
    var plans = plans(root);
    assertThat(plans).extracting(Plan::getName).containsExactly("admin", "free", "pro");
    assertThat(plans).extracting(Plan::getIsDefault).containsExactly(false, true, false);
    assertThat(plans.get(1).getLimits()).isEqualTo(limits(2, 3, 5, 5, 100, 3));
    assertThat(plans.get(2).getLimits()).isEqualTo(limits(10, 20, 50, 50, 5000, 20));
    assertThat(plans.getFirst().getLimits()).isEqualTo(limits(-1, -1, -1, -1, -1, -1));
  }

  @Test
  void plansAreListedPageByPageToEveryAccount() {
    var alice = auth.with(auth.anybody().register("alice").getUserToken()).plans();
    var first = alice.listPlans(ListPlansRequest.newBuilder().setPageSize(2).build());
    var second =
        alice.listPlans(
            ListPlansRequest.newBuilder().setPageToken(first.getNextPageToken()).build());
    assertThat(first.getPlansList()).extracting(Plan::getName).containsExactly("admin", "free");
    assertThat(second.getPlansList()).extracting(Plan::getName).containsExactly("pro");
    assertThat(second.getNextPageToken()).isEmpty();
  }

  @Test
  void aPlanIsMadeAndChangedOnlyAsItWasSeen() {
    var made = root.upsert(order("team", "").build());
    assertThat(made.getLimits()).isEqualTo(TEAM);
    var changed =
        root.upsert(order("team", made.getEtag()).setLimits(limits(1, 1, 1, 1, 1, 1)).build());
    assertThat(changed.getEtag()).isNotEqualTo(made.getEtag());
    assertRefused(() -> root.upsert(order("team", made.getEtag()).build()))
        .with(PlatformReason.ETAG_MISMATCH);
    assertRefused(() -> root.upsert(order("absent", made.getEtag()).build()))
        .with(PlatformReason.ETAG_MISMATCH);
    assertThat(plans(root)).contains(changed).extracting(Plan::getName).doesNotContain("absent");
  }

  @Test
  void newAccountsGetTheDefaultPlanOfWhichThereIsOne() {
    var bob = auth.anybody().register("bob").getAccount();
    var team = root.upsert(order("team", "").setMakeDefault(true).build());
    var carol = auth.anybody().register("carol").getAccount();
    assertThat(team.getIsDefault()).isTrue();
    assertThat(bob.getPlan()).isEqualTo("free");
    assertThat(carol.getPlan()).isEqualTo("team");
    assertThat(plans(root)).filteredOn(Plan::getIsDefault).containsExactly(team);
    assertThat(root.upsert(order("team", "").build()).getIsDefault()).as("stays").isTrue();
  }

  @Test
  void manyDefaultsAtOnceLeaveOne() throws Exception {
    var other = hub.start().with(auth.anybody().login("root", Client.PASSWORD).getUserToken());
    var orders =
        IntStream.range(0, 16)
            .mapToObj(i ->
                (Callable<Plan>)
                    () ->
                        (i % 2 == 0 ? root : other)
                            .upsert(order("plan-" + i, "").setMakeDefault(true).build()))
            .toList();
    try (var calls = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var done : calls.invokeAll(orders)) {
        assertThat(done.get().getIsDefault()).isTrue();
      }
    }
    assertThat(plans(root)).filteredOn(Plan::getIsDefault).hasSize(1);
  }

  @Test
  void anAccountIsPutOnAPlanAndServicesAreTold() {
    var dave = auth.anybody().register("dave").getAccount();
    assign(root, "dave", "pro");
    assertThat(root.account("dave").getPlan()).isEqualTo("pro");
    var told =
        auth.asService(ServiceName.NETWORK)
            .directory()
            .batchGetAccounts(BatchGetAccountsRequest.newBuilder().addIds(dave.getId()).build());
    assertThat(told.getAccountsList()).containsExactly(root.account("dave"));
    assertThat(told.getPlansList())
        .extracting(Plan::getName)
        .containsExactlyInAnyOrder("free", "pro");
  }

  @Test
  void theFeedCarriesPlansAndAccountsInOrder() {
    var erin = auth.anybody().register("erin").getAccount();
    assign(root, "erin", "pro");
    var _ = root.disable("erin");
    var team = root.upsert(order("team", "").build());
    var feed = FeedReader.of(auth.asService(ServiceName.NETWORK).feed(), "plan", "account");
    assertThat(feed.about("plan", "team", 1, PlanChange.parser()))
        .extracting(PlanChange::getPlan)
        .containsExactly(team);
    assertThat(feed.about("plan", "free", 1, PlanChange.parser()))
        .extracting(change -> change.getPlan().getIsDefault())
        .containsExactly(true);
    var changes = feed.about("account", erin.getId(), 3, AccountChange.parser());
    assertThat(changes)
        .extracting(change -> change.getAccount().getPlan())
        .containsExactly("free", "pro", "pro");
    assertThat(changes)
        .extracting(change -> change.getAccount().getDisabled())
        .containsExactly(false, false, true);
  }

  @Test
  void aPlanThatNobodyMadeIsNotAssigned() {
    var _ = auth.anybody().register("frank");
    assertRefused(() -> assign(root, "frank", "gold")).with(AuthReason.PLAN_NOT_FOUND);
    assertRefused(() -> assign(root, "nobody-of-this-name", "pro"))
        .with(AuthReason.ACCOUNT_NOT_FOUND);
  }

  @Test
  void onlySystemAdminsAndTheOperatorChangePlans() {
    var grace = auth.with(auth.anybody().register("grace").getUserToken());
    assertRefused(() -> grace.upsert(order("free", "").build()))
        .with(PlatformReason.SYSTEM_ADMIN_NEEDED);
    for (var named : List.of("grace", "root", "nobody-of-this-name")) {
      assertRefused(() -> assign(grace, named, "pro")).with(PlatformReason.SYSTEM_ADMIN_NEEDED);
    }
  }

  private static List<Plan> plans(Client client) {
    return client.plans().listPlans(ListPlansRequest.getDefaultInstance()).getPlansList();
  }

  private static UpsertPlanRequest.Builder order(String name, String etag) {
    return UpsertPlanRequest.newBuilder().setName(name).setLimits(TEAM).setEtag(etag);
  }

  private static void assign(Client client, String account, String plan) {
    var _ =
        client
            .plans()
            .assignPlan(AssignPlanRequest.newBuilder().setAccount(account).setPlan(plan).build());
  }

  private static PlanLimits limits(
      int owned, int joined, int agents, int members, int tasks, int tokens) {
    return PlanLimits.newBuilder()
        .setNetworksOwned(owned)
        .setNetworksJoined(joined)
        .setAgentsPerNetwork(agents)
        .setMembersPerNetwork(members)
        .setTasksPerDay(tasks)
        .setTokens(tokens)
        .build();
  }
}
