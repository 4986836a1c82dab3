package io.coterie.registry;

import static io.coterie.registry.Requests.beat;
import static io.coterie.registry.Requests.end;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.InvalidProtocolBufferException;
import io.coterie.feed.v1.ChangeKind;
import io.coterie.feed.v1.FeedRecord;
import io.coterie.registry.v1.HeartbeatRequest;
import io.coterie.registry.v1.Presence;
import io.coterie.registry.v1.PresenceRecord;
import io.coterie.registry.v1.RegisterNodeRequest;
import io.coterie.registry.v1.RegistryServiceGrpc;
import io.coterie.testing.ServiceFixture;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the feed tells of where nodes are. Two replicas look for leases that lapse. */
@Timeout(60)
class PresenceFeedTest {
  private static final Map<String, String> EAGER = Map.of("registry.presence.lapse-period", "5ms");
  private static final HeartbeatRequest BYE =
      HeartbeatRequest.newBuilder().setLeaving(true).build();

  private final RegistryFixture fixture = new RegistryFixture(EAGER);
  private final ServiceFixture second = fixture.replica(EAGER);
  private final TestNode node = fixture.node();

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void comingMovingAndGoingAreToldAndNothingOfRepeats() throws Exception {
    say(beat("192.0.2.7:4000"));
    say(beat("192.0.2.7:4000"));
    say(beat("192.0.2.7:4000", "192.0.2.8:4000"));
    var relayed =
        HeartbeatRequest.newBuilder()
            .addEndpoints("192.0.2.9:4000")
            .setHomeRelay("relay-1")
            .build();
    say(relayed);
    say(relayed);
    say(relayed.toBuilder().setHomeRelay("relay-2").build());
    say(BYE);
    say(BYE);
    say(beat());
    var told = told(6);
    assertThat(told)
        .extracting(record -> String.join(" ", record.getEndpointsList()))
        .containsExactly(
            "192.0.2.7:4000",
            "192.0.2.7:4000 192.0.2.8:4000",
            "192.0.2.9:4000",
            "192.0.2.9:4000",
            "",
            "");
    assertThat(told)
        .extracting(PresenceRecord::getHomeRelay)
        .containsExactly("", "", "relay-1", "relay-2", "", "");
    assertThat(told.get(4).getPresence()).isEqualTo(Presence.PRESENCE_OFFLINE);
    assertThat(told.get(5).getPresence()).isEqualTo(Presence.PRESENCE_ONLINE);
  }

  @Test
  void repeatsAreWrittenInPlace() throws SQLException {
    for (int i = 0; i < 10; i++) {
      say(beat("192.0.2.7:4000"));
      fixture.clock().advance(Duration.ofSeconds(1));
    }
    // a connection's statistics are complete when it ends
    second.close();
    fixture.service().close();
    var settings = fixture.database().settings();
    try (var connection =
            DriverManager.getConnection(settings.url(), settings.user(), settings.password());
        var statement = connection.createStatement();
        var row =
            statement.executeQuery(
                "SELECT n_tup_upd, n_tup_hot_upd FROM pg_stat_user_tables"
                    + " WHERE relname = 'presence'")) {
      assertThat(row.next()).isTrue();
      // nine repeats, and the version of the first
      assertThat(row.getLong(1)).isEqualTo(10);
      assertThat(row.getLong(2)).isEqualTo(10);
    }
  }

  @Test
  void goodByeOfANodeThatIsNotThereIsNothing() throws Exception {
    say(BYE);
    say(beat());
    assertThat(told(1).getFirst().getPresence()).isEqualTo(Presence.PRESENCE_ONLINE);
  }

