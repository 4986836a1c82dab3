package io.coterie.network.member;

import io.coterie.network.access.Role;
import io.coterie.network.directory.NodeKey;
import io.coterie.platform.id.AccountId;
import io.coterie.platform.id.Hostname;
import io.coterie.platform.id.Incarnation;
import io.coterie.platform.id.NetworkId;
import io.coterie.platform.id.NodeNumber;
import io.coterie.platform.id.PrincipalId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An account or a node in a network.
 *
 * @param vouchedBy who let it in
 * @param tags what policies may speak of it as, in alphabetical order
 * @param incarnation new at every join
 * @param version grows with every change, in commit order
 * @param node what there is more about a node
 */
public record Member(
    NetworkId network,
    PrincipalId principal,
    Role role,
    Optional<PrincipalId> vouchedBy,
    List<String> tags,
    Incarnation incarnation,
    long version,
    Instant joinTime,
    Optional<AsNode> node) {
  /**
   * A node's side of it.
   *
   * @param number in this network; from {@link #FIRST_SCOPED} up it counts here only
   * @param registration which of its registrations joined
   * @param hostname its name in this network
   * @param key empty: not known yet
   */
  public record AsNode(
      NodeNumber number,
      Incarnation registration,
      Optional<AccountId> account,
      Optional<Hostname> hostname,
      Optional<NodeKey> key) {
    /** The first number of nodes that are not on the backbone, in every network. */
    public static final NodeNumber FIRST_SCOPED = new NodeNumber(0x8000_0000L);

    /** Whether the node is in networks only. */
    public boolean isScoped() {
      return number.compareTo(FIRST_SCOPED) >= 0;
    }

    AsNode named(Optional<Hostname> newName) {
      return new AsNode(number, registration, account, newName, key);
    }

    AsNode keyed(NodeKey newKey) {
      return new AsNode(number, registration, account, hostname, Optional.of(newKey));
    }
  }

  public Member {
    tags = tags.stream().sorted().toList();
  }

  public boolean isOwner() {
    return role == Role.OWNER;
  }

  /** Whose plan it counts for: the account, or the node's account, or a node of nobody's. */
  public PrincipalId holder() {
    return node.flatMap(AsNode::account).<PrincipalId>map(account -> account).orElse(principal);
  }

  /** Of a node its name in the network; empty for none, and for accounts. */
  String hostname() {
    return node.flatMap(AsNode::hostname).map(Hostname::text).orElse("");
  }

  /** Of a node its key, if that is known. */
  Optional<NodeKey> key() {
    return node.flatMap(AsNode::key);
  }

  /** Whether it only looks on. */
  public boolean isViewer() {
    return role == Role.VIEWER;
  }

  Member in(Role newRole) {
    return new Member(
        network, principal, newRole, vouchedBy, tags, incarnation, version, joinTime, node);
  }

  Member vouchedFor(Optional<PrincipalId> by) {
    return new Member(network, principal, role, by, tags, incarnation, version, joinTime, node);
  }

  Member tagged(List<String> newTags) {
    return new Member(
        network, principal, role, vouchedBy, newTags, incarnation, version, joinTime, node);
  }

  Member named(Optional<Hostname> hostname) {
    return with(node.map(n -> n.named(hostname)));
  }

  Member keyed(NodeKey key) {
    return with(node.map(n -> n.keyed(key)));
  }

  private Member with(Optional<AsNode> newNode) {
    return new Member(
        network, principal, role, vouchedBy, tags, incarnation, version, joinTime, newNode);
  }

  Member at(long newVersion) {
    return new Member(
        network, principal, role, vouchedBy, tags, incarnation, newVersion, joinTime, node);
  }
}
