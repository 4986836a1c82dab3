package io.coterie.auth;

import static io.coterie.auth.Client.PASSWORD;
import static io.coterie.testing.Refusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.coterie.auth.v1.AssignPlanRequest;
import io.coterie.auth.v1.AuditEvent;
import io.coterie.auth.v1.CreatePasswordResetRequest;
import io.coterie.auth.v1.EndSessionRequest;
import io.coterie.auth.v1.ListAuditEventsRequest;
import io.coterie.auth.v1.PlanLimits;
import io.coterie.auth.v1.RedeemPasswordResetRequest;
import io.coterie.auth.v1.UpsertPlanRequest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whatever is done to accounts, sessions and plans leaves a row, without a secret. */
final class AdministrationAuditTest {
  @Test
  void everyChangeLeavesARowAndNoneTellsASecret() {
    try (var hub = new Hub()) {
      var auth = hub.start();
      var root = auth.with(auth.anybody().register("root").getUserToken());
      var alice = auth.anybody().register("alice");
      var id = alice.getAccount().getId();

      var code = changeEverything(auth, root, auth.with(alice.getUserToken()));

      await()
          .untilAsserted(() ->
              assertThat(events(root))
                  .extracting(AuditEvent::getAction)
                  .contains(
                      "EndSession",
                      "UpdateAccount",
                      "DisableAccount",
                      "Login",
                      "EnableAccount",
                      "AssignPlan",
                      "UpsertPlan",
                      "CreatePasswordReset",
                      "RedeemPasswordReset"));
      assertThat(event(root, "UpdateAccount").getDetailsMap())
          .containsEntry("name", "Alicia")
          .containsEntry("former_name", "alice");
      assertThat(event(root, "AssignPlan").getDetailsMap()).containsEntry("plan", "pro");
      assertThat(event(root, "UpsertPlan").getTarget()).isEqualTo("team");
      for (var action : List.of("DisableAccount", "CreatePasswordReset", "RedeemPasswordReset")) {
        assertThat(event(root, action).getTarget()).isEqualTo(id);
      }
      assertThat(event(root, "Login").getTarget()).isEqualTo(id);
      assertThat(event(root, "Login").getRefusal()).isEqualTo("ACCOUNT_DISABLED");
      assertThat(events(root).toString()).doesNotContain(PASSWORD, code, "another horse");
    }
  }

  /** Gives the reset code that was used. */
  private static String changeEverything(Replica auth, Client root, Client alice) {
    var _ = alice.accounts().endSession(EndSessionRequest.newBuilder().setAllOthers(true).build());
    var _ = alice.rename("alice", "Alicia");
    var _ = root.disable("alicia");
    assertRefused(() -> auth.anybody().login("alicia", PASSWORD)).with(AuthReason.ACCOUNT_DISABLED);
    var _ = root.enable("alicia");
    var _ =
        root.plans()
            .assignPlan(AssignPlanRequest.newBuilder().setAccount("alicia").setPlan("pro").build());
    var _ =
        root.upsert(
            UpsertPlanRequest.newBuilder()
                .setName("team")
                .setLimits(PlanLimits.getDefaultInstance())
                .build());
    var code =
        root.accounts()
            .createPasswordReset(
                CreatePasswordResetRequest.newBuilder().setAccount("alicia").build())
            .getCode();
    var _ =
        auth.anybody()
            .accounts()
            .redeemPasswordReset(
                RedeemPasswordResetRequest.newBuilder()
                    .setCode(code)
                    .setNewPassword("another horse")
                    .build());
    return code;
  }

  private static AuditEvent event(Client reader, String action) {
    return events(reader).stream()
        .filter(event -> event.getAction().equals(action))
        .findFirst()
        .orElseThrow();
  }

  private static List<AuditEvent> events(Client reader) {
    return reader
        .audit()
        .listAuditEvents(ListAuditEventsRequest.getDefaultInstance())
        .getEventsList();
  }
}
