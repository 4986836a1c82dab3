package io.coterie.network.member;

import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import io.coterie.network.access.Role;
import io.coterie.network.directory.NodeKey;
import io.coterie.network.v1.MemberBefore;
import io.coterie.network.v1.RemoveMemberResponse;
import io.coterie.network.v1.UpdateMemberRequest;
import io.coterie.platform.id.AccountId;
import io.coterie.platform.id.Address;
import io.coterie.platform.id.NodeId;
import io.coterie.platform.id.PrincipalId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The one place where members become messages, and messages members. */
public final class MemberProto {
  private static final String ROLE = "role";
  private static final String TAGS = "tags";

  private MemberProto() {}

  /** A member as a client sees it. */
  public static io.coterie.network.v1.Member member(MemberView view) {
    var proto = builder(view.member()).setName(view.name()).setVouchedByName(view.vouchedByName());
    view.member()
        .node()
        .ifPresent(node -> {
          proto
              .setNumber(node.number().unsigned())
              .setAddress(new Address(view.number(), node.number()).toString())
              .setOnline(view.online())
              .addAllEndpoints(view.endpoints());
        });
    return proto.build();
  }

  /** A member as the feed has it: without what other services own. */
  static io.coterie.network.v1.Member change(Member member) {
    var proto = builder(member);
    member.node().ifPresent(node -> proto.setNumber(node.number().unsigned()));
    return proto.build();
  }

  /** What watches saw of a member before it changed. */
  static MemberBefore before(Member member) {
    return MemberBefore.newBuilder()
        .setRole(role(member.role()))
        .addAllTags(member.tags())
        .setHostname(member.hostname())
        .setPublicKey(key(member))
        .build();
  }

  /** A node's key; empty: not known, or no node. */
  static ByteString key(Member member) {
    return member.key().map(NodeKey::raw).orElse(ByteString.EMPTY);
  }

  static RemoveMemberResponse removed(List<Member> members) {
    return RemoveMemberResponse.newBuilder()
        .addAllRemoved(members.stream().map(member -> member.principal().text()).toList())
        .build();
  }

  private static io.coterie.network.v1.Member.Builder builder(Member member) {
    var proto =
        io.coterie.network.v1.Member.newBuilder()
            .setNetwork(member.network().text())
            .setRole(role(member.role()))
            .setVouchedBy(member.vouchedBy().map(PrincipalId::text).orElse(""))
            .addAllTags(member.tags())
            .setIncarnation(member.incarnation().text())
            .setJoinTime(timestamp(member.joinTime()));
    switch (member.principal()) {
      case AccountId account -> proto.setAccount(account.text());
      case NodeId node -> proto.setNode(node.text());
    }
    member
        .node()
        .flatMap(Member.AsNode::account)
        .ifPresent(account -> proto.setOwnerAccount(account.text()));
    return proto;
  }

  public static io.coterie.network.v1.Role role(Role role) {
    return switch (role) {
      case OWNER -> io.coterie.network.v1.Role.ROLE_OWNER;
      case ADMIN -> io.coterie.network.v1.Role.ROLE_ADMIN;
      case MEMBER -> io.coterie.network.v1.Role.ROLE_MEMBER;
      case VIEWER -> io.coterie.network.v1.Role.ROLE_VIEWER;
    };
  }

  /** The role of a request; none means member. */
  public static Role role(io.coterie.network.v1.Role role) {
    return switch (role) {
      case ROLE_OWNER -> Role.OWNER;
      case ROLE_ADMIN -> Role.ADMIN;
      case ROLE_MEMBER, ROLE_UNSPECIFIED, UNRECOGNIZED -> Role.MEMBER;
      case ROLE_VIEWER -> Role.VIEWER;
    };
  }

  /** How a request names a member. */
  public static MemberRef ref(io.coterie.network.v1.PrincipalRef ref) {
    return switch (ref.getPrincipalCase()) {
      case ACCOUNT -> new MemberRef.ToAccount(ref.getAccount());
      case NODE -> new MemberRef.ToNode(ref.getNode());
      case PRINCIPAL_NOT_SET -> throw new IllegalArgumentException("validation let nobody through");
    };
  }

  /** What shall change; without a mask the role. */
  static MemberChanges changes(UpdateMemberRequest request) {
    var mask =
        request.hasUpdateMask() ? Set.copyOf(request.getUpdateMask().getPathsList()) : Set.of(ROLE);
    return new MemberChanges(
        mask.contains(ROLE) ? Optional.of(role(request.getRole())) : Optional.empty(),
        mask.contains(TAGS) ? Optional.of(request.getTagsList()) : Optional.empty());
  }

  static MemberKind kind(io.coterie.network.v1.MemberKind kind) {
    return switch (kind) {
      case MEMBER_KIND_UNSPECIFIED, UNRECOGNIZED -> MemberKind.ANY;
      case MEMBER_KIND_ACCOUNT -> MemberKind.ACCOUNT;
      case MEMBER_KIND_NODE -> MemberKind.NODE;
    };
  }

  public static Timestamp timestamp(Instant at) {
    return Timestamp.newBuilder().setSeconds(at.getEpochSecond()).setNanos(at.getNano()).build();
  }
}
