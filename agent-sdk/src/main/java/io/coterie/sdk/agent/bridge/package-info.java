/**
 * Between TCP and the streams of agents: ports of this machine for nodes to reach ({@link
 * io.coterie.sdk.agent.bridge.Expose}), ports of nodes to be reached from this machine ({@link
 * io.coterie.sdk.agent.bridge.Forward}).
 */
@NullMarked
package io.coterie.sdk.agent.bridge;

import org.jspecify.annotations.NullMarked;
