package io.coterie.platform.feed;

import com.google.protobuf.StringValue;
import io.coterie.network.v1.Checkpoint;
import io.coterie.network.v1.CreateNetworkRequest;
import io.coterie.network.v1.CreateNetworkResponse;
import io.coterie.network.v1.Network;
import io.coterie.network.v1.NetworkServiceGrpc;
import io.coterie.network.v1.SnapshotEnd;
import io.coterie.network.v1.WatchNetworkRequest;
import io.coterie.network.v1.WatchNetworkResponse;
import io.coterie.platform.audit.AuditEntry;
import io.coterie.platform.db.Answer;
import io.coterie.platform.db.Transactions;
import io.coterie.platform.failure.PlatformFailure;
import io.grpc.stub.StreamObserver;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.jooq.DSLContext;

/**
 * As much of a service as a watch needs: names that are written on a board, and whoever may look at
 * it.
 */
final class BoardRpc extends NetworkServiceGrpc.NetworkServiceImplBase {
  static final String LAST = "last";

  /** What names begin with that no watcher sees. */
  static final String HIDDEN = "hidden-";

  private final Transactions transactions;
  private final Watches watches;
  final AtomicBoolean allowed = new AtomicBoolean(true);

  @Inject
  BoardRpc(Transactions transactions, Watches watches) {
    this.transactions = transactions;
    this.watches = watches;
  }

  @Override
  public void createNetwork(
      CreateNetworkRequest request, StreamObserver<CreateNetworkResponse> out) {
    var answer =
        transactions.mutate(
            Answer.of(CreateNetworkResponse.getDefaultInstance(), BoardRpc::created),
            tx -> {
              tx.db().execute("INSERT INTO thing VALUES (?, 0)", request.getName());
              tx.publish(FeedWrites.entry(request.getName(), 1, Optional.empty()));
              tx.audit(AuditEntry.of(request.getName()));
              return request.getName();
            });
    out.onNext(answer);
    out.onCompleted();
  }

  @Override
  public void watchNetwork(WatchNetworkRequest request, StreamObserver<WatchNetworkResponse> out) {
    watches.serve(out, request.getResumeToken(), new BoardWatch());
  }

  private static CreateNetworkResponse created(String name) {
    return CreateNetworkResponse.newBuilder().setNetwork(network(name)).build();
  }

  private static Network network(String name) {
    return Network.newBuilder().setName(name).build();
  }

  private final class BoardWatch implements Watch<WatchNetworkResponse> {
    @Override
    public FeedFilter filter() {
      return FeedFilter.of(List.of(FeedWrites.KIND));
    }

    @Override
    public List<WatchNetworkResponse> snapshot(DSLContext db) {
      return db.fetch("SELECT name FROM thing ORDER BY name").getValues(0, String.class).stream()
          .map(name -> WatchNetworkResponse.newBuilder().setNetwork(network(name)).build())
          .toList();
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
      var name = record.payload(StringValue.parser()).getValue();
      return Stream.of(name)
          .filter(seen -> !seen.startsWith(HIDDEN))
          .map(seen ->
              WatchNetworkResponse.newBuilder()
                  .setNetwork(network(seen))
                  .setResumeToken(record.resumeToken())
                  .build())
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
      if (!allowed.get()) {
        throw new PlatformFailure.CallerNotAllowed("those who may look").exception();
      }
    }

    @Override
    public boolean isLast(FeedRecord record) {
      return record.key().equals(LAST);
    }
  }
}
