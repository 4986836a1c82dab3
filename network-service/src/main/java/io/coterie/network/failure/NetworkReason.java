package io.coterie.network.failure;

import io.coterie.platform.failure.Failure;
import io.coterie.platform.failure.FailureException;
import io.coterie.platform.failure.Kind;
import io.coterie.platform.failure.Reason;

/** The reasons that network-service gives. */
public enum NetworkReason implements Reason {
  NETWORK_NOT_FOUND(
      Kind.NOT_FOUND,
      "there is no such network, or it is not visible to the caller",
      "check its name, or ask a member for an invite"),
  NETWORK_AMBIGUOUS(
      Kind.WRONG_STATE, "the name stands for several networks", "use one of the ids listed"),
  ROLE_TOO_LOW(
      Kind.DENIED,
      "the caller's role in the network is too low",
      "ask somebody with the role named in the message"),
  NETWORK_NAME_TAKEN(
      Kind.EXISTS, "its owner has another network of that name", "choose another name"),
  NETWORK_NAME_RESERVED(Kind.INVALID, "the name is reserved", "choose another name"),
  JOIN_SECRET_NEEDED(
      Kind.INVALID,
      "a join secret goes with the join rule token, and with no other",
      "send join_secret with the rule token only"),
  JOIN_SECRET_WRONG(
      Kind.DENIED, "the join secret is not the network's", "ask a member for the join secret"),
  JOIN_RULE_MISMATCH(
      Kind.WRONG_STATE,
      "the network's join rule does not allow it",
      "use what the join rule asks for: with the rule invite, vouch or make an invite code"),
  MAX_MEMBERS_BELOW_COUNT(
      Kind.WRONG_STATE,
      "more members are in the network than it shall take",
      "remove members first, or choose a larger number"),
  BACKBONE_FIXED(
      Kind.WRONG_STATE,
      "the backbone can't be looked into, joined, left, changed or deleted",
      "name another network"),
  AGENTS_ONLINE(
      Kind.WRONG_STATE,
      "agents in the network are online",
      "stop them first, or ask for them to be disconnected"),
  NETWORK_FULL(
      Kind.EXHAUSTED,
      "the network has as many members as it takes",
      "ask its owner to raise max_members or to remove a member"),
  HOSTNAME_TAKEN(
      Kind.EXISTS,
      "another node in a network of the node's has that hostname",
      "rename the node first"),
  OWNER_CANNOT_LEAVE(
      Kind.WRONG_STATE,
      "the owner can't leave its network, or be removed from it",
      "transfer the network first"),
  ALREADY_MEMBER(Kind.EXISTS, "it is a member already", "nothing needs to be done"),
  POLICY_INVALID(
      Kind.INVALID,
      "the text is no policy, or names hosts that are not in the network",
      "mend the lines that the message names; docs/policy.md tells the language"),
  POLICY_TEST_FAILED(
      Kind.INVALID,
      "a test in the policy does not hold",
      "mend the rules or the tests that the message names"),
  POLICY_VERSION_NOT_FOUND(
      Kind.NOT_FOUND,
      "the network has no such version of its policy, or does not keep it any more",
      "list the versions to see which there are"),
  MEMBER_NOT_FOUND(
      Kind.NOT_FOUND, "there is no such member in the network", "list the members to see who is"),
  MEMBER_BLOCKED(
      Kind.WRONG_STATE, "it was removed from the network", "unblock it or invite it first"),
  NODE_NOT_FOUND(
      Kind.NOT_FOUND,
      "there is no such node, or it is not visible to the caller",
      "check its name, or register it first"),
  NODE_AMBIGUOUS(
      Kind.WRONG_STATE, "the hostname stands for several nodes", "use the id of one of them"),
  ROLE_UNCHANGED(Kind.WRONG_STATE, "the member has that role already", "nothing needs to be done"),
  ROLE_NOT_FOR_NODE(
      Kind.WRONG_STATE, "a node can't be a viewer", "give it the role member or admin"),
  OWNER_ROLE_FIXED(
      Kind.WRONG_STATE, "the owner's role can't be changed", "transfer the network instead"),
  INVITE_NOT_FOUND(
      Kind.NOT_FOUND,
      "there is no such invite: it is unknown, used up, expired or revoked",
      "ask for a new one"),
  JOIN_REQUEST_NOT_FOUND(
      Kind.NOT_FOUND,
      "there is no such request to join: it is unknown, answered, expired or taken back",
      "list the requests to see who waits"),
  PENDING_REQUESTS_LIMIT(
      Kind.EXHAUSTED,
      "too many requests to join wait for an answer, of the caller's or in the network",
      "wait until some are answered, or take some of one's own back"),
  NEW_OWNER_QUOTA(
      Kind.EXHAUSTED,
      "the plan of who shall own the network allows it no more networks",
      "transfer the network to somebody else, or have the new owner delete one of its own"),
  PENDING_INVITES_LIMIT(
      Kind.EXHAUSTED,
      "too many invites of the caller's wait for an answer",
      "wait until some are answered, or revoke some");

  private final Kind kind;
  private final String meaning;
  private final String remedy;

  NetworkReason(Kind kind, String meaning, String remedy) {
    this.kind = kind;
    this.meaning = meaning;
    this.remedy = remedy;
  }

  @Override
  public Kind kind() {
    return kind;
  }

  @Override
  public String meaning() {
    return meaning;
  }

  @Override
  public String remedy() {
    return remedy;
  }

  /** The failure that says no more than its reason. */
  public Failure failure() {
    return new NetworkFailure.Plain(this);
  }

  /** To throw, where the reason says it all. */
  public FailureException exception() {
    return failure().exception();
  }
}
