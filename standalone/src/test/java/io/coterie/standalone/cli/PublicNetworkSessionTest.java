package io.coterie.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.coterie.cli.terminal.StopSignal;
import io.coterie.standalone.hub.TestHub;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Networks that anybody can see: looking on, asking to join; and what owners set. */
class PublicNetworkSessionTest {
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
  void publicNetworkIsFoundAndLookedAt() {
    Desk alice = office.registered("alice");
    Desk bob = office.registered("bob");
    String name = TestHub.unique("forum");
    String id = Office.network(alice, name + " --public");
    String directory = "network ls --public --query " + name;
    assertThat(bob.done(directory).out()).contains(id).contains(Office.name(alice));
    bob.done("network join " + id + " --as viewer");
    assertThat(bob.done(directory).out()).contains("viewer");
    assertThat(bob.done("network info " + id).out()).contains("Your role:    viewer");
    bob.refused("network invite --network " + id, "ROLE_TOO_LOW");
    alice.done("network update " + id + " --visibility private");
    assertThat(office.registered("carol").done(directory).out()).startsWith("No public network");
    bob.done("network members " + id);
    bob.done("network leave " + id);
    bob.refused("network join " + id + " --as viewer", "NETWORK_NOT_FOUND");
  }

  @Test
  void whoAsksIsLetInOrTurnedDown() {
    Desk alice = office.registered("alice");
    Desk bob = office.registered("bob");
    Desk carol = office.registered("carol");
    String id = Office.network(alice, TestHub.unique("club") + " --public");
    assertThat(alice.done("network requests").out()).isEqualTo("Nobody asks to join.\n");
    bob.run(new StopSignal(), List.of("network", "request", id, "--message", "I run the crawlers"));
    carol.done("network request " + id);
    assertThat(alice.done("network requests").out())
        .contains(Office.name(bob))
        .contains("I run the crawlers")
        .hasLineCount(3);
    assertThat(alice.done("network approve " + Office.name(bob)).out()).contains("as member");
    assertThat(bob.done("network info " + id).out()).contains("Your role:    member");
    alice.done("network decline-request " + Office.name(carol));
    Office.hint(
        alice.refused("network approve " + Office.name(carol), "JOIN_REQUEST_NOT_FOUND"),
        "coterie network requests");
    bob.refused("network request " + id, "ALREADY_MEMBER");
    bob.refused("network requests " + id, "ROLE_TOO_LOW");
  }

  @Test
  void requestIsTakenBackByWhoeverAsked() {
    Desk alice = office.registered("alice");
    Desk bob = office.registered("bob");
    String id = Office.network(alice, TestHub.unique("club") + " --public");
    String request =
        bob.data("network request " + id).getAsJsonObject("joinRequest").get("id").getAsString();
    bob.done("network decline-request " + request + " --network " + id);
    assertThat(alice.done("network requests").out()).isEqualTo("Nobody asks to join.\n");
    alice.refused("network approve " + request, "JOIN_REQUEST_NOT_FOUND");
  }

  @Test
  void settingsAreChangedAndShown() {
    Desk alice = office.registered("alice");
    String id = Office.network(alice, "team --vouch admins --max-members 20");
    assertThat(alice.done("network info").out())
        .contains("Visibility:   private")
        .contains("Vouching:     by admins")
        .contains("at most 20");
    alice.done(
        "network update --visibility public --vouch members --max-members 30"
            + " --viewers-see-endpoints true");
    assertThat(alice.done("network info " + id).out())
        .contains("Visibility:   public")
        .contains("Vouching:     by members")
        .contains("at most 30")
        .contains("who see endpoints")
        .contains("answer-join-request");
    alice.done("network update --viewers-see-endpoints false");
    assertThat(alice.done("network info").out()).contains("who do not see endpoints");
  }

  @Test
  void vouchChainIsShownAndRemovedAsAWhole() {
    Desk alice = office.registered("alice");
    Desk bob = office.registered("bob");
    Desk carol = office.registered("carol");
    String id = Office.network(alice, "team");
    vouched(alice, bob, id);
    vouched(bob, carol, id);
    assertThat(alice.done("network members --vouched").out())
        .isEqualTo(
            "%s  owner\n└─ %s  member\n   └─ %s  member\n"
                .formatted(Office.name(alice), Office.name(bob), Office.name(carol)));
    JsonObject removed = alice.data("network remove " + Office.name(bob) + " --cascade");
    assertThat(removed.getAsJsonArray("removed")).hasSize(2);
    carol.refused("network info " + id, "NETWORK_NOT_FOUND");
  }

  @Test
  void memberIsTagged() {
    Desk alice = office.registered("alice");
    Desk bob = office.registered("bob");
    String id = Office.network(alice, "team");
    bob.done("network join " + alice.done("network invite").out().strip());
    String name = Office.name(bob);
    assertThat(alice.done("network tag " + name + " frontend eu").out()).contains("eu, frontend");
    assertThat(alice.done("network members").out()).contains("eu,frontend");
    bob.refused("network tag " + name + " boss --network " + id, "ROLE_TOO_LOW");
    assertThat(alice.done("network tag " + name + " --clear").out()).contains("no tags");
    Office.hint(
        alice.refused("network role " + name + " member", "ROLE_UNCHANGED"),
        "coterie network members");
  }

  private static void vouched(Desk voucher, Desk invitee, String network) {
    voucher.done("network vouch " + Office.name(invitee) + " --network " + network);
    String invite =
        invitee
            .data("network inbox")
            .getAsJsonArray("invites")
            .get(0)
            .getAsJsonObject()
            .get("id")
            .getAsString();
    invitee.done("network accept " + invite);
  }
}
