package io.coterie.network.watch;

import io.coterie.network.directory.NodeKey;
import io.coterie.network.member.Hostnames;
import io.coterie.network.member.MemberFeed;
import io.coterie.network.member.MemberProto;
import io.coterie.network.policy.PolicyBook;
import io.coterie.network.v1.Member;
import io.coterie.network.v1.MemberBefore;
import io.coterie.network.v1.MemberChange;
import io.coterie.platform.feed.FeedRecord;
import io.coterie.platform.id.Incarnation;
import io.coterie.platform.id.NetworkId;
import io.coterie.platform.id.NodeId;
import io.coterie.platform.id.NodeNumber;
import java.util.Optional;

/**
 * One change of one member.
 *
 * @param node empty for an account, which reaches nobody and is not reached
 * @param version of the member after it
 * @param before empty: it came
 * @param after empty: it left
 * @param networkEnded it left because the network is gone
 */
record MemberStep(
    Optional<NodeId> node,
    long version,
    Optional<Peer> before,
    Optional<Peer> after,
    boolean networkEnded) {

  /** Whether watches see the same as before. */
  boolean isNothing() {
    return before.isPresent() && after.filter(before.get()::looksLike).isPresent();
  }

  static MemberStep of(NetworkId network, FeedRecord record) {
    if (!(MemberFeed.principal(network, record.key()) instanceof NodeId node)) {
      return new MemberStep(
          Optional.empty(), record.version(), Optional.empty(), Optional.empty(), false);
    }
    var change = record.payload(MemberChange.parser());
    var member = change.getMember();
    var present = peer(node, record.version(), member, now(change));
    return switch (record.change()) {
      case CREATED -> step(record, node, Optional.empty(), present, change);
      case UPDATED ->
          step(
              record,
              node,
              peer(node, record.version(), member, change.getBefore()),
              present,
              change);
      case DELETED -> step(record, node, present, Optional.empty(), change);
    };
  }

  private static MemberStep step(
      FeedRecord record,
      NodeId node,
      Optional<Peer> before,
      Optional<Peer> after,
      MemberChange change) {
    return new MemberStep(
        Optional.of(node), record.version(), before, after, change.getNetworkDeleted());
  }

  private static MemberBefore now(MemberChange change) {
    return MemberBefore.newBuilder()
        .setRole(change.getMember().getRole())
        .addAllTags(change.getMember().getTagsList())
        .setHostname(change.getHostname())
        .setPublicKey(change.getPublicKey())
        .build();
  }

  /** With what can be another while it stays. */
  private static Optional<Peer> peer(NodeId node, long version, Member member, MemberBefore seen) {
    return PolicyBook.subject(node, MemberProto.role(seen.getRole()), seen.getTagsList())
        .map(subject ->
            new Peer(
                node,
                NodeNumber.ofUnsigned(member.getNumber()),
                new Incarnation(member.getIncarnation()),
                version,
                subject,
                new Peer.Face(
                    Hostnames.parse(seen.getHostname()), NodeKey.of(seen.getPublicKey()))));
  }
}
