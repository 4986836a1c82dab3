package io.coterie.standalone.soak;

import io.coterie.auth.v1.CreateTokenRequest;
import io.coterie.auth.v1.LoginRequest;
import io.coterie.auth.v1.LogoutRequest;
import io.coterie.auth.v1.RegisterAccountRequest;
import io.coterie.auth.v1.RegisterAccountResponse;
import io.coterie.auth.v1.RevokeTokenRequest;
import io.coterie.auth.v1.TokenKind;
import io.coterie.auth.v1.WhoAmIRequest;
import io.coterie.network.v1.CreateInviteRequest;
import io.coterie.network.v1.CreateNetworkRequest;
import io.coterie.network.v1.DeleteNetworkRequest;
import io.coterie.network.v1.JoinNetworkRequest;
import io.coterie.network.v1.JoinRule;
import io.coterie.network.v1.LeaveNetworkRequest;
import io.coterie.network.v1.ListMembersRequest;
import io.coterie.network.v1.RedeemInviteRequest;
import io.coterie.network.v1.WatchNetworkRequest;
import io.coterie.network.v1.WatchNetworkResponse;
import io.coterie.registry.v1.DeregisterNodeRequest;
import io.coterie.registry.v1.HeartbeatRequest;
import io.coterie.registry.v1.NodeVisibility;
import io.coterie.registry.v1.ResolveRequest;
import io.coterie.sdk.CoterieClient;
import io.coterie.sdk.Credential;
import io.coterie.sdk.node.NodeKey;
import io.coterie.sdk.node.NodeSession;
import io.coterie.sdk.node.Registration;
import io.grpc.Context;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** What people and agents do with a hub, from the first call to the last. */
final class Life {
  private static final String PASSWORD = "correct horse battery";
  private static final AtomicInteger COUNT = new AtomicInteger();

  private final CoterieClient nobody;
  private final Latencies latencies;
  private final Map<String, Integer> members;

  /**
   * One client.
   *
   * @param members what it believes: networks that shall be there at the end, and how many are in
   */
  Life(CoterieClient nobody, Latencies latencies, Map<String, Integer> members) {
    this.nobody = nobody;
    this.latencies = latencies;
    this.members = members;
  }

  /** Lives it once. */
  void live(int number) {
    var owner = register();
    var guest = register();
    var ownerClient = with(owner.getUserToken());
    var network = network(ownerClient);
    try (var watch = new OpenWatch(ownerClient, network)) {
      latencies.timed("watch", watch::awaitLive);
      invite(ownerClient, with(guest.getUserToken()), network);
      agents(ownerClient, owner.getAccount().getId(), network, number);
      session(owner.getAccount().getName());
      tokens(ownerClient, network);
      latencies.timed(
          "list",
          () ->
              ownerClient
                  .members()
                  .listMembers(ListMembersRequest.newBuilder().setNetwork(network).build()));
    }
    int present = 2 + number % 2;
    if (number % 3 == 0) {
      latencies.timed(
          "leave",
          () ->
              with(guest.getUserToken())
                  .members()
                  .leaveNetwork(LeaveNetworkRequest.newBuilder().setNetwork(network).build()));
      present--;
    }
    if (number % 4 == 0) {
      latencies.timed(
          "delete",
          () ->
              ownerClient
                  .networks()
                  .deleteNetwork(
                      DeleteNetworkRequest.newBuilder()
                          .setNetwork(network)
                          .setDisconnectAgents(true)
                          .build()));
    } else {
      members.put(network, present);
    }
  }

  private RegisterAccountResponse register() {
    var request =
        RegisterAccountRequest.newBuilder()
            .setUsername("user-" + COUNT.incrementAndGet())
            .setPassword(PASSWORD)
            .build();
    return latencies.timed("register", () -> nobody.accounts().registerAccount(request));
  }

  private String network(CoterieClient owner) {
    var request =
        CreateNetworkRequest.newBuilder()
            .setName("team")
            .setJoinRule(JoinRule.JOIN_RULE_OPEN)
            .build();
    return latencies
        .timed("create", () -> owner.networks().createNetwork(request))
        .getNetwork()
        .getId();
  }

