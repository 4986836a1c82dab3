/**
 * Who may reach whom on the backbone, where nodes need no network: by trust, or since a node is
 * public. Both are the registry's; they are kept here as its feed tells of them, for watches only.
 * Decisions ask the registry.
 */
@NullMarked
package io.coterie.network.backbone;

import org.jspecify.annotations.NullMarked;
