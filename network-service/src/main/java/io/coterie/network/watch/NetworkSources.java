package io.coterie.network.watch;

import io.coterie.platform.id.NetworkNumber;
import io.coterie.platform.id.NodeId;
import io.coterie.policy.decision.CompiledPolicy;
import io.coterie.policy.decision.Profile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The nodes of a network as they were together at one moment, for all watches that need them.
 * Thread-safe.
 */
final class NetworkSources {
  private final NetworkNumber number;
  private final Moment moment;
  private final Map<NodeId, Source> sources;
  private final Map<Policies, List<SourceClass>> classes = new ConcurrentHashMap<>();

  private record Policies(CompiledPolicy before, CompiledPolicy after) {}

  private record Profiles(Profile before, Profile after) {}

  NetworkSources(NetworkNumber number, Moment moment, List<Source> sources) {
    this.number = number;
    this.moment = moment;
    var byId = new LinkedHashMap<NodeId, Source>();
    sources.forEach(source -> byId.put(source.id(), source));
    this.sources = byId;
  }

  NetworkNumber number() {
    return number;
  }

  Moment moment() {
    return moment;
  }

  Optional<Source> find(NodeId node) {
    return Optional.ofNullable(sources.get(node));
  }

  int size() {
    return sources.size();
  }

  /** All of them, by what two policies see of them. */
  List<SourceClass> classes(CompiledPolicy before, CompiledPolicy after) {
    return classes.computeIfAbsent(new Policies(before, after), this::classes);
  }

  private List<SourceClass> classes(Policies policies) {
    var members = new LinkedHashMap<Profiles, List<Source>>();
    for (var source : sources.values()) {
      var profiles =
          new Profiles(
              policies.before().profile(source.subject()),
              policies.after().profile(source.subject()));
      members.computeIfAbsent(profiles, _ -> new ArrayList<>()).add(source);
    }
    return members.entrySet().stream()
        .map(entry ->
            new SourceClass(entry.getKey().before(), entry.getKey().after(), entry.getValue()))
        .toList();
  }
}
