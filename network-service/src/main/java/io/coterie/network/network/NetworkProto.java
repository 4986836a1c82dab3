package io.coterie.network.network;

import io.coterie.network.access.JoinRule;
import io.coterie.network.access.NetworkName;
import io.coterie.network.access.Permission;
import io.coterie.network.access.Settings;
import io.coterie.network.access.Visibility;
import io.coterie.network.access.VouchRule;
import io.coterie.network.member.MemberProto;
import io.coterie.network.v1.CreateNetworkRequest;
import io.coterie.network.v1.Network;
import io.coterie.network.v1.NetworkSummary;
import io.coterie.network.v1.PublicNetwork;
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
        .setMaxMembers(network.settings().maxMembers())
        .setMyRole(view.myRole().map(MemberProto::role).orElse(Role.ROLE_UNSPECIFIED))
        .addAllMyPermissions(view.permissions().stream().map(NetworkProto::permission).toList())
        .setAccountCount(network.counts().accounts())
        .setAgentCount(network.counts().nodes())
        .setViewerCount(network.counts().viewers())
        .setVisibility(visibility(network.settings().visibility()))
        .setVouchRule(rule(network.settings().vouchRule()))
        .setViewersSeeEndpoints(network.settings().viewersSeeEndpoints())
        .setCreateTime(MemberProto.timestamp(network.createTime()))
        .setEtag(network.etag())
        .build();
  }

  static PublicNetwork shownToAll(PublicNetworks.View view) {
    var network = view.entry().network();
    return PublicNetwork.newBuilder()
        .setId(network.id().text())
        .setName(network.name().text())
        .setOwnerName(view.ownerName())
        .setDescription(network.description())
        .setJoinRule(rule(network.joinRule()))
        .setAccountCount(network.counts().accounts())
        .setAgentCount(network.counts().nodes())
        .setMyRole(view.entry().myRole().map(MemberProto::role).orElse(Role.ROLE_UNSPECIFIED))
        .setRequestPending(view.entry().pending())
        .build();
  }

  static NetworkSummary summary(NetworkView view) {
    var network = view.network();
    return NetworkSummary.newBuilder()
        .setId(network.id().text())
        .setNumber(network.number().unsigned())
        .setName(network.name().text())
        .setOwner(network.owner().principal().map(PrincipalId::text).orElse(""))
        .setOwnerName(view.ownerName())
        .setAccountCount(network.counts().accounts())
        .setAgentCount(network.counts().nodes())
        .setCreateTime(MemberProto.timestamp(network.createTime()))
        .setVisibility(visibility(network.settings().visibility()))
        .build();
  }

  static NewNetwork newNetwork(CreateNetworkRequest request) {
    return new NewNetwork(
        new NetworkName(request.getName()),
        request.getDescription(),
        rule(request.getJoinRule()),
        request.getJoinSecret(),
        new Settings(
            request.getMaxMembers() == 0 ? NewNetwork.MOST_MEMBERS : request.getMaxMembers(),
            visibility(request.getVisibility()),
            rule(request.getVouchRule()),
            false));
  }

  static NetworkChanges changes(UpdateNetworkRequest request) {
    var mask = Set.copyOf(request.getUpdateMask().getPathsList());
    return new NetworkChanges(
        masked(mask, "name", request.getName()).map(NetworkName::new),
        masked(mask, "description", request.getDescription()),
        masked(mask, "join_rule", rule(request.getJoinRule())),
        request.getJoinSecret(),
        masked(mask, "max_members", request.getMaxMembers()),
        masked(mask, "visibility", visibility(request.getVisibility())),
        masked(mask, "vouch_rule", rule(request.getVouchRule())),
        masked(mask, "viewers_see_endpoints", request.getViewersSeeEndpoints()),
        request.getEtag());
  }

  private static <T> Optional<T> masked(Set<String> mask, String field, T value) {
    return mask.contains(field) ? Optional.of(value) : Optional.empty();
  }

  private static io.coterie.network.v1.Visibility visibility(Visibility visibility) {
    return switch (visibility) {
      case PRIVATE -> io.coterie.network.v1.Visibility.VISIBILITY_PRIVATE;
      case PUBLIC -> io.coterie.network.v1.Visibility.VISIBILITY_PUBLIC;
    };
  }

  private static Visibility visibility(io.coterie.network.v1.Visibility visibility) {
    return switch (visibility) {
      case VISIBILITY_PUBLIC -> Visibility.PUBLIC;
      case VISIBILITY_PRIVATE, VISIBILITY_UNSPECIFIED, UNRECOGNIZED -> Visibility.PRIVATE;
    };
  }

  private static io.coterie.network.v1.VouchRule rule(VouchRule rule) {
    return switch (rule) {
      case MEMBERS -> io.coterie.network.v1.VouchRule.VOUCH_RULE_MEMBERS;
      case ADMINS -> io.coterie.network.v1.VouchRule.VOUCH_RULE_ADMINS;
    };
  }

  private static VouchRule rule(io.coterie.network.v1.VouchRule rule) {
    return switch (rule) {
      case VOUCH_RULE_ADMINS -> VouchRule.ADMINS;
      case VOUCH_RULE_MEMBERS, VOUCH_RULE_UNSPECIFIED, UNRECOGNIZED -> VouchRule.MEMBERS;
    };
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
      case LIST_TOKENS -> io.coterie.network.v1.Permission.PERMISSION_LIST_TOKENS;
      case SET_POLICY -> io.coterie.network.v1.Permission.PERMISSION_SET_POLICY;
      case ANSWER_JOIN_REQUEST -> io.coterie.network.v1.Permission.PERMISSION_ANSWER_JOIN_REQUEST;
      case TAG -> io.coterie.network.v1.Permission.PERMISSION_TAG;
      case LEAVE -> io.coterie.network.v1.Permission.PERMISSION_LEAVE;
    };
  }
}
