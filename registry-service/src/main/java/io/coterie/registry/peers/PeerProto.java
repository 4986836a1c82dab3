package io.coterie.registry.peers;

import io.coterie.platform.id.Address;
import io.coterie.platform.id.Hostname;
import io.coterie.platform.id.NetworkId;
import io.coterie.platform.id.NetworkNumber;
import io.coterie.platform.id.NodeId;
import io.coterie.platform.id.NodeNumber;
import io.coterie.registry.membership.Ports;
import io.coterie.registry.v1.ForgottenPeers;
import io.coterie.registry.v1.Peer;
import io.coterie.registry.v1.PeersCheckpoint;
import io.coterie.registry.v1.PeersSnapshotEnd;
import io.coterie.registry.v1.Presence;
import io.coterie.registry.v1.RemovedPeer;
import io.coterie.registry.v1.WatchPeersResponse;
import java.util.Optional;

/** The messages of a watch, without their tokens. */
final class PeerProto {
  private PeerProto() {}

  static Peer peer(Place place, NodeId node, Way way, Facts facts) {
    var identity = facts.identity();
    var peer =
        switch (way) {
          case Way.ThroughNetwork through ->
              at(through.networkNumber(), through.number(), through.hostname(), through.ports());
          case Way.ByTrust _ ->
              at(
                  NetworkNumber.BACKBONE,
                  identity.number().orElseThrow(), // trust is between nodes that are there
                  identity.hostname(),
                  Ports.ALL);
        };
    var whereabouts = facts.whereabouts();
    return peer.setNode(node.text())
        .setNetwork(place.text())
        .setPublicKey(identity.key())
        .setPresence(whereabouts.online() ? Presence.PRESENCE_ONLINE : Presence.PRESENCE_OFFLINE)
        .addAllEndpoints(whereabouts.endpoints())
        .setHomeRelay(whereabouts.homeRelay())
        .build();
  }

  static WatchPeersResponse.Builder peer(Peer peer) {
    return WatchPeersResponse.newBuilder().setPeer(peer);
  }

  static WatchPeersResponse.Builder removed(Place place, NodeId node) {
    return WatchPeersResponse.newBuilder()
        .setRemoved(RemovedPeer.newBuilder().setNode(node.text()).setNetwork(place.text()));
  }

  static WatchPeersResponse.Builder forgotten(NetworkId network) {
    return WatchPeersResponse.newBuilder()
        .setForgotten(ForgottenPeers.newBuilder().setNetwork(network.text()));
  }

  static WatchPeersResponse snapshotEnd(String resumeToken) {
    return WatchPeersResponse.newBuilder()
        .setSnapshotEnd(PeersSnapshotEnd.getDefaultInstance())
        .setResumeToken(resumeToken)
        .build();
  }

  static WatchPeersResponse checkpoint(String resumeToken) {
    return WatchPeersResponse.newBuilder()
        .setCheckpoint(PeersCheckpoint.getDefaultInstance())
        .setResumeToken(resumeToken)
        .build();
  }

  private static Peer.Builder at(
      NetworkNumber network, NodeNumber number, Optional<Hostname> hostname, Ports ports) {
    return Peer.newBuilder()
        .setNetworkNumber(network.unsigned())
        .setNumber(number.unsigned())
        .setAddress(new Address(network, number).toString())
        .setHostname(hostname.map(Hostname::text).orElse(""))
        .addAllPorts(ports.ranges());
  }
}
