package io.coterie.cli.command;

import java.util.Map;

/** What to do about a refusal, by its reason: the command that helps. */
final class Hints {
  static final Map<String, String> BY_REASON =
      Map.ofEntries(
          Map.entry(
              "CREDENTIAL_INVALID",
              "log in with: coterie login --username NAME (or set another COTERIE_TOKEN)"),
          Map.entry("ACCOUNT_DISABLED", "ask whoever runs the hub"),
          Map.entry(
              "OPERATOR_TOKEN_NEEDED",
              "run it again with COTERIE_TOKEN set to what admin.token in the hub's home holds"),
          Map.entry(
              "SYSTEM_ADMIN_NEEDED",
              "log in as a system admin, or use the operator's token: COTERIE_TOKEN, or admin -token"),
          Map.entry(
              "LAST_SYSTEM_ADMIN",
              "make another account system admin first with: coterie admin account promote NAME"),
          Map.entry(
              "ACCOUNT_NOT_FOUND", "system admins see all accounts with: coterie admin account ls"),
          Map.entry("ACCOUNT_NAME_TAKEN", "choose another name"),
          Map.entry("SESSION_NOT_FOUND", "see your sessions with: coterie session ls"),
          Map.entry(
              "RESET_CODE_INVALID",
              "codes work once and for an hour; ask whoever runs the hub for a new one"),
          Map.entry("PASSWORD_TOO_WEAK", "choose another password"),
          Map.entry("QUOTA_EXCEEDED", "see what you use with: coterie usage"),
          Map.entry("PLAN_NOT_FOUND", "see the plans with: coterie admin plan ls"),
          Map.entry(
              "ETAG_MISMATCH", "somebody changed it meanwhile: look at it and run this again"),
          Map.entry("SCOPE_MISSING", "see their scopes with: coterie token ls"),
          Map.entry("SCOPE_UNKNOWN", "see the scopes with: coterie token create --help"),
          Map.entry("TOKEN_NOT_FOUND", "see your tokens with: coterie token ls"),
          Map.entry("TOKEN_EXPIRY_IN_PAST", "choose a later end with --expires"),
          Map.entry(
              "LAST_OPERATOR_TOKEN",
              "make another one first with: coterie token create --operator"),
          Map.entry(
              "SETUP_TOKEN_USED",
              "make one for many nodes with: coterie token create --setup --reusable"),
          Map.entry(
              "ENROLMENT_RESTRICTED",
              "log in first, or use a setup token: coterie node create NAME --setup-token-file FILE"),
          Map.entry("NETWORK_NOT_FOUND", "see your networks with: coterie network ls"),
          Map.entry(
              "NETWORK_NAME_TAKEN",
              "choose another name, or see your networks with: coterie network ls"),
          Map.entry("NETWORK_NAME_RESERVED", "choose another name"),
          Map.entry(
              "NETWORK_FULL",
              "its owner can raise the limit with coterie network update --max-members N, or change plan"),
          Map.entry(
              "NEW_OWNER_QUOTA",
              "the new owner's plan is used up: it gives up a network first, or gets another plan"),
          Map.entry("MAX_MEMBERS_BELOW_COUNT", "remove members first, or choose a larger number"),
          Map.entry("NODE_NOT_FOUND", "see your nodes with: coterie node ls"),
          Map.entry("MEMBER_NOT_FOUND", "see who is in it with: coterie network members"),
          Map.entry(
              "MEMBER_BLOCKED", "owner and admins lift that with: coterie network unblock NAME"),
          Map.entry("ROLE_TOO_LOW", "see what you may do with: coterie network info"),
          Map.entry("ROLE_UNCHANGED", "see the roles with: coterie network members"),
          Map.entry(
              "OWNER_ROLE_FIXED",
              "hand the network over instead with: coterie network transfer MEMBER"),
          Map.entry(
              "OWNER_CANNOT_LEAVE",
              "hand the network over first with: coterie network transfer MEMBER"),
          Map.entry("INVITE_NOT_FOUND", "ask for a new invite"),
          Map.entry(
              "PENDING_INVITES_LIMIT",
              "take some back first with: coterie network revoke-invite INVITE"),
          Map.entry("JOIN_REQUEST_NOT_FOUND", "see who asks with: coterie network requests"),
          Map.entry(
              "PENDING_REQUESTS_LIMIT",
              "take one back first with: coterie network decline-request REQUEST"),
          Map.entry("AGENTS_ONLINE", "stop them first, or say --disconnect-agents"),
          Map.entry("JOIN_SECRET_NEEDED", "give one with --secret-stdin or --secret-file"),
          Map.entry("JOIN_RULE_MISMATCH", "see the join rule with: coterie network info"),
          Map.entry("POLICY_INVALID", "see the language with: coterie policy --help"),
          Map.entry(
              "POLICY_TEST_FAILED",
              "mend the rules or the tests, and try them with: coterie policy test FILE"),
          Map.entry(
              "POLICY_VERSION_NOT_FOUND", "see which there are with: coterie policy versions"),
          Map.entry("RESUME_TOKEN_EXPIRED", "start again without --resume"),
          Map.entry("PAGE_TOKEN_INVALID", "start again without --resume"));

  private Hints() {}
}
