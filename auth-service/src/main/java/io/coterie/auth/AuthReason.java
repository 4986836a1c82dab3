package io.coterie.auth;

import io.coterie.platform.failure.Kind;
import io.coterie.platform.failure.Reason;

/** Reasons that auth-service can give. */
public enum AuthReason implements Reason {
  ACCOUNT_NAME_TAKEN(
      Kind.EXISTS, "an account of this name exists, in whatever case", "choose another name"),
  OPERATOR_TOKEN_NEEDED(
      Kind.DENIED,
      "this hub's first account becomes its system admin, so the operator registers it",
      "send the operator's token along"),
  PASSWORD_TOO_WEAK(
      Kind.INVALID, "the password is one of the first that an attacker tries", "choose another"),
  LOGIN_FAILED(
      Kind.UNAUTHENTICATED,
      "there is no account of this name with this password",
      "correct the name or the password"),
  ACCOUNT_DISABLED(
      Kind.DENIED,
      "the password is right, but the account is shut out",
      "ask a system admin or the operator of the hub"),
  ACCOUNT_NOT_FOUND(
      Kind.NOT_FOUND,
      "there is no such account, or it is not visible to the caller",
      "check the id or the name"),
  LAST_SYSTEM_ADMIN(
      Kind.WRONG_STATE,
      "without this account the hub would have no system admin",
      "make another account system admin first"),
  SESSION_NOT_FOUND(
      Kind.NOT_FOUND,
      "there is no such session of the caller's own",
      "list the sessions for their ids"),
  RESET_CODE_INVALID(
      Kind.INVALID,
      "there is no such reset code, or it was used, or it ended",
      "ask a system admin or the operator for another"),
  PLAN_NOT_FOUND(Kind.NOT_FOUND, "there is no such plan", "list the plans for their names"),
  LOGIN_LOCKED(
      Kind.EXHAUSTED,
      "too many failures for this name from this address",
      "wait for the delay in the details"),
  NETWORK_NOT_FOUND(
      Kind.NOT_FOUND,
      "there is no such network, or it is not visible to the caller",
      "check the id; a private network is found by its members only"),
  ROLE_TOO_LOW(
      Kind.DENIED,
      "the caller's role in the network is too low",
      "ask an admin of the network for the role named in the message"),
  NODE_NOT_FOUND(
      Kind.NOT_FOUND,
      "there is no such node that is the caller's own and in the network",
      "check the node's id"),
  TOKEN_EXPIRY_IN_PAST(
      Kind.INVALID, "the token would have ended already", "send an expire_time in the future"),
  SCOPE_UNKNOWN(
      Kind.INVALID, "there is no such scope", "send some of the scopes listed in the message"),
  SETUP_TOKEN_USED(
      Kind.WRONG_STATE,
      "the setup token was for one node, and another key registered it",
      "create another setup token"),
  TOKEN_NOT_FOUND(
      Kind.NOT_FOUND,
      "there is no such token of the caller's own",
      "list the tokens for their ids"),
  LAST_OPERATOR_TOKEN(
      Kind.WRONG_STATE,
      "without this token nobody could act as the operator",
      "create another operator token first");

  private final Kind kind;
  private final String meaning;
  private final String remedy;

  AuthReason(Kind kind, String meaning, String remedy) {
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

  @Override
  public boolean isFailedProof() {
    return this == RESET_CODE_INVALID || this == LOGIN_LOCKED;
  }
}
