package io.coterie.network.member;

import io.coterie.platform.id.NetworkNumber;
import java.util.List;

/**
 * A member as a client sees it: with what other services know.
 *
 * @param number the network's
 * @param name the account's name or the node's hostname; may be empty
 * @param endpoints empty for accounts, for nodes that are offline, and for those who may not see
 *     them
 * @param vouchedByName of who vouched for it; empty if that one is not in the network
 */
public record MemberView(
    Member member,
    NetworkNumber number,
    String name,
    boolean online,
    List<String> endpoints,
    String vouchedByName) {
  public MemberView {
    endpoints = List.copyOf(endpoints);
  }

  /** A member that nothing else is known about yet. */
  public static MemberView bare(Member member, NetworkNumber number) {
    return new MemberView(member, number, member.hostname(), false, List.of(), "");
  }

  MemberView named(String newName) {
    return new MemberView(member, number, newName, online, endpoints, vouchedByName);
  }

  MemberView present(boolean isOnline, List<String> where) {
    return new MemberView(member, number, name, isOnline, where, vouchedByName);
  }

  /** The same, with the name of who vouched for it. */
  public MemberView vouchedBy(String voucher) {
    return new MemberView(member, number, name, online, endpoints, voucher);
  }

  /** The same with another state of the membership. */
  public MemberView with(Member changed) {
    boolean sameVoucher = changed.vouchedBy().equals(member.vouchedBy());
    return new MemberView(
        changed, number, name, online, endpoints, sameVoucher ? vouchedByName : "");
  }
}
