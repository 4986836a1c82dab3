package io.coterie.network.failure;

import io.coterie.platform.failure.Failure;
import io.coterie.platform.failure.PlatformReason;
import io.coterie.platform.failure.Reason;
import java.util.List;
import java.util.Map;

/** Failures that say more than their reason. */
public sealed interface NetworkFailure extends Failure {
  /** One whose reason says it all. */
  record Plain(NetworkReason reason) implements NetworkFailure {
    @Override
    public String message() {
      return reason.meaning() + ": " + reason.remedy();
    }
  }

  /** A field whose value has the right shape and still can't be taken. */
  record FieldRefused(NetworkReason reason, String field) implements NetworkFailure {
    @Override
    public String message() {
      return reason.meaning() + ": " + reason.remedy();
    }

    @Override
    public List<FieldProblem> fields() {
      return List.of(new FieldProblem(field, reason.meaning()));
    }
  }

  /**
   * The caller sees the network, but may not do that there.
   *
   * @param needed the least role that may
   */
  record RoleTooLow(String needed) implements NetworkFailure {
    @Override
    public Reason reason() {
      return NetworkReason.ROLE_TOO_LOW;
    }

    @Override
    public String message() {
      return "this needs the role " + needed + " in the network: ask its owner";
    }

    @Override
    public Map<String, String> metadata() {
      return Map.of("neededRole", needed);
    }
  }

  /**
   * A name stands for several networks of the caller's.
   *
   * @param choices their ids
   */
  record Ambiguous(List<String> choices) implements NetworkFailure {
    public Ambiguous {
      choices = List.copyOf(choices);
    }

    @Override
    public Reason reason() {
      return NetworkReason.NETWORK_AMBIGUOUS;
    }

    @Override
    public String message() {
      return "several networks of yours have that name: use an id, " + String.join(" or ", choices);
    }

    @Override
    public Map<String, String> metadata() {
      return Map.of("choices", String.join(",", choices));
    }
  }

  /**
   * A hostname stands for several nodes of the caller's account.
   *
   * @param choices their ids
   */
  record NodeAmbiguous(List<String> choices) implements NetworkFailure {
    public NodeAmbiguous {
      choices = List.copyOf(choices);
    }

    @Override
    public Reason reason() {
      return NetworkReason.NODE_AMBIGUOUS;
    }

    @Override
    public String message() {
      return "several nodes of yours have that hostname: use an id, "
          + String.join(" or ", choices);
    }

    @Override
    public Map<String, String> metadata() {
      return Map.of("choices", String.join(",", choices));
    }
  }

  /** No more members fit in. */
  record Full(int limit, int used) implements NetworkFailure {
    @Override
    public Reason reason() {
      return NetworkReason.NETWORK_FULL;
    }

    @Override
    public String message() {
      return "the network has "
          + used
          + " of at most "
          + limit
          + " members: ask its owner to raise max_members";
    }

    @Override
    public Map<String, String> metadata() {
      return Map.of("limit", Integer.toString(limit), "used", Integer.toString(used));
    }
  }

  /**
   * The plan of somebody else than the caller allows no more; how much it allows is not the
   * caller's to know.
   *
   * @param quota what is counted, e.g. {@code networks_joined}
   */
  record OthersQuota(String quota) implements NetworkFailure {
    @Override
    public Reason reason() {
      return PlatformReason.QUOTA_EXCEEDED;
    }

    @Override
    public String message() {
      return "its own plan allows it no more ("
          + quota
          + "): it has to leave another network first";
    }

    @Override
    public Map<String, String> metadata() {
      return Map.of("quota", quota);
    }
  }

  /** The limit would be below what is there already. */
  record MaxMembersBelowCount(int requested, int count) implements NetworkFailure {
    @Override
    public Reason reason() {
      return NetworkReason.MAX_MEMBERS_BELOW_COUNT;
    }

    @Override
    public String message() {
      return "max_members can't be "
          + requested
          + " while "
          + count
          + " members are in the network: remove some first";
    }

    @Override
    public Map<String, String> metadata() {
      return Map.of("requested", Integer.toString(requested), "count", Integer.toString(count));
    }
  }

  /** Agents would be cut off. */
  record AgentsOnline(int count) implements NetworkFailure {
    @Override
    public Reason reason() {
      return NetworkReason.AGENTS_ONLINE;
    }

    @Override
    public String message() {
      return count + " agents in the network are online: stop them first, or set disconnect_agents";
    }

    @Override
    public Map<String, String> metadata() {
      return Map.of("count", Integer.toString(count));
    }
  }

  /** As many requests to join as there may be wait for an answer. */
  record PendingRequestsLimit(int limit) implements NetworkFailure {
    @Override
    public Reason reason() {
      return NetworkReason.PENDING_REQUESTS_LIMIT;
    }

    @Override
    public String message() {
      return limit + " requests to join wait for an answer: wait for some, or take some back";
    }

    @Override
    public Map<String, String> metadata() {
      return Map.of("limit", Integer.toString(limit));
    }
  }

  /** As many invites as one may have out wait for an answer. */
  record PendingInvitesLimit(int limit) implements NetworkFailure {
    @Override
    public Reason reason() {
      return NetworkReason.PENDING_INVITES_LIMIT;
    }

    @Override
    public String message() {
      return limit + " invites of yours wait for an answer: wait for some, or revoke some";
    }

    @Override
    public Map<String, String> metadata() {
      return Map.of("limit", Integer.toString(limit));
    }
  }
}
