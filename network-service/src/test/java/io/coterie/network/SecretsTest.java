package io.coterie.network;

import static io.coterie.network.v1.JoinRule.JOIN_RULE_TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.coterie.network.v1.CreateInviteRequest;
import io.coterie.network.v1.CreateNetworkRequest;
import io.coterie.network.v1.CreateNetworkResponse;
import io.coterie.testing.Refusal;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the database must not know. */
class SecretsTest {
  @Test
  void joinSecretsAndCodesAreInNoTable() {
    try (var hub = new Hub()) {
      var alice = hub.person();
      var secret = "very-recognizable-secret";
      var create =
          CreateNetworkRequest.newBuilder()
              .setName("dev")
              .setJoinRule(JOIN_RULE_TOKEN)
              .setJoinSecret(secret)
              .setRequestId(UUID.randomUUID().toString())
              .build();
      CreateNetworkResponse made = alice.client().networks().createNetwork(create);
      var id = made.getNetwork().getId();
      var _ = hub.person().client().join(id, "", secret);
      var guess = "just-as-recognizable-guess";
      assertThat(Refusal.of(() -> hub.person().client().join(id, "", guess)).reason())
          .isEqualTo("NETWORK_NOT_FOUND");
      var invite =
          CreateInviteRequest.newBuilder()
              .setNetwork(id)
              .setRequestId(UUID.randomUUID().toString())
              .build();
      var code = alice.client().invites().createInvite(invite).getCode();
      assertThat(alice.client().invites().createInvite(invite).getCode())
          .as("a repeat gets the code again")
          .isEqualTo(code);
      for (var hidden : new String[] {secret, guess, code, invite.getRequestId()}) {
        assertThat(Rows.holding(hub.service, hidden)).as(hidden).isEmpty();
      }
      assertThat(Rows.holding(hub.service, id)).contains("feed", "network");
    }
  }
}