  private void invite(CoterieClient owner, CoterieClient guest, String network) {
    var code =
        latencies
            .timed(
                "invite",
                () ->
                    owner
                        .invites()
                        .createInvite(CreateInviteRequest.newBuilder().setNetwork(network).build()))
            .getCode();
    latencies.timed(
        "redeem",
        () -> guest.invites().redeemInvite(RedeemInviteRequest.newBuilder().setCode(code).build()));
  }

  /** Two agents; the second goes again, every other time both do. */
  private void agents(CoterieClient owner, String account, String network, int number) {
    var stays = agent(owner, account, network);
    var goes = agent(owner, account, network);
    latencies.timed(
        "resolve",
        () ->
            owner
                .resolver()
                .resolve(ResolveRequest.newBuilder().setTarget(goes).setNetwork(network).build()));
    deregister(owner, goes);
    if (number % 2 == 0) {
      deregister(owner, stays);
    }
  }

  private String agent(CoterieClient owner, String account, String network) {
    var key = NodeKey.generate();
    var registered =
        latencies.timed(
            "node",
            () ->
                new Registration(owner)
                    .register(key, account, "", NodeVisibility.NODE_VISIBILITY_PRIVATE));
    var node = registered.getNode().getId();
    latencies.timed(
        "join",
        () ->
            owner
                .members()
                .joinNetwork(
                    JoinNetworkRequest.newBuilder().setNetwork(network).setNode(node).build()));
    var session =
        new NodeSession(nobody, key, node, registered.getDeployment(), Clock.systemUTC()).client();
    for (int i = 0; i < 5; i++) {
      latencies.timed(
          "heartbeat",
          () ->
              session
                  .registry()
                  .heartbeat(HeartbeatRequest.newBuilder().addEndpoints("192.0.2.1:4000").build()));
    }
    return node;
  }

  private void deregister(CoterieClient owner, String node) {
    latencies.timed(
        "deregister",
        () ->
            owner
                .registry()
                .deregisterNode(DeregisterNodeRequest.newBuilder().setNode(node).build()));
  }

  private void session(String name) {
    var token =
        latencies
            .timed(
                "login",
                () ->
                    nobody
                        .accounts()
                        .login(
                            LoginRequest.newBuilder()
                                .setUsername(name)
                                .setPassword(PASSWORD)
                                .build()))
            .getUserToken();
    latencies.timed(
        "who am I", () -> with(token).accounts().whoAmI(WhoAmIRequest.getDefaultInstance()));
    latencies.timed(
        "logout", () -> with(token).accounts().logout(LogoutRequest.getDefaultInstance()));
  }

  private void tokens(CoterieClient owner, String network) {
    var created =
        latencies.timed(
            "token",
            () ->
                owner
                    .tokens()
                    .createToken(
                        CreateTokenRequest.newBuilder()
                            .setKind(TokenKind.TOKEN_KIND_NETWORK)
                            .setNetwork(network)
                            .build()));
    latencies.timed(
        "revoke",
        () ->
            owner
                .tokens()
                .revokeToken(
                    RevokeTokenRequest.newBuilder().setToken(created.getToken().getId()).build()));
  }

  private CoterieClient with(String token) {
    return nobody.with(new Credential(token));
  }

  /** Dropped by its client when it is closed, in the middle of whatever it is told. */
  private static final class OpenWatch implements AutoCloseable {
    private final Context.CancellableContext call = Context.current().withCancellation();
    private final CoterieClient client;
    private final String network;

    OpenWatch(CoterieClient client, String network) {
      this.client = client;
      this.network = network;
    }

    /** Returns how many messages the snapshot took. */
    int awaitLive() {
      var before = call.attach();
      try {
        var events =
            client
                .networks()
                .watchNetwork(WatchNetworkRequest.newBuilder().setNetwork(network).build());
        int count = 1;
        while (events.next().getEventCase() != WatchNetworkResponse.EventCase.SNAPSHOT_END) {
          count++;
        }
        return count;
      } finally {
        call.detach(before);
      }
    }

    @Override
    public void close() {
      call.cancel(null);
    }
  }
}
