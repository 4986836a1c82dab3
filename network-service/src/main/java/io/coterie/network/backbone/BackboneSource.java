package io.coterie.network.backbone;

import io.coterie.network.directory.NodeKey;
import io.coterie.platform.id.Incarnation;
import io.coterie.platform.id.NodeId;
import io.coterie.platform.id.NodeNumber;

/** A node on the backbone that another one trusts, and which may reach that one by it. */
public record BackboneSource(NodeId id, NodeNumber number, Incarnation registration, NodeKey key) {}
