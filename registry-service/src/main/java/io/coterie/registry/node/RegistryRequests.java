package io.coterie.registry.node;

import io.coterie.platform.failure.PlatformFailure.FieldsInvalid;
import io.coterie.platform.id.AccountId;
import io.coterie.registry.entry.EntryProto;
import io.coterie.registry.node.NodeChange.NewHostname;
import io.coterie.registry.presence.Beat;
import io.coterie.registry.presence.RelayName;
import io.coterie.registry.proof.NodeKey;
import io.coterie.registry.proof.NodeProofs;
import io.coterie.registry.proof.SignedChallenge;
import io.coterie.registry.v1.HeartbeatRequest;
import io.coterie.registry.v1.RegisterNodeRequest;
import io.coterie.registry.v1.RotateKeyRequest;
import io.coterie.registry.v1.UpdateNodeRequest;
import java.util.Optional;

/** Reads the larger requests; the contract's rules hold for them already. */
final class RegistryRequests {
  private RegistryRequests() {}

  static Registration registration(RegisterNodeRequest request) {
    var entries = request.getNetworksList().stream().map(EntryProto::entry).toList();
    var footing = footing(request);
    return new Registration(
        new NodeKey(request.getPublicKey()),
        new Node.Profile(
            account(request.getAccount()),
            NodeProto.hostname(request.getHostname()),
            NodeProto.visibility(request.getVisibility()),
            footing.orElse(Footing.BACKBONE)),
        footing,
        new SignedChallenge(
            request.getChallenge(),
            NodeProofs.registration(
                request.getChallenge(),
                request.getAccount(),
                request.getHostname(),
                request.getVisibilityValue(),
                entries,
                request.hasBackbone() ? Optional.of(request.getBackbone()) : Optional.empty()),
            request.getSignature()),
        entries);
  }

  private static Optional<Footing> footing(RegisterNodeRequest request) {
    return request.hasBackbone()
        ? Optional.of(request.getBackbone() ? Footing.BACKBONE : Footing.NETWORKS)
        : Optional.empty();
  }

  static KeyRotation rotation(RotateKeyRequest request) {
    var replacement = new NodeKey(request.getNewPublicKey());
    return new KeyRotation(
        new Node.Credential(
            replacement,
            request.hasKeyExpireTime()
                ? Optional.of(NodeProto.instant(request.getKeyExpireTime()))
                : Optional.empty()),
        new SignedChallenge(
            request.getChallenge(),
            NodeProofs.rotation(request.getChallenge(), request.getNode(), replacement),
            request.getNewKeySignature()),
        request.getOldKeySignature());
  }

  static NodeChange change(UpdateNodeRequest request) {
    var paths = request.getUpdateMask().getPathsList();
    return new NodeChange(
        paths.contains("hostname")
            ? Optional.of(new NewHostname(NodeProto.hostname(request.getHostname())))
            : Optional.empty(),
        paths.contains("visibility")
            ? Optional.of(NodeProto.visibility(request.getVisibility()))
            : Optional.empty(),
        Optional.of(request.getEtag()).filter(etag -> !etag.isEmpty()));
  }

  static Beat beat(HeartbeatRequest request) {
    return new Beat(
        request.getEndpointsList(),
        Optional.of(request.getHomeRelay()).filter(text -> !text.isEmpty()).map(RelayName::new),
        request.getLeaving());
  }

  private static Optional<AccountId> account(String text) {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    if (!AccountId.matches(text)) {
      throw FieldsInvalid.of("account", "is not the id of an account").exception();
    }
    return Optional.of(new AccountId(text));
  }
}
