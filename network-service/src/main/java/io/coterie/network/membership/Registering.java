package io.coterie.network.membership;

import io.coterie.network.access.Role;
import io.coterie.network.directory.OwnNodes;
import io.coterie.network.invite.InviteCode;
import io.coterie.network.invite.Redemption;
import io.coterie.network.invite.Redemption.Redeemed;
import io.coterie.network.member.Joining;
import io.coterie.network.member.MemberProto;
import io.coterie.network.member.MemberView;
import io.coterie.network.v1.Member;
import io.coterie.platform.call.Call;
import io.coterie.platform.db.Answer;
import io.coterie.platform.failure.FailureException;
import io.coterie.platform.failure.Kind;
import io.coterie.platform.id.NodeId;
import io.coterie.platform.identity.Caller.NodeCaller;
import io.coterie.platform.rpc.Refusal;
import io.coterie.platform.rpc.Refusals;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Letting nodes in that name networks when they register. They have proven their key to the
 * registry, so each joins by its own right, under the rules of everybody who joins; limits and the
 * audit trail see the node, not the registry.
 */
final class Registering {
  private final OwnNodes nodes;
  private final Joining joining;
  private final Redemption redemption;
  private final Refusals refusals;

  /** How a node gets in. */
  sealed interface Entry {
    /** By the network's name as the node typed it; the secret may be empty. */
    record Named(String network, String secret) implements Entry {
      @Override
      public String toString() {
        return "Named[" + network + "]";
      }
    }

    record Invited(InviteCode code) implements Entry {}
  }

  /** The call that registers the node. */
  record Origin(String callId, String sourceAddress, Optional<String> reason) {}

  @Inject
  Registering(OwnNodes nodes, Joining joining, Redemption redemption, Refusals refusals) {
    this.nodes = nodes;
    this.joining = joining;
    this.redemption = redemption;
    this.refusals = refusals;
  }

  Member admit(NodeId node, Entry entry, Origin origin) {
    var caller = NodeCaller.registering(node, nodes.self(node).account());
    Answer<MemberView, Member> joined = Answer.of(Member.getDefaultInstance(), MemberProto::member);
    Answer<Redeemed, Member> redeemed =
        Answer.of(Member.getDefaultInstance(), view -> MemberProto.member(view.member()));
    return switch (entry) {
      case Entry.Named(var network, var secret) ->
          as(
              call(caller, "JoinNetwork", origin),
              network,
              () -> joining.join(caller, network, "", secret, Role.MEMBER, joined));
      case Entry.Invited(var code) ->
          as(
              call(caller, "RedeemInvite", origin),
              "",
              () -> redemption.redeem(caller, code, "", redeemed));
    };
  }

  boolean isOpen(InviteCode code) {
    return redemption.isOpen(code);
  }

  private static Call call(NodeCaller caller, String method, Origin origin) {
    return new Call(
        origin.callId(),
        method,
        caller,
        origin.sourceAddress(),
        "",
        origin.reason(),
        Optional.empty());
  }

  /** The registry's call is no refused one, whatever comes of this: it is put on record here. */
  private <R> R as(Call call, String network, Supplier<R> work) {
    var context = call.inContext();
    var before = context.attach();
    try {
      return work.get();
    } catch (FailureException e) {
      var reason = e.failure().reason();
      if (reason.kind() == Kind.NOT_FOUND || reason.kind() == Kind.DENIED) {
        refusals.record(Refusal.ofPart(call, reason, network));
      }
      throw e;
    } finally {
      context.detach(before);
    }
  }
}
