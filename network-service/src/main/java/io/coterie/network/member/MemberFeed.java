package io.coterie.network.member;

import io.coterie.network.v1.MemberChange;
import io.coterie.platform.db.ChangeKind;
import io.coterie.platform.db.FeedEntry;
import io.coterie.platform.id.NetworkId;
import io.coterie.platform.id.PrincipalId;
import java.util.Optional;

/** What other services and watches learn about members. */
public final class MemberFeed {
  /** The kind of the entries. */
  public static final String KIND = "member";

  private MemberFeed() {}

  static FeedEntry entry(Member member, ChangeKind change) {
    return new FeedEntry(
        KIND,
        member.network().text() + "/" + member.principal().text(),
        member.version(),
        Optional.of(member.network()),
        change,
        MemberChange.newBuilder().setMember(MemberProto.change(member)).build());
  }

  /** One that left, in the version given. */
  static FeedEntry gone(Member member, long version) {
    return entry(member.at(version), ChangeKind.DELETED);
  }

  /** The member of a key that {@link #entry} made. */
  public static PrincipalId principal(NetworkId network, String key) {
    return PrincipalId.parse(key.substring(network.text().length() + 1));
  }
}
