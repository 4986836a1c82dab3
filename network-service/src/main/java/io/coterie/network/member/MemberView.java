package io.coterie.network.member;

import io.coterie.platform.id.Hostname;
import io.coterie.platform.id.NetworkNumber;
import java.util.List;

/**
 * A member as a client sees it: with what other services know.
 *
 * @param number the network's
 * @param name the account's name or the node's hostname; may be empty
 * @param endpoints empty for accounts, for nodes that are offline, and for those who may not see
 *     them
 */
public record MemberView(
    Member member, NetworkNumber number, String name, boolean online, List<String> endpoints) {
  public MemberView {
    endpoints = List.copyOf(endpoints);
  }

  /** A member that nothing else is known about yet. */
  public static MemberView bare(Member member, NetworkNumber number) {
    var hostname = member.node().flatMap(Member.AsNode::hostname).map(Hostname::text);
    return new MemberView(member, number, hostname.orElse(""), false, List.of());
  }

  /** The same with another state of the membership. */
  public MemberView with(Member changed) {
    return new MemberView(changed, number, name, online, endpoints);
  }
}
