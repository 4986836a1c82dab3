package io.coterie.network.network;

import io.coterie.network.access.Gate;
import io.coterie.network.access.NetworkScope;
import io.coterie.network.access.Permission;
import io.coterie.network.failure.NetworkReason;
import io.coterie.network.member.MemberDirectory;
import io.coterie.network.member.MemberFeed;
import io.coterie.network.member.MemberProto;
import io.coterie.network.v1.Checkpoint;
import io.coterie.network.v1.DeletedNetwork;
import io.coterie.network.v1.MemberChange;
import io.coterie.network.v1.RemovedMember;
import io.coterie.network.v1.SnapshotEnd;
import io.coterie.network.v1.WatchNetworkResponse;
import io.coterie.platform.db.ChangeKind;
import io.coterie.platform.db.Transactions;
import io.coterie.platform.failure.FailureException;
import io.coterie.platform.feed.FeedFilter;
import io.coterie.platform.feed.FeedRecord;
import io.coterie.platform.feed.Watch;
import io.coterie.platform.id.NetworkId;
import io.coterie.platform.identity.Caller;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;

/**
 * One caller's watch of one network. A change is told as what is there when it is told, so that a
 * message may repeat what an earlier one said, but never says what is no longer so.
 */
final class NetworkWatch implements Watch<WatchNetworkResponse> {
  private final Caller caller;
  private final NetworkId id;
  private final KnownMembers known;
  private final Transactions transactions;
  private final Gate gate;
  private final Networks networks;
  private final MemberDirectory members;

  NetworkWatch(
      Caller caller,
      NetworkId id,
      KnownMembers known,
      Transactions transactions,
      Gate gate,
      Networks networks,
      MemberDirectory members) {
    this.caller = caller;
    this.id = id;
    this.known = known;
    this.transactions = transactions;
    this.gate = gate;
    this.networks = networks;
    this.members = members;
  }

  @Override
  public FeedFilter filter() {
    return FeedFilter.in(id, NetworkFeed.KIND, MemberFeed.KIND);
  }

  @Override
  public List<WatchNetworkResponse> snapshot(DSLContext db) {
    var scope = gate.view(db, caller, id, Permission.VIEW);
    var messages = new ArrayList<WatchNetworkResponse>();
    messages.add(
        WatchNetworkResponse.newBuilder()
            .setNetwork(NetworkProto.network(known.network().with(scope)))
            .build());
    members.all(db, scope).stream()
        .flatMap(member -> known.view(member).stream())
        .map(view -> WatchNetworkResponse.newBuilder().setMember(MemberProto.member(view)).build())
        .forEach(messages::add);
    return messages;
  }

  @Override
  public WatchNetworkResponse snapshotEnd(String resumeToken) {
    return WatchNetworkResponse.newBuilder()
        .setSnapshotEnd(SnapshotEnd.getDefaultInstance())
        .setResumeToken(resumeToken)
        .build();
  }

  @Override
  public List<WatchNetworkResponse> change(FeedRecord record) {
    return message(record).stream()
        .map(message -> message.setResumeToken(record.resumeToken()).build())
        .toList();
  }

  @Override
  public WatchNetworkResponse checkpoint(String resumeToken) {
    return WatchNetworkResponse.newBuilder()
        .setCheckpoint(Checkpoint.getDefaultInstance())
        .setResumeToken(resumeToken)
        .build();
  }

  @Override
  public void checkAllowed() {
    scope();
  }

  @Override
  public boolean isLast(FeedRecord record) {
    return record.kind().equals(NetworkFeed.KIND) && record.change() == ChangeKind.DELETED;
  }

  private Optional<WatchNetworkResponse.Builder> message(FeedRecord record) {
    var message = WatchNetworkResponse.newBuilder();
    if (isLast(record)) {
      return Optional.of(
          message.setDeletedNetwork(DeletedNetwork.newBuilder().setNetwork(id.text())));
    }
    var scope = scope();
    if (scope.isEmpty()) {
      return Optional.empty();
    }
    if (record.kind().equals(NetworkFeed.KIND)) {
      return Optional.of(message.setNetwork(NetworkProto.network(networks.view(caller, id))));
    }
    if (record.change() == ChangeKind.DELETED) {
      return Optional.of(message.setRemovedMember(removed(record)));
    }
    return members
        .present(scope.get(), MemberFeed.principal(id, record.key()))
        .map(view -> message.setMember(MemberProto.member(view)));
  }

  private RemovedMember removed(FeedRecord record) {
    var member = record.payload(MemberChange.parser()).getMember();
    return RemovedMember.newBuilder()
        .setMember(MemberFeed.principal(id, record.key()).text())
        .setIncarnation(member.getIncarnation())
        .build();
  }

  /**
   * The caller's right to see the network; none if the network is gone, which its last record is
   * about to tell.
   *
   * @throws FailureException NETWORK_NOT_FOUND if the network is there but not for this caller
   */
  private Optional<NetworkScope> scope() {
    return transactions.read(db -> {
      try {
        return Optional.of(gate.view(db, caller, id, Permission.VIEW));
      } catch (FailureException e) {
        if (e.failure().reason() == NetworkReason.NETWORK_NOT_FOUND && !gate.exists(db, id)) {
          return Optional.empty();
        }
        throw e;
      }
    });
  }
}
