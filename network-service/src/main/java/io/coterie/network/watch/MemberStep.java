package io.coterie.network.watch;

import io.coterie.network.access.Role;
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
import java.util.Collection;
import java.util.Optional;

/**
 * One change of one member.
 *
 * @param node empty for an account, which reaches nobody
 * @param version of the member after it
 * @param before as what it might reach others; empty: it came
 * @param after the same; empty: it left
 * @param networkEnded it left because the network is gone
 */
record MemberStep(
    Optional<NodeId> node,
    long version,
    Optional<Source> before,
    Optional<Source> after,
    boolean networkEnded) {

  /** Whether policies see the same as before, as when only a name is another. */
  boolean isNothing() {
    return before.isPresent() && before.map(Source::subject).equals(after.map(Source::subject));
  }

  static MemberStep of(NetworkId network, FeedRecord record) {
    if (!(MemberFeed.principal(network, record.key()) instanceof NodeId node)) {
      return new MemberStep(
          Optional.empty(), record.version(), Optional.empty(), Optional.empty(), false);
    }
    var change = record.payload(MemberChange.parser());
    var member = change.getMember();
    var present = source(node, record.version(), member);
    return switch (record.change()) {
      case CREATED -> step(record, node, Optional.empty(), present, change);
      case UPDATED ->
          step(
              record,
              node,
              source(node, record.version(), member, change.getBefore()),
              present,
              change);
      case DELETED -> step(record, node, present, Optional.empty(), change);
    };
  }

  private static MemberStep step(
      FeedRecord record,
      NodeId node,
      Optional<Source> before,
      Optional<Source> after,
      MemberChange change) {
    return new MemberStep(
        Optional.of(node), record.version(), before, after, change.getNetworkDeleted());
  }

  private static Optional<Source> source(NodeId node, long version, Member member) {
    return source(node, version, member, MemberProto.role(member.getRole()), member.getTagsList());
  }

  private static Optional<Source> source(
      NodeId node, long version, Member member, MemberBefore before) {
    return source(node, version, member, MemberProto.role(before.getRole()), before.getTagsList());
  }

  private static Optional<Source> source(
      NodeId node, long version, Member member, Role role, Collection<String> tags) {
    return PolicyBook.subject(node, role, tags)
        .map(subject ->
            new Source(
                node,
                NodeNumber.ofUnsigned(member.getNumber()),
                new Incarnation(member.getIncarnation()),
                version,
                subject));
  }
}
