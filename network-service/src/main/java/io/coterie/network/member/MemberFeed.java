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

  /** One that came. */
  static FeedEntry came(Member member) {
    return entry(member, ChangeKind.CREATED, change(member));
  }

  /** One that changed. */
  static FeedEntry changed(Member before, Member member) {
    return entry(member, ChangeKind.UPDATED, change(member).setBefore(MemberProto.before(before)));
  }

  /** One that left, in the version given. */
  static FeedEntry left(Member member, long version) {
    return entry(member.at(version), ChangeKind.DELETED, change(member));
  }

  /** One that is gone with its network, in the version given. */
  static FeedEntry ended(Member member, long version) {
    return entry(member.at(version), ChangeKind.DELETED, change(member).setNetworkDeleted(true));
  }

  private static MemberChange.Builder change(Member member) {
    return MemberChange.newBuilder()
        .setMember(MemberProto.change(member))
        .setHostname(member.hostname())
        .setPublicKey(MemberProto.key(member));
  }

  private static FeedEntry entry(Member member, ChangeKind change, MemberChange.Builder payload) {
    return new FeedEntry(
        KIND,
        member.network().text() + "/" + member.principal().text(),
        member.version(),
        Optional.of(member.network()),
        change,
        payload.build());
  }

  /** The member of an entry's key. */
  public static PrincipalId principal(NetworkId network, String key) {
    return PrincipalId.parse(key.substring(network.text().length() + 1));
  }
}
