package io.coterie.registry.peers;

/** What the registry knows of a node: two parts that change apart. */
record Facts(Identity identity, Whereabouts whereabouts) {}
