package io.coterie.network.network;

import io.coterie.network.access.JoinRule;
import io.coterie.network.access.NetworkName;
import io.coterie.network.access.Permission;
import io.coterie.network.member.MemberProto;
import io.coterie.network.v1.CreateNetworkRequest;
import io.coterie.network.v1.Network;
import io.coterie.network.v1.Role;
import io.coterie.network.v1.UpdateNetworkRequest;
import io.coterie.platform.id.PrincipalId;
import java.util.Optional;
import java.util.Set;

/** The one place where networks become messages, and messages networks. */
public final class NetworkProto {
  private NetworkProto() {}

  /** A network as a client sees it. */
  public static Network network(NetworkView view) {
    var network = view.network();
    return Network.newBuilder()
        .setId(network.id().text())
        .setNumber(network.number().unsigned())
        .setName(network.name().text())
        .setOwner(network.owner().principal().map(PrincipalId::text).orElse(""))
        .setOwnerName(view.ownerName())
        .setDescription(network.description())
        .setJoinRule(rule(network.joinRule()))
        .setMaxMembers(network.maxMembers())
        .setMyRole(view.myRole().map(MemberProto::role).orElse(Role.ROLE_UNSPECIFIED))
        .addAllMyPermissions(view.permissions().stream().map(NetworkProto::permission).toList())
        .setAccountCount(network.accountCount())
        .setAgentCount(network.nodeCount())
        .setCreateTime(MemberProto.timestamp(network.createTime()))
        .setEtag(network.etag())
        .build();
  }

  static NewNetwork newNetwork(CreateNetworkRequest request) {
    return new NewNetwork(
        new NetworkName(request.getName()),
        request.getDescription(),
        rule(request.getJoinRule()),
        request.getJoinSecret(),
        request.getMaxMembers() == 0 ? NewNetwork.MOST_MEMBERS : request.getMaxMembers());
  }

  static NetworkChanges changes(UpdateNetworkRequest request) {
    var mask = Set.copyOf(request.getUpdateMask().getPathsList());
    return new NetworkChanges(
        masked(mask, "name", request.getName()).map(NetworkName::new),
        masked(mask, "description", request.getDescription()),
        masked(mask, "join_rule", rule(request.getJoinRule())),
        request.getJoinSecret(),
        masked(mask, "max_members", request.getMaxMembers()),
        request.getEtag());
  }

  private static <T> Optional<T> masked(Set<String> mask, String field, T value) {
    return mask.contains(field) ? Optional.of(value) : Optional.empty();
  }

  private static io.coterie.network.v1.JoinRule rule(JoinRule rule) {
    return switch (rule) {
      case OPEN -> io.coterie.network.v1.JoinRule.JOIN_RULE_OPEN;
      case TOKEN -> io.coterie.network.v1.JoinRule.JOIN_RULE_TOKEN;
      case INVITE -> io.coterie.network.v1.JoinRule.JOIN_RULE_INVITE;
    };
  }

  private static JoinRule rule(io.coterie.network.v1.JoinRule rule) {
    return switch (rule) {
      case JOIN_RULE_OPEN -> JoinRule.OPEN;
      case JOIN_RULE_TOKEN -> JoinRule.TOKEN;
      case JOIN_RULE_INVITE, JOIN_RULE_UNSPECIFIED, UNRECOGNIZED -> JoinRule.INVITE;
    };
  }

  private static io.coterie.network.v1.Permission permission(Permission permission) {
    return switch (permission) {
      case VIEW -> io.coterie.network.v1.Permission.PERMISSION_VIEW;
      case ENROL_NODE -> io.coterie.network.v1.Permission.PERMISSION_ENROL_NODE;
      case CREATE_TOKEN -> io.coterie.network.v1.Permission.PERMISSION_CREATE_TOKEN;
      case VOUCH -> io.coterie.network.v1.Permission.PERMISSION_VOUCH;
      case INVITE -> io.coterie.network.v1.Permission.PERMISSION_INVITE;
      case REMOVE_MEMBER -> io.coterie.network.v1.Permission.PERMISSION_REMOVE_MEMBER;
      case UPDATE -> io.coterie.network.v1.Permission.PERMISSION_UPDATE;
      case CHANGE_ROLE -> io.coterie.network.v1.Permission.PERMISSION_CHANGE_ROLE;
      case RENAME -> io.coterie.network.v1.Permission.PERMISSION_RENAME;
      case TRANSFER -> io.coterie.network.v1.Permission.PERMISSION_TRANSFER;
      case DELETE -> io.coterie.network.v1.Permission.PERMISSION_DELETE;
      case LEAVE -> io.coterie.network.v1.Permission.PERMISSION_LEAVE;
    };
  }
}
