package io.coterie.registry.trust;

import com.google.protobuf.Timestamp;
import io.coterie.platform.failure.PlatformFailure.FieldsInvalid;
import io.coterie.platform.id.Address;
import io.coterie.platform.id.Hostname;
import io.coterie.platform.id.NodeId;
import io.coterie.platform.identity.Caller;
import io.coterie.registry.node.NodeRef;
import io.coterie.registry.v1.RequestTrustRequest;
import java.time.Instant;

/** The only conversions between trust and its contract. */
final class TrustProto {
  private TrustProto() {}

  /**
   * The node that a call is about.
   *
   * @param named empty: the calling node
   */
  static NodeRef self(Caller caller, String named) {
    if (!named.isEmpty()) {
      return NodeRef.parse(named);
    }
    if (caller instanceof Caller.NodeCaller node) {
      return new NodeRef.ById(node.node());
    }
    throw FieldsInvalid.of("node", "must name one of the account's nodes").exception();
  }

  static Asking.Question question(RequestTrustRequest request) {
    return new Asking.Question(
        target(request.getTarget()), request.getTarget(), request.getJustification());
  }

  /** A request as the node sees it that sent it: nothing in it tells whether it arrived. */
  static io.coterie.registry.v1.TrustRequest sent(TrustRequest request) {
    return request(request).setTarget(request.typed()).build();
  }

  /** A request as the node sees it that is asked. */
  static io.coterie.registry.v1.TrustRequest received(TrustRequest request) {
    return request(request)
        .setTarget(request.target().map(NodeId::text).orElse(""))
        .setSourceHostname(request.sourceHostname().map(Hostname::text).orElse(""))
        .build();
  }

  static io.coterie.registry.v1.Trust trust(Trust trust) {
    return io.coterie.registry.v1.Trust.newBuilder()
        .setNode(trust.node().text())
        .setNumber(trust.number().unsigned())
        .setHostname(trust.hostname().map(Hostname::text).orElse(""))
        .setCreateTime(timestamp(trust.since()))
        .build();
  }

  static Timestamp timestamp(Instant time) {
    return Timestamp.newBuilder()
        .setSeconds(time.getEpochSecond())
        .setNanos(time.getNano())
        .build();
  }

  private static NodeRef target(String typed) {
    if (!typed.contains(":")) {
      return NodeRef.parse(typed);
    }
    try {
      return new NodeRef.ByNumber(Address.parse(typed).node());
    } catch (IllegalArgumentException e) {
      throw FieldsInvalid.of("target", String.valueOf(e.getMessage())).exception();
    }
  }

  private static io.coterie.registry.v1.TrustRequest.Builder request(TrustRequest request) {
    return io.coterie.registry.v1.TrustRequest.newBuilder()
        .setId(request.id().text())
        .setSourceNode(request.source().text())
        .setJustification(request.justification())
        .setCreateTime(timestamp(request.created()))
        .setExpireTime(timestamp(request.end()));
  }
}
