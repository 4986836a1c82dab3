package io.coterie.network.invite;

import com.google.protobuf.Duration;
import io.coterie.network.failure.NetworkReason;
import io.coterie.network.member.MemberProto;
import io.coterie.network.member.MemberRef;
import io.coterie.network.v1.AcceptInviteResponse;
import io.coterie.network.v1.CreateInviteRequest;
import io.coterie.network.v1.CreateInviteResponse;
import io.coterie.network.v1.PrincipalRef;
import io.coterie.network.v1.RedeemInviteResponse;
import io.coterie.platform.id.AccountId;
import io.coterie.platform.id.InviteId;
import io.coterie.platform.id.NodeId;
import io.coterie.platform.id.PrincipalId;
import java.util.Optional;

/** The one place where invites become messages, and messages invites. */
final class InviteProto {
  private static final int WITHOUT_END = -1;

  private InviteProto() {}

  /** To those inside: with the addressee as its maker named it. */
  static io.coterie.network.v1.Invite shownInside(InviteView view) {
    var proto = builder(view);
    view.invite().addressee().ifPresent(addressee -> proto.setInvitee(ref(addressee)));
    return proto.build();
  }

  /** To whom it is for. */
  static io.coterie.network.v1.Invite shownToInvitee(InviteView view) {
    var proto = builder(view);
    view.invite().invitee().ifPresent(invitee -> proto.setInvitee(ref(invitee)));
    return proto.build();
  }

  static CreateInviteResponse issued(InviteCodes.Issued issued) {
    return CreateInviteResponse.newBuilder()
        .setInvite(shownInside(issued.view()))
        .setCode(issued.code().text())
        .build();
  }

  static RedeemInviteResponse redeemed(Redemption.Redeemed redeemed) {
    return RedeemInviteResponse.newBuilder()
        .setMember(MemberProto.member(redeemed.member()))
        .setNetworkName(redeemed.network().text())
        .build();
  }

  static AcceptInviteResponse accepted(Redemption.Redeemed redeemed) {
    return AcceptInviteResponse.newBuilder()
        .setMember(MemberProto.member(redeemed.member()))
        .setNetworkName(redeemed.network().text())
        .build();
  }

  static NewCode newCode(CreateInviteRequest request) {
    int uses = request.getMaxUses();
    return new NewCode(
        MemberProto.role(request.getRole()),
        uses == WITHOUT_END ? Optional.empty() : Optional.of(Math.max(uses, 1)),
        request.hasLifetime() ? Optional.of(duration(request.getLifetime())) : Optional.empty());
  }

  /** What looks like an id, but none was ever made so, names no invite. */
  static InviteId id(String text) {
    if (!InviteId.matches(text)) {
      throw NetworkReason.INVITE_NOT_FOUND.exception();
    }
    return new InviteId(text);
  }

  private static io.coterie.network.v1.Invite.Builder builder(InviteView view) {
    var invite = view.invite();
    var proto =
        io.coterie.network.v1.Invite.newBuilder()
            .setId(invite.id().text())
            .setNetwork(invite.network().text())
            .setNetworkName(view.network().text())
            .setRole(MemberProto.role(invite.role()))
            .setMaxUses(invite.maxUses().orElse(WITHOUT_END))
            .setUsedCount(invite.used())
            .setCreator(invite.creator().text())
            .setCreateTime(MemberProto.timestamp(invite.createTime()));
    invite.expireTime().ifPresent(end -> proto.setExpireTime(MemberProto.timestamp(end)));
    return proto;
  }

  private static PrincipalRef ref(MemberRef addressee) {
    return switch (addressee) {
      case MemberRef.ToAccount(var text) -> PrincipalRef.newBuilder().setAccount(text).build();
      case MemberRef.ToNode(var text) -> PrincipalRef.newBuilder().setNode(text).build();
    };
  }

  private static PrincipalRef ref(PrincipalId invitee) {
    return switch (invitee) {
      case AccountId account -> PrincipalRef.newBuilder().setAccount(account.text()).build();
      case NodeId node -> PrincipalRef.newBuilder().setNode(node.text()).build();
    };
  }

  private static java.time.Duration duration(Duration proto) {
    return java.time.Duration.ofSeconds(proto.getSeconds(), proto.getNanos());
  }
}
