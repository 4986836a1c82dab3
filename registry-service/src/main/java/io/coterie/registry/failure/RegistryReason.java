package io.coterie.registry.failure;

import io.coterie.platform.failure.Kind;
import io.coterie.platform.failure.Reason;

/** Reasons that registry-service gives. */
public enum RegistryReason implements Reason {
  NODE_NOT_FOUND(
      Kind.NOT_FOUND,
      "there is no such node, or none that the caller may see",
      "check the id, number or hostname, and that you share a network with it"),
  NODE_AMBIGUOUS(
      Kind.WRONG_STATE,
      "several of the caller's own nodes have that hostname",
      "name the node by one of the ids in the message"),
  NODE_BELONGS_ELSEWHERE(
      Kind.WRONG_STATE,
      "the key is that of a node that does not belong to the named account",
      "register it without an account, or deregister it first"),
  PROOF_INVALID(
      Kind.UNAUTHENTICATED,
      "the challenge or a signature over it does not hold",
      "ask for a new challenge for this key and sign it within a minute"),
  ENROLMENT_RESTRICTED(
      Kind.DENIED,
      "nobody registers a node on this hub without a credential",
      "register it with an account's token, a network token, a setup token or an invite code"),
  KEY_RETIRED(
      Kind.WRONG_STATE,
      "the key was replaced by another and is refused for ever",
      "use the key that replaced it, or a new one"),
  KEY_IN_USE(Kind.EXISTS, "the new key is that of a node already", "make a new key"),
  KEY_EXPIRED(
      Kind.WRONG_STATE, "the node's key has expired", "replace the key: the old one still signs"),
  KEY_EXPIRY_INVALID(
      Kind.INVALID,
      "a key ends in the future, and not too far in it",
      "choose an earlier or later end within the limit in the message"),
  HOSTNAME_TAKEN(
      Kind.EXISTS,
      "another node has the hostname, in a network of the node or among public nodes",
      "choose another hostname"),
  HOSTNAME_RESERVED(
      Kind.INVALID,
      "the hostname is reserved, or made of digits only, which would be a number",
      "choose another hostname"),
  NETWORK_NEEDED(
      Kind.INVALID,
      "a node that is not on the backbone names no network that it shall be in",
      "name one, or register with a setup token or a network token"),
  NETWORKS_REFUSED(
      Kind.WRONG_STATE,
      "no network lets the node in, and it is not on the backbone: it was not registered",
      "see what each of them answered, and register it again with what is needed"),
  BACKBONE_CHOICE_FIXED(
      Kind.WRONG_STATE,
      "the key's node is registered with the other choice about the backbone",
      "deregister it first"),
  NOT_ON_BACKBONE(
      Kind.WRONG_STATE,
      "the node exists in its networks only: it can't be public, and trusts nobody outside them",
      "deregister it and register it on the backbone"),
  TRUST_SELF(Kind.INVALID, "a node trusts itself", "name another node"),
  TRUST_REQUEST_NOT_FOUND(
      Kind.NOT_FOUND,
      "there is no such request for trust: it is unknown, answered, expired or taken back",
      "list the requests to see which wait"),
  PENDING_TRUST_LIMIT(
      Kind.EXHAUSTED,
      "too many requests for trust of the node's wait for an answer",
      "wait until some are answered, or take some back"),
  RELAY_NOT_FOUND(
      Kind.NOT_FOUND,
      "no relay of that name takes nodes: it is unknown, away, or going to stop",
      "list the relays and name another, or leave the choice to the hub"),
  NO_RELAY(Kind.UNAVAILABLE, "no relay is there that takes nodes", "try again after some seconds"),
  TUNNEL_NOT_FOUND(
      Kind.NOT_FOUND,
      "no relay of that name has a tunnel, or several have and none is named",
      "name one that has, in the metadata coterie-relay"),
  RELAY_REPLACED(
      Kind.WRONG_STATE,
      "another relay of the same name has begun since",
      "stop one of the two, or give it a name of its own");

  private final Kind kind;
  private final String meaning;
  private final String remedy;

  RegistryReason(Kind kind, String meaning, String remedy) {
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
}
