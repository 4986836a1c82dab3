package io.coterie.registry.failure;

import static java.util.stream.Collectors.joining;

import io.coterie.platform.failure.Failure;
import io.coterie.platform.id.Hostname;
import io.coterie.platform.id.NodeId;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Failures of registry-service. */
public sealed interface RegistryFailure extends Failure {
  @Override
  RegistryReason reason();

  /** A failure whose reason says it all. */
  record Plain(RegistryReason reason) implements RegistryFailure {
    @Override
    public String message() {
      return reason.meaning() + ": " + reason.remedy();
    }
  }

  /** The one answer for the absent and the invisible. */
  static RegistryFailure nodeNotFound() {
    return new Plain(RegistryReason.NODE_NOT_FOUND);
  }

  /** Several of one's own nodes go by a name. */
  record NodeAmbiguous(Hostname hostname, List<NodeId> choices) implements RegistryFailure {
    public NodeAmbiguous {
      choices = List.copyOf(choices);
    }

    @Override
    public RegistryReason reason() {
      return RegistryReason.NODE_AMBIGUOUS;
    }

    @Override
    public String message() {
      return "several of your nodes are called " + hostname + ": name one of " + ids();
    }

    @Override
    public Map<String, String> metadata() {
      return Map.of("hostname", hostname.text(), "choices", ids());
    }

    private String ids() {
      return choices.stream().map(NodeId::text).collect(joining(", "));
    }
  }

  /** A node that shall exist in networks only names none. */
  record NetworkNeeded() implements RegistryFailure {
    @Override
    public RegistryReason reason() {
      return RegistryReason.NETWORK_NEEDED;
    }

    @Override
    public String message() {
      return reason().meaning() + ": " + reason().remedy();
    }

    @Override
    public List<FieldProblem> fields() {
      return List.of(new FieldProblem("networks", "must name a network"));
    }
  }

  /** A hostname is somebody else's, where it would have to be unique. */
  record HostnameTaken(Hostname hostname) implements RegistryFailure {
    @Override
    public RegistryReason reason() {
      return RegistryReason.HOSTNAME_TAKEN;
    }

    @Override
    public String message() {
      return "the hostname " + hostname + " is taken: choose another";
    }

    @Override
    public Map<String, String> metadata() {
      return Map.of("hostname", hostname.text());
    }
  }

  /** A hostname that no node can have. */
  record HostnameReserved(Hostname hostname) implements RegistryFailure {
    @Override
    public RegistryReason reason() {
      return RegistryReason.HOSTNAME_RESERVED;
    }

    @Override
    public String message() {
      return "the hostname " + hostname + " is reserved: choose another";
    }

    @Override
    public Map<String, String> metadata() {
      return Map.of("hostname", hostname.text());
    }

    @Override
    public List<FieldProblem> fields() {
      return List.of(new FieldProblem("hostname", "is reserved"));
    }
  }

  /** A node asks for too much trust at once. */
  record PendingTrustLimit(int limit) implements RegistryFailure {
    @Override
    public RegistryReason reason() {
      return RegistryReason.PENDING_TRUST_LIMIT;
    }

    @Override
    public String message() {
      return limit + " requests for trust of the node's wait for an answer: take some back";
    }

    @Override
    public Map<String, String> metadata() {
      return Map.of("limit", Integer.toString(limit));
    }
  }

  /** A key's end is not one. */
  record KeyExpiryInvalid(Duration longest) implements RegistryFailure {
    @Override
    public RegistryReason reason() {
      return RegistryReason.KEY_EXPIRY_INVALID;
    }

    @Override
    public String message() {
      return "a key ends in the future, at most " + longest.toDays() + " days from now";
    }

    @Override
    public Map<String, String> metadata() {
      return Map.of("days", Long.toString(longest.toDays()));
    }

    @Override
    public List<FieldProblem> fields() {
      return List.of(new FieldProblem("key_expire_time", message()));
    }
  }
}
