package io.coterie.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Tokens with scopes, new secrets, and machines that set themselves up. */
class TokenSessionTest {
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
  void tokenIsGoodForItsScopesOnly() {
    Desk alice = office.registered("alice");
    String secret = alice.done("token create --name reader --scope networks:read").out().strip();
    Desk reader = office.showing(secret);
    reader.done("network ls");
    assertThat(reader.done("whoami").out()).contains("Scopes:   networks:read");
    Office.hint(reader.refused("network create more", "SCOPE_MISSING"), "coterie token ls");
    assertThat(alice.done("token ls").out()).contains("reader").contains("networks:read");
    Office.hint(
        alice.refused("token create --scope networks:eat", "SCOPE_UNKNOWN"),
        "coterie token create --help");
  }

  @Test
  void oldSecretWorksOnForTheGraceThatIsChosen() {
    Desk alice = office.registered("alice");
    Desk before = office.showing(alice.done("token create --name ci").out().strip());
    String id = before.data("whoami").get("token").getAsString();
    Desk after = office.showing(alice.done("token rotate " + id + " --grace 1h").out().strip());
    before.done("whoami");
    after.done("whoami");
    assertThat(alice.done("token ls").out()).contains("old secret: ");
    Desk last = office.showing(alice.done("token rotate " + id).out().strip());
    before.refused("whoami", "CREDENTIAL_INVALID");
    after.refused("whoami", "CREDENTIAL_INVALID");
    last.done("whoami");
    Office.hint(
        alice.refused("token rotate tok_" + "a".repeat(26), "TOKEN_NOT_FOUND"), "coterie token ls");
  }

  @Test
  void ownerSeesTheTokensOfTheNetwork() {
    Desk alice = office.registered("alice");
    Desk bob = office.registered("bob");
    String id = Office.network(alice, "team");
    assertThat(alice.done("token ls --network " + id).out())
        .isEqualTo("No tokens are bound to this network.\n");
    bob.done("network join " + alice.done("network invite").out().strip());
    bob.done("token create --name bobs --network " + id);
    assertThat(alice.done("token ls --network " + id).out()).contains("bobs").contains("acc_");
    bob.refused("token ls --network " + id, "ROLE_TOO_LOW");
  }

  @Test
  void machineRegistersItselfBySetupToken() throws IOException {
    Desk alice = office.registered("alice");
    String id = Office.network(alice, "fleet");
    String token =
        alice
            .done("token create --setup --network " + id + " --reusable --ephemeral --tag worker")
            .out()
            .strip();
    assertThat(token).startsWith("stok_");
    assertThat(alice.done("token ls").out()).contains("setup, reusable, ephemeral, tag worker");
    Desk one = office.empty("one");
    Files.writeString(one.folder().resolve("token.txt"), token + "\n");
    assertThat(one.done("node create one --setup-token-file token.txt").out())
        .contains("in network " + id);
    one.done("node create one --setup-token-file token.txt");
    office.empty("two").input(token + "\n").done("node create two --setup-token-stdin");
    assertThat(alice.done("network members " + id).out())
        .contains("one")
        .contains("two")
        .contains("worker");
    office.showing(token).refused("network ls", "CALLER_NOT_ALLOWED");
  }

  @Test
  void machineRegistersItselfByInviteCode() {
    Desk alice = office.registered("alice");
    String id = Office.network(alice, "guests");
    String code = alice.done("network invite --network " + id).out().strip();
    Desk guest = office.empty("guest");
    assertThat(guest.input(code + "\n").done("node create guest --invite-code-stdin").out())
        .contains("in network " + id);
    assertThat(guest.input(code).done("node create guest --invite-code-stdin").out())
        .contains("in network " + id);
    assertThat(alice.done("network members " + id).out()).contains("guest");
    Office.hint(
        office
            .empty("late")
            .input(code)
            .refused("node create late --invite-code-stdin", "INVITE_NOT_FOUND"),
        "another invite");
  }

  @Test
  void nodeIsBroughtIntoSeveralNetworksAtOnce() {
    Desk alice = office.registered("alice");
    Office.network(alice, "front");
    Office.network(alice, "back");
    assertThat(alice.done("node create hub --network front --network back").out())
        .contains("in network front")
        .contains(" is in network ");
    for (String network : new String[] {"front", "back"}) {
      assertThat(alice.done("network members " + network).out()).contains("hub");
    }
  }

  @Test
  void singleUseSetupTokenIsForOneMachine() {
    Desk alice = office.registered("alice");
    String token = alice.done("token create --setup --network default").out().strip();
    office.empty("first").input(token).done("node create first --setup-token-stdin");
    Office.hint(
        office
            .empty("second")
            .input(token)
            .refused("node create second --setup-token-stdin", "SETUP_TOKEN_USED"),
        "--reusable");
    office
        .empty("third")
        .input("stok_" + "a".repeat(32))
        .refused("node create third --setup-token-stdin", "CREDENTIAL_INVALID");
  }
}
