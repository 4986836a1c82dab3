package io.coterie.network.member;

import io.coterie.network.failure.NetworkReason;
import io.coterie.network.v1.JoinRequest;
import io.coterie.platform.id.AccountId;
import io.coterie.platform.id.JoinRequestId;
import io.coterie.platform.id.NodeId;

/** The one place where requests to join become messages. */
final class JoinRequestProto {
  private JoinRequestProto() {}

  static JoinRequest request(JoinRequestView view) {
    var request = view.request();
    var proto =
        JoinRequest.newBuilder()
            .setId(request.id().text())
            .setNetwork(request.network().text())
            .setName(view.name())
            .setMessage(request.message())
            .setCreateTime(MemberProto.timestamp(request.createTime()))
            .setExpireTime(MemberProto.timestamp(request.expireTime()));
    switch (request.principal()) {
      case AccountId account -> proto.setAccount(account.text());
      case NodeId node -> proto.setNode(node.text());
    }
    return proto.build();
  }

  /** What looks like an id, but none was ever made so, names no request. */
  static JoinRequestId id(String text) {
    if (!JoinRequestId.matches(text)) {
      throw NetworkReason.JOIN_REQUEST_NOT_FOUND.exception();
    }
    return new JoinRequestId(text);
  }
}
