package io.coterie.network.network;

import io.coterie.network.access.Gate;
import io.coterie.network.access.NetworkFinder;
import io.coterie.network.access.Permission;
import io.coterie.network.member.MemberDirectory;
import io.coterie.network.member.Roster;
import io.coterie.network.v1.WatchNetworkResponse;
import io.coterie.platform.db.Transactions;
import io.coterie.platform.feed.Watches;
import io.coterie.platform.id.NetworkId;
import io.coterie.platform.identity.Caller;
import io.grpc.stub.StreamObserver;
import jakarta.inject.Inject;

/** Starts watches of networks. */
final class NetworkWatches {
  private final Transactions transactions;
  private final NetworkFinder finder;
  private final Gate gate;
  private final Networks networks;
  private final MemberDirectory members;
  private final Roster roster;
  private final Watches watches;

  @Inject
  NetworkWatches(
      Transactions transactions,
      NetworkFinder finder,
      Gate gate,
      Networks networks,
      MemberDirectory members,
      Roster roster,
      Watches watches) {
    this.transactions = transactions;
    this.finder = finder;
    this.gate = gate;
    this.networks = networks;
    this.members = members;
    this.roster = roster;
    this.watches = watches;
  }

  /**
   * Streams a network to somebody who may see it.
   *
   * @param resumeToken empty: with a snapshot
   */
  void serve(
      Caller caller, String ref, String resumeToken, StreamObserver<WatchNetworkResponse> out) {
    NetworkId id = finder.find(caller, ref);
    var scope = transactions.read(db -> gate.view(db, caller, id, Permission.VIEW));
    var known =
        resumeToken.isEmpty()
            ? KnownMembers.of(
                networks.view(caller, id),
                scope,
                transactions.read(db -> members.all(db, scope)),
                roster)
            : KnownMembers.none(networks.view(caller, id));
    watches.serve(
        out,
        resumeToken,
        new NetworkWatch(caller, id, known, transactions, gate, networks, members));
  }
}
