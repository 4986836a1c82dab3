package io.coterie.network.watch;

import io.coterie.network.backbone.BackboneSource;
import io.coterie.platform.id.NodeId;

/** What a node is told about who may reach it by its backbone address, without any network. */
sealed interface BackboneEvent {
  /** A source may, by trust. */
  record Trusted(BackboneSource source) implements BackboneEvent {}

  /** A source may not, by trust. */
  record Removed(NodeId source) implements BackboneEvent {}

  /** Everybody may, or not. */
  record Opened(boolean isPublic) implements BackboneEvent {}
}
