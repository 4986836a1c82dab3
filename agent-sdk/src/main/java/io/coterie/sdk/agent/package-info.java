/**
 * The agent runtime: a node that others dial and that dials others, by the shortest way there is
 * and through relays where there is none. {@link io.coterie.sdk.agent.Agent} is all that a program
 * needs of it.
 *
 * <pre>{@code
 * var config = AgentConfig.of(key, node, HubControl.of(session));
 * try (Agent agent = Agent.start(config); Listener web = agent.listen(80)) {
 *   agent.awaitPresent(Duration.ofSeconds(30));
 *   try (AgentStream stream = agent.dial("worker-2", 8080)) {
 *     stream.output().write(request);
 *     stream.output().close();
 *     byte[] answer = stream.input().readAllBytes();
 *   }
 * }
 * }</pre>
 *
 * Agents need a native library of QUIC, which is there for Linux on x86-64 and arm64.
 */
@NullMarked
package io.coterie.sdk.agent;

import org.jspecify.annotations.NullMarked;
