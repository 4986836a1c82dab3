package io.coterie.cli.network;

import io.coterie.cli.command.Hub;
import io.coterie.cli.command.Pages;
import io.coterie.cli.command.SecretOptions;
import io.coterie.cli.output.CliFailure;
import io.coterie.cli.terminal.Environment;
import io.coterie.network.v1.AcceptInviteRequest;
import io.coterie.network.v1.AddMemberRequest;
import io.coterie.network.v1.GetMemberRequest;
import io.coterie.network.v1.Invite;
import io.coterie.network.v1.JoinRule;
import io.coterie.network.v1.ListMyInvitesRequest;
import io.coterie.network.v1.ListMyInvitesResponse;
import io.coterie.network.v1.Member;
import io.coterie.network.v1.Network;
import io.coterie.network.v1.PrincipalRef;
import io.coterie.network.v1.VouchMemberRequest;
import io.coterie.registry.v1.GetNodeRequest;
import io.coterie.sdk.ApiFailure;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.util.Optional;

/**
 * Brings a node of the caller's into a network that the caller is in. Under the rule {@code invite}
 * nobody is added, not even by the owner: the caller vouches for the node, and accepts the invite
 * for it.
 */
public final class NodeEntry {
  private final Hub hub;
  private final Environment environment;
  private final SecretOptions secret;

  public NodeEntry(Hub hub, Environment environment, SecretOptions secret) {
    this.hub = hub;
    this.environment = environment;
    this.secret = secret;
  }

  /**
   * Brings it in; a node that is in already stays as it is.
   *
   * @param node its id, number, or hostname among the caller's own
   */
  public Member enter(Network network, String node) throws IOException {
    String id =
        hub.client()
            .registry()
            .getNode(GetNodeRequest.newBuilder().setNode(node).build())
            .getNode()
            .getId();
    Optional<Member> present = membership(network, id);
    if (present.isPresent()) {
      return present.get();
    }
    return network.getJoinRule() == JoinRule.JOIN_RULE_INVITE
        ? vouch(network, id)
        : add(network, id);
  }

  /** Where it is now. */
  public static String text(Member member) {
    return "Node %s (%s) is in network %s as %s, at %s."
        .formatted(
            Integer.toUnsignedString(member.getNumber()),
            member.getName(),
            member.getNetwork(),
            Words.of(member.getRole()),
            member.getAddress());
  }

  /** The membership of a node, if it has one. */
  Optional<Member> membership(Network network, String node) {
    try {
      var request =
          GetMemberRequest.newBuilder()
              .setNetwork(network.getId())
              .setMember(PrincipalRef.newBuilder().setNode(node));
      return Optional.of(hub.client().members().getMember(request.build()).getMember());
    } catch (StatusRuntimeException e) {
      if (ApiFailure.of(e).is("MEMBER_NOT_FOUND")) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private Member add(Network network, String node) throws IOException {
    var request =
        AddMemberRequest.newBuilder()
            .setNetwork(network.getId())
            .setNode(node)
            .setRequestId(hub.requestId());
    if (network.getJoinRule() == JoinRule.JOIN_RULE_TOKEN) {
      request.setJoinSecret(joinSecret(network));
    }
    return hub.client().members().addMember(request.build()).getMember();
  }

  /** The network's, as it was given or is asked for. */
  String joinSecret(Network network) throws IOException {
    return secret
        .givenOrAsked(environment, "Join secret of " + network.getName())
        .orElseThrow(() -> secretNeeded(network));
  }

  private Member vouch(Network network, String node) {
    var invites = hub.client().invites();
    var _ =
        invites.vouchMember(
            VouchMemberRequest.newBuilder()
                .setNetwork(network.getId())
                .setInvitee(PrincipalRef.newBuilder().setNode(node))
                .setRequestId(hub.requestId())
                .build());
    Invite invite =
        Pages.all(
                token ->
                    invites.listMyInvites(
                        ListMyInvitesRequest.newBuilder()
                            .setNode(node)
                            .setPageToken(token)
                            .build()),
                ListMyInvitesResponse::getInvitesList,
                ListMyInvitesResponse::getNextPageToken)
            .stream()
            .filter(i -> i.getNetwork().equals(network.getId()))
            .findFirst()
            .orElseThrow(() -> undelivered(network));
    return invites
        .acceptInvite(
            AcceptInviteRequest.newBuilder()
                .setInvite(invite.getId())
                .setRequestId(hub.requestId())
                .build())
        .getMember();
  }

  private static CliFailure secretNeeded(Network network) {
    return new CliFailure(
        Code.INVALID_ARGUMENT,
        "JOIN_SECRET_NEEDED",
        "network %s asks for its join secret".formatted(network.getName()),
        "give it with --secret-stdin or --secret-file");
  }

  private static CliFailure undelivered(Network network) {
    return new CliFailure(
        Code.FAILED_PRECONDITION,
        "INVITE_NOT_DELIVERED",
        "the node's inbox did not take the invite to network %s".formatted(network.getName()),
        "decline some that wait there, see: coterie network inbox --node NODE");
  }
}
