package io.coterie.registry.entry;

import static java.util.stream.Collectors.joining;

import io.coterie.platform.failure.Failure;
import io.coterie.platform.failure.Reason;
import io.coterie.registry.entry.EntryResult.Refused;
import io.coterie.registry.failure.RegistryReason;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * None of the networks that a node names lets it in, and it would exist in networks only.
 *
 * @param refusals what they answered, in their order
 */
public record NetworksRefused(List<Refused> refusals) implements Failure {
  public NetworksRefused {
    refusals = List.copyOf(refusals);
  }

  /** Of results that are all refusals. */
  public static NetworksRefused of(List<EntryResult> results) {
    return new NetworksRefused(results.stream().map(Refused.class::cast).toList());
  }

  @Override
  public Reason reason() {
    return RegistryReason.NETWORKS_REFUSED;
  }

  @Override
  public String message() {
    return "no network lets the node in, and so it was not registered: " + reasons();
  }

  @Override
  public Map<String, String> metadata() {
    return Map.of("reasons", reasons());
  }

  @Override
  public List<FieldProblem> fields() {
    return IntStream.range(0, refusals.size())
        .mapToObj(i ->
            new FieldProblem(
                "networks[" + i + "]", refusals.get(i).reason() + ": " + refusals.get(i).message()))
        .toList();
  }

  private String reasons() {
    return refusals.stream().map(Refused::reason).collect(joining(", "));
  }
}
