package io.coterie.registry.grant;

import com.google.protobuf.ByteString;
import io.coterie.platform.id.Incarnation;
import io.coterie.registry.presence.RelayName;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * A grant as bytes: integers are big-endian, ids are the 26 characters behind their prefix. Version
 * 1 of docs/flow-grants.md.
 */
final class GrantLayout {
  /** In front of what is signed, so that it passes for nothing else that a key might sign. */
  static final ByteString PREFIX = ByteString.copyFromUtf8("coterie.relay.v1.FlowGrant\0");

  private static final byte VERSION = 1;
  private static final int ID = 26;
  private static final int LONGEST = 512;

  private GrantLayout() {}

  /** All but the signature. */
  static ByteString body(FlowGrant grant, UUID keyId) {
    var out = ByteBuffer.allocate(LONGEST);
    out.put(VERSION).put(kind(grant.basis()));
    out.putLong(keyId.getMostSignificantBits()).putLong(keyId.getLeastSignificantBits());
    out.putLong(grant.issued().getEpochSecond()).putLong(grant.expiry().getEpochSecond());
    out.putInt(grant.source().number().unsigned()).putInt(grant.target().number().unsigned());
    out.putInt(grant.dialled().unsigned());
    switch (grant.basis()) {
      case Basis.InNetwork in -> {
        out.putLong(in.policyVersion()).put(characters(in.network().text()));
        ends(out, grant, in.source(), in.target());
      }
      case Basis.ByTrust _, Basis.InPublic _ -> {
        out.putLong(0).put(new byte[ID]);
        ends(out, grant, grant.source().life(), grant.target().life());
      }
    }
    out.put(grant.secret().bytes().toByteArray());
    var relay =
        grant.homeRelay().map(RelayName::text).orElse("").getBytes(StandardCharsets.US_ASCII);
    out.put((byte) relay.length).put(relay);
    return ByteString.copyFrom(out.flip());
  }

  private static void ends(
      ByteBuffer out, FlowGrant grant, Incarnation source, Incarnation target) {
    out.put(characters(grant.source().id().text())).put(characters(source.text()));
    out.put(characters(grant.target().id().text())).put(characters(target.text()));
  }

  private static byte kind(Basis basis) {
    return switch (basis) {
      case Basis.InNetwork _ -> 1;
      case Basis.ByTrust _ -> 2;
      case Basis.InPublic _ -> 3;
    };
  }

  private static byte[] characters(String id) {
    return id.substring(id.length() - ID).getBytes(StandardCharsets.US_ASCII);
  }
}