  @Test
  void leaseThatLapsesIsToldOnce() throws Exception {
    var others = new ArrayList<TestNode>();
    for (int i = 0; i < 20; i++) {
      others.add(fixture.node());
    }
    for (var other : others) {
      var _ = fixture.as(other.caller()).heartbeat(beat("192.0.2.7:4000"));
    }
    fixture.clock().advance(Duration.ofSeconds(30));
    var records = Feed.read(fixture, "presence", 40);
    assertThat(records.subList(20, 40))
        .allMatch(record -> record.getChange() == ChangeKind.CHANGE_KIND_DELETED)
        .extracting(FeedRecord::getKey)
        .containsExactlyInAnyOrderElementsOf(others.stream().map(TestNode::id).toList());
    say(beat());
    assertThat(Feed.read(fixture, "presence", 41).getLast().getKey()).isEqualTo(node.id());
  }

  @Test
  void renewedLeaseDoesNotLapse() throws Exception {
    say(beat());
    for (int i = 0; i < 5; i++) {
      fixture.clock().advance(Duration.ofSeconds(20));
      say(beat());
    }
    say(BYE);
    assertThat(told(2).getLast().getPresence()).isEqualTo(Presence.PRESENCE_OFFLINE);
  }

  @Test
  void deregistrationEndsPresenceAndTheNextLifeBeginsOffline() throws Exception {
    say(beat("192.0.2.7:4000"));
    var _ = fixture.as(node.caller()).deregisterNode(end(node.id()));
    var _ =
        fixture
            .anonymous()
            .registerNode(fixture.signed(node.key(), RegisterNodeRequest.getDefaultInstance()));
    say(beat("192.0.2.8:4000"));
    var records = Feed.read(fixture, "presence", 3);
    assertThat(records)
        .extracting(FeedRecord::getChange)
        .containsExactly(
            ChangeKind.CHANGE_KIND_UPDATED,
            ChangeKind.CHANGE_KIND_DELETED,
            ChangeKind.CHANGE_KIND_UPDATED);
    assertThat(records).extracting(FeedRecord::getVersion).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void whoRenewsWhileItsLeaseLapsesIsNotToldAsOfflineLast() throws Exception {
    say(beat());
    int told = 1;
    for (int round = 0; round < 30; round++) {
      fixture.clock().advance(Duration.ofSeconds(30));
      var replicas = List.of(fixture.service(), second);
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        var beats = new ArrayList<Future<?>>();
        for (var replica : replicas) {
          beats.add(
              threads.submit(() -> {
                var _ =
                    RegistryServiceGrpc.newBlockingStub(replica.as(node.caller()))
                        .heartbeat(beat());
              }));
        }
        for (var beat : beats) {
          beat.get();
        }
      }
    }
    var last = HeartbeatRequest.newBuilder().setHomeRelay("last").build();
    say(last);
    var records = new ArrayList<FeedRecord>();
    do {
      records.clear();
      records.addAll(Feed.read(fixture, "presence", ++told));
    } while (!parse(records.getLast()).getHomeRelay().equals("last"));
    records.sort(Comparator.comparingLong(FeedRecord::getVersion));
    assertThat(records).extracting(FeedRecord::getVersion).doesNotHaveDuplicates();
    // coming and going by turns, whoever was first in each round
    for (int i = 0; i < records.size() - 1; i++) {
      assertThat(parse(records.get(i)).getPresence())
          .isEqualTo(i % 2 == 0 ? Presence.PRESENCE_ONLINE : Presence.PRESENCE_OFFLINE);
    }
    assertThat(parse(records.getLast()).getPresence()).isEqualTo(Presence.PRESENCE_ONLINE);
    assertThat(parse(records.get(records.size() - 2)).getPresence())
        .isEqualTo(Presence.PRESENCE_ONLINE);
  }

  private void say(HeartbeatRequest beat) {
    var _ = fixture.as(node.caller()).heartbeat(beat);
  }

  private List<PresenceRecord> told(int count) throws InvalidProtocolBufferException {
    var told = new ArrayList<PresenceRecord>();
    for (var record : Feed.read(fixture, "presence", count)) {
      told.add(parse(record));
    }
    return told;
  }

  private static PresenceRecord parse(FeedRecord record) throws InvalidProtocolBufferException {
    return PresenceRecord.parseFrom(record.getPayload());
  }
}
