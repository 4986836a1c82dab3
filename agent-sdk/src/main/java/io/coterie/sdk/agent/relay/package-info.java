/**
 * An agent's end of docs/relay-protocol.md: a session at each relay that it needs, flows in them,
 * and what to do when either ends. Everything happens on the agent's event loop; credentials are
 * fetched on virtual threads.
 */
@NullMarked
package io.coterie.sdk.agent.relay;

import org.jspecify.annotations.NullMarked;
