package io.coterie.registry;

import static io.coterie.registry.Requests.accept;
import static io.coterie.registry.Requests.ask;
import static io.coterie.registry.Requests.decline;
import static io.coterie.registry.Requests.end;
import static io.coterie.registry.Requests.revoke;
import static org.assertj.core.api.Assertions.assertThat;

import io.coterie.platform.id.NodeId;
import io.coterie.platform.id.TrustRequestId;
import io.coterie.platform.identity.Caller;
import io.coterie.registry.failure.RegistryReason;
import io.coterie.registry.v1.ListTrustRequestsRequest;
import io.coterie.registry.v1.ListTrustedRequest;
import io.coterie.registry.v1.RegisterNodeRequest;
import io.coterie.registry.v1.Trust;
import io.coterie.registry.v1.TrustRequest;
import io.coterie.testing.Refusal;
import io.grpc.Status.Code;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class TrustTest {
  private static final RegistryFixture FIXTURE = new RegistryFixture();

  private final TestNode alice = FIXTURE.node("alice");
  private final TestNode bob = FIXTURE.node("bob");

  @AfterAll
  static void close() {
    FIXTURE.close();
  }

  @Test
  void nodeThatIsAskedSeesWhoAsksAndWhy() {
    var sent = asked(alice, bob.number());
    assertThat(inbox(bob))
        .singleElement()
        .satisfies(request -> {
          assertThat(request.getId()).isEqualTo(sent.getId());
          assertThat(request.getSourceNode()).isEqualTo(alice.id());
          assertThat(request.getSourceHostname()).isEqualTo("alice");
          assertThat(request.getTarget()).isEqualTo(bob.id());
          assertThat(request.getJustification()).isEqualTo("hello");
          assertThat(request.getExpireTime().getSeconds() - request.getCreateTime().getSeconds())
              .isEqualTo(Duration.ofDays(30).toSeconds());
        });
    assertThat(sent(alice)).containsExactly(sent);
    assertThat(sent.getTarget()).isEqualTo(bob.number());
    assertThat(trusted(alice)).isEmpty();
  }

  @Test
  void acceptedRequestIsTrustOnBothSides() {
    var request = asked(alice, bob.id());
    var trust = FIXTURE.trust(bob.caller()).acceptTrust(accept(request.getId())).getTrust();
    assertThat(trust.getNode()).isEqualTo(alice.id());
    assertThat(trust.getHostname()).isEqualTo("alice");
    assertThat(trusted(bob)).containsExactly(trust);
    assertThat(trusted(alice))
        .singleElement()
        .satisfies(mine -> {
          assertThat(mine.getNode()).isEqualTo(bob.id());
          assertThat(mine.getNumber()).isEqualTo(bob.node().getNumber());
          assertThat(mine.getCreateTime()).isEqualTo(trust.getCreateTime());
        });
    assertThat(inbox(bob)).isEmpty();
    assertThat(sent(alice)).isEmpty();
    assertThat(FIXTURE.trust(alice.caller()).requestTrust(ask(bob.number())).getTrust())
        .as("asking for what is there already")
        .isEqualTo(trusted(alice).getFirst());
  }

  @Test
  void askingBackIsAccepting() {
    var _ = asked(alice, bob.id());
    assertThat(FIXTURE.trust(bob.caller()).requestTrust(ask(alice.number())).getTrust().getNode())
        .isEqualTo(alice.id());
    assertThat(trusted(alice)).extracting(Trust::getNode).containsExactly(bob.id());
    assertThat(inbox(bob)).isEmpty();
    assertThat(sent(alice)).isEmpty();
  }

  @Test
  void askingAgainChangesTheReasonOnly() {
    var first = asked(alice, bob.id());
    FIXTURE.clock().advance(Duration.ofMinutes(1));
    var again =
        FIXTURE
            .trust(alice.caller())
            .requestTrust(ask(bob.id()).toBuilder().setJustification("please").build())
            .getTrustRequest();
    assertThat(again).isEqualTo(first.toBuilder().setJustification("please").build());
    assertThat(inbox(bob)).extracting(TrustRequest::getJustification).containsExactly("please");
  }

  @Test
  void oneNodeWaitsOnceInAnInboxWhateverItAsksBy() {
    var _ = asked(alice, bob.id());
    var _ = asked(alice, bob.number());
    var _ = asked(alice, bob.node().getAddress());
    assertThat(sent(alice)).hasSize(3);
    assertThat(inbox(bob)).hasSize(1);
    var _ = FIXTURE.trust(bob.caller()).acceptTrust(accept(inbox(bob).getFirst().getId()));
    assertThat(sent(alice)).isEmpty();
  }

  @Test
  void declinedRequestIsGoneForTheOneAndWaitsForTheOther() {
    var request = asked(alice, bob.id());
    var _ = FIXTURE.trust(bob.caller()).declineTrust(decline(request.getId()));
    assertThat(inbox(bob)).isEmpty();
    assertThat(sent(alice)).containsExactly(request);
    assertThat(asked(alice, bob.id())).isEqualTo(request);
    var _ = asked(alice, bob.number());
    assertThat(inbox(bob)).as("asked again, by whatever name").isEmpty();
    assertThat(refused(bob, request.getId()).reason()).isEqualTo("TRUST_REQUEST_NOT_FOUND");
    assertThat(FIXTURE.trust(bob.caller()).requestTrust(ask(alice.id())).hasTrust())
        .as("bob thinks better of it")
        .isTrue();
  }

  @Test
  void requestIsTakenBackByWhoeverMadeIt() {
    var request = asked(alice, bob.id());
    var _ = FIXTURE.trust(alice.caller()).declineTrust(decline(request.getId()));
    assertThat(sent(alice)).isEmpty();
    assertThat(inbox(bob)).isEmpty();
    assertThat(refused(bob, request.getId()).reason()).isEqualTo("TRUST_REQUEST_NOT_FOUND");
  }

  @Test
  void requestOfOthersIsTheSameBytesAsNone() {
    var request = asked(alice, bob.id());
    var stranger = FIXTURE.node();
    var absent = refused(stranger, TrustRequestId.random().text());
    assertThat(absent.code()).isEqualTo(Code.NOT_FOUND);
    assertThat(refused(stranger, request.getId())).isEqualTo(absent);
    assertThat(refused(alice, request.getId())).as("one's own").isEqualTo(absent);
    var stub = FIXTURE.trust(stranger.caller());
    assertThat(Refusal.of(() -> stub.declineTrust(decline(request.getId())))).isEqualTo(absent);
  }

  @Test
  void eitherEndsTrustAndMayDoSoAgain() {
    trust(alice, bob);
    var _ = FIXTURE.trust(bob.caller()).revokeTrust(revoke(alice.id()));
    assertThat(trusted(alice)).isEmpty();
    assertThat(trusted(bob)).isEmpty();
    for (var other : List.of(alice.id(), bob.id(), NodeId.random().text())) {
      var _ = FIXTURE.trust(bob.caller()).revokeTrust(revoke(other));
    }
  }

  @Test
  void requestsExpire() {
    var request = asked(alice, bob.id());
    FIXTURE.clock().advance(Duration.ofDays(30));
    assertThat(inbox(bob)).isEmpty();
    assertThat(sent(alice)).isEmpty();
    assertThat(refused(bob, request.getId()).reason()).isEqualTo("TRUST_REQUEST_NOT_FOUND");
    assertThat(asked(bob, alice.id()).getId()).as("no answer to an old one").isNotEmpty();
  }

  @Test
  void trustAndRequestsEndWithTheNode() {
    trust(alice, bob);
    var carol = FIXTURE.node("carol");
    trust(carol, alice);
    var dave = FIXTURE.node("dave");
    var toAlice = asked(dave, alice.id());
    var _ = asked(alice, FIXTURE.node().id());

    var _ = FIXTURE.as(alice.caller()).deregisterNode(end(alice.id()));
    assertThat(trusted(bob)).isEmpty();
    assertThat(trusted(carol)).isEmpty();
    assertThat(sent(dave)).as("waits as if nothing had happened").containsExactly(toAlice);

    var _ =
        FIXTURE
            .anonymous()
            .registerNode(FIXTURE.signed(alice.key(), RegisterNodeRequest.getDefaultInstance()));
    assertThat(trusted(alice)).isEmpty();
    assertThat(inbox(alice)).isEmpty();
    assertThat(sent(alice)).isEmpty();
    assertThat(asked(dave, alice.id())).isEqualTo(toAlice);
    assertThat(inbox(alice)).as("asked anew").hasSize(1);
  }

  @Test
  void accountSpeaksForItsNodes() {
    var owner = Callers.account();
    var mine = FIXTURE.node(owner, "mine");
    var stub = FIXTURE.trust(owner);
    var request =
        stub.requestTrust(ask(bob.id()).toBuilder().setNode("mine").build()).getTrustRequest();
    assertThat(request.getSourceNode()).isEqualTo(mine.id());
    var _ = FIXTURE.trust(bob.caller()).acceptTrust(accept(request.getId()));
    assertThat(
            stub.listTrusted(ListTrustedRequest.newBuilder().setNode(mine.id()).build())
                .getTrustsList())
        .hasSize(1);
    var _ = stub.revokeTrust(revoke(bob.id()).toBuilder().setNode(mine.id()).build());
    assertThat(trusted(bob)).isEmpty();
  }

  @Test
  void accountSpeaksForNoOthers() {
    Caller stranger = Callers.account();
    var stub = FIXTURE.trust(stranger);
    var absent =
        Refusal.of(() ->
            stub.requestTrust(ask(bob.id()).toBuilder().setNode(NodeId.random().text()).build()));
    assertThat(absent.reason()).isEqualTo("NODE_NOT_FOUND");
    assertThat(
            Refusal.of(
                () -> stub.requestTrust(ask(bob.id()).toBuilder().setNode(alice.id()).build())))
        .isEqualTo(absent);
    assertThat(
            Refusal.of(() ->
                stub.listTrusted(ListTrustedRequest.newBuilder().setNode(alice.id()).build())))
        .isEqualTo(absent);
    assertThat(
            Refusal.of(
                () -> stub.revokeTrust(revoke(bob.id()).toBuilder().setNode(alice.id()).build())))
        .isEqualTo(absent);
    assertThat(Refusal.of(() -> stub.requestTrust(ask(bob.id()))).fields()).containsExactly("node");
  }

  @Test
  void nodeNeedsNoTrustOfItsOwn() {
    var open = FIXTURE.publicNode("narcissus");
    for (var name : List.of(open.id(), open.number(), open.node().getAddress(), "narcissus")) {
      var stub = FIXTURE.trust(open.caller());
      Refusal.assertRefused(() -> stub.requestTrust(ask(name))).with(RegistryReason.TRUST_SELF);
    }
  }

  @Test
  void repeatGetsTheFirstAnswer() {
    var request = ask(bob.id()).toBuilder().setRequestId(UUID.randomUUID().toString()).build();
    var first = FIXTURE.trust(alice.caller()).requestTrust(request);
    var _ = FIXTURE.trust(bob.caller()).declineTrust(decline(first.getTrustRequest().getId()));
    assertThat(FIXTURE.trust(alice.caller()).requestTrust(request)).isEqualTo(first);
  }

  @Test
  void listsArePaged() {
    var others = new ArrayList<String>();
    for (int i = 0; i < 5; i++) {
      var other = FIXTURE.node();
      FIXTURE.clock().advance(Duration.ofSeconds(1));
      trust(i % 2 == 0 ? alice : other, i % 2 == 0 ? other : alice);
      others.addFirst(other.id());
    }
    var pages = new ArrayList<String>();
    var token = "";
    do {
      var page =
          FIXTURE
              .trust(alice.caller())
              .listTrusted(
                  ListTrustedRequest.newBuilder().setPageSize(2).setPageToken(token).build());
      page.getTrustsList().forEach(trust -> pages.add(trust.getNode()));
      token = page.getNextPageToken();
    } while (!token.isEmpty());
    assertThat(pages).isEqualTo(others);
  }

  @Test
  void badFieldsAreNamed() {
    var stub = FIXTURE.trust(alice.caller());
    var wrong = ask("A B").toBuilder().setJustification("é".repeat(513)).build();
    assertThat(Refusal.of(() -> stub.requestTrust(wrong)).fields())
        .containsExactlyInAnyOrder("target", "justification");
    assertThat(Refusal.of(() -> stub.requestTrust(ask("0:0000.0000.0000"))).fields())
        .containsExactly("target");
  }

  private static void trust(TestNode one, TestNode other) {
    var request = asked(one, other.id());
    var _ = FIXTURE.trust(other.caller()).acceptTrust(accept(request.getId()));
  }

  private static TrustRequest asked(TestNode node, String target) {
    return FIXTURE.trust(node.caller()).requestTrust(ask(target)).getTrustRequest();
  }

  private static Refusal refused(TestNode node, String request) {
    return Refusal.of(() -> FIXTURE.trust(node.caller()).acceptTrust(accept(request)));
  }

  private static List<TrustRequest> inbox(TestNode node) {
    return FIXTURE
        .trust(node.caller())
        .listTrustRequests(ListTrustRequestsRequest.getDefaultInstance())
        .getTrustRequestsList();
  }

  private static List<TrustRequest> sent(TestNode node) {
    return FIXTURE
        .trust(node.caller())
        .listTrustRequests(ListTrustRequestsRequest.newBuilder().setSent(true).build())
        .getTrustRequestsList();
  }

  private static List<Trust> trusted(TestNode node) {
    return FIXTURE
        .trust(node.caller())
        .listTrusted(ListTrustedRequest.getDefaultInstance())
        .getTrustsList();
  }
}
