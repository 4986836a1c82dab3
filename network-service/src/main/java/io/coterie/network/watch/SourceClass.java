package io.coterie.network.watch;

import io.coterie.policy.decision.Profile;
import java.util.List;

/** Nodes that neither of two policies can tell apart. */
record SourceClass(Profile before, Profile after, List<Source> sources) {
  SourceClass {
    sources = List.copyOf(sources);
  }
}
