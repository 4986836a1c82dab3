/**
 * An agent's identity at a hub: its key, its registration, its sessions and its presence.
 *
 * <pre>{@code
 * var file = new KeyFile(Path.of("worker.pem"));
 * if (!file.exists()) {
 *   file.create(NodeKey.generate());
 * }
 * NodeKey key = file.read();
 * var node = new Registration(client).register(key, "", "worker", NODE_VISIBILITY_PRIVATE);
 * var session = new NodeSession(
 *     client.withoutCredential(), key, node.getNode().getId(), node.getDeployment(), clock);
 * }</pre>
 *
 * Registering the same key again gives the same node.
 */
@NullMarked
package io.coterie.sdk.node;

import org.jspecify.annotations.NullMarked;
