package io.coterie.cli.node;

import io.coterie.sdk.agent.KeyContinuity;
import io.coterie.sdk.node.NodeKey;

/**
 * What an agent runs with.
 *
 * @param continuity how the node came to its key, and whom it has met
 */
record LocalIdentity(LocalNode node, NodeKey key, KeyContinuity continuity) {}
