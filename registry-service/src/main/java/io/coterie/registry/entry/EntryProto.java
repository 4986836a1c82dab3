package io.coterie.registry.entry;

import io.coterie.registry.v1.EnteredNetwork;
import io.coterie.registry.v1.EntryRefusal;
import io.coterie.registry.v1.NetworkEntry;
import io.coterie.registry.v1.NetworkEntryResult;

/** Entries and their results on the wire. */
public final class EntryProto {
  private EntryProto() {}

  /** What a node asks for. */
  public static Entry entry(NetworkEntry entry) {
    return switch (entry.getCredentialCase()) {
      case JOIN_SECRET -> new Entry.Named(entry.getNetwork(), entry.getJoinSecret());
      case INVITE_CODE -> new Entry.Invited(entry.getInviteCode());
      case SETUP_TOKEN -> new Entry.BySetupToken(entry.getSetupToken());
      case CREDENTIAL_NOT_SET -> new Entry.Named(entry.getNetwork(), "");
    };
  }

  /** What it is told. */
  public static NetworkEntryResult result(EntryResult result) {
    var proto = NetworkEntryResult.newBuilder();
    return switch (result) {
      case EntryResult.Entered(var network, var address) ->
          proto
              .setEntered(
                  EnteredNetwork.newBuilder().setNetwork(network.text()).setAddress(address))
              .build();
      case EntryResult.Refused(var reason, var message, var metadata) ->
          proto
              .setRefused(
                  EntryRefusal.newBuilder()
                      .setReason(reason)
                      .setMessage(message)
                      .putAllMetadata(metadata))
              .build();
    };
  }
}
