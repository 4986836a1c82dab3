/**
 * Between TCP and the streams of agents: ports of this machine for nodes to reach ({@link
 * io.coterie.sdk.agent.bridge.Expose}), ports of nodes to be reached from this machine ({@link
 * io.coterie.sdk.agent.bridge.Forward}).
 *
 * <pre>{@code
 * try (var web = Expose.start(agent, 80, new InetSocketAddress("localhost", 3000), failures::add);
 *     var db = Forward.start(agent, new InetSocketAddress("127.0.0.1", 5432), "db", 5432, failures::add)) {
 *   // until it is closed
 * }
 * }</pre>
 */
@NullMarked
package io.coterie.sdk.agent.bridge;

import org.jspecify.annotations.NullMarked;
