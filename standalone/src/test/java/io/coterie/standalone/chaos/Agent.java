package io.coterie.standalone.chaos;

import io.coterie.network.v1.PrincipalRef;

/** A node that watches, is removed and comes back. */
record Agent(String id, Persistent calls) {
  PrincipalRef ref() {
    return PrincipalRef.newBuilder().setNode(id).build();
  }
}
