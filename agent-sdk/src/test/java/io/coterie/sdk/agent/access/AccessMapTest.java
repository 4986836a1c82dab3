package io.coterie.sdk.agent.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.coterie.access.v1.PortRange;
import io.coterie.access.v1.Protocol;
import io.coterie.network.v1.AccessEntry;
import io.coterie.network.v1.Checkpoint;
import io.coterie.network.v1.ForgottenNetwork;
import io.coterie.network.v1.Openness;
import io.coterie.network.v1.RemovedAccess;
import io.coterie.network.v1.SnapshotEnd;
import io.coterie.network.v1.WatchAccessResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AccessMapTest {
  private static final String ALICE = "node_alice";
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private final InstantSource time = () -> now;
  private final Clock clock = time.withZone(ZoneOffset.UTC);
  private final AccessMap map = new AccessMap(clock);

  @Test
  void nobodyIsLetInBeforeTheSnapshotIsComplete() {
    map.apply(entry("net_a", 3, 80, 80));
    assertThat(decide(3, 80)).isEqualTo(Verdict.STALE);
    assertThat(map.admits(ALICE)).isFalse();
    live();
    assertThat(decide(3, 80)).isEqualTo(Verdict.ALLOWED);
    assertThat(map.admits(ALICE)).isTrue();
  }

  @Test
  void addressInANetworkIsJudgedByThatNetworkAlone() {
    map.apply(entry("net_a", 3, 80, 90));
    map.apply(entry("net_b", 4, 443, 443));
    live();
    assertThat(decide(3, 90)).isEqualTo(Verdict.ALLOWED);
    assertThat(decide(3, 443)).isEqualTo(Verdict.NOT_ALLOWED);
    assertThat(decide(4, 443)).isEqualTo(Verdict.ALLOWED);
    assertThat(decide(5, 80)).isEqualTo(Verdict.NOT_ALLOWED);
  }

  @Test
  void backboneIsOpenOnThePortsOfAnyNetwork() {
    map.apply(entry("net_a", 3, 80, 90));
    map.apply(entry("net_b", 4, 443, 443));
    live();
    assertThat(decide(0, 80)).isEqualTo(Verdict.ALLOWED);
    assertThat(decide(0, 443)).isEqualTo(Verdict.ALLOWED);
    assertThat(decide(0, 22)).isEqualTo(Verdict.NOT_ALLOWED);
  }

  @Test
  void trustOpensTheBackboneOnEveryPortAndNoNetwork() {
    map.apply(entry("", 0, 1, 65_535));
    live();
    assertThat(decide(0, 22)).isEqualTo(Verdict.ALLOWED);
    assertThat(decide(3, 22)).isEqualTo(Verdict.NOT_ALLOWED);
  }

  @Test
  void publicNodeIsOpenToAnybodyOnTheBackboneOnly() {
    map.apply(openness(true));
    live();
    assertThat(decide(0, 22)).isEqualTo(Verdict.ALLOWED);
    assertThat(decide(3, 22)).isEqualTo(Verdict.NOT_ALLOWED);
    map.apply(openness(false));
    assertThat(decide(0, 22)).isEqualTo(Verdict.NOT_ALLOWED);
  }

  @Test
  void streamsAndDatagramsAreAllowedEachByItself() {
    map.apply(entry("net_a", 3, 80, 80));
    live();
    assertThat(map.decide(new Knock(ALICE, 3, Protocol.PROTOCOL_DATAGRAM, 80)))
        .isEqualTo(Verdict.NOT_ALLOWED);
  }

  @Test
  void removedAndForgottenEntriesLetNobodyIn() {
    map.apply(entry("net_a", 3, 80, 80));
    map.apply(entry("net_b", 4, 80, 80));
    live();
    map.apply(
        WatchAccessResponse.newBuilder()
            .setRemoved(RemovedAccess.newBuilder().setNetwork("net_a").setSourceNode(ALICE))
            .build());
    assertThat(decide(3, 80)).isEqualTo(Verdict.NOT_ALLOWED);
    assertThat(decide(4, 80)).isEqualTo(Verdict.ALLOWED);
    map.apply(
        WatchAccessResponse.newBuilder()
            .setForgotten(ForgottenNetwork.newBuilder().setNetwork("net_b"))
            .build());
    assertThat(decide(4, 80)).isEqualTo(Verdict.NOT_ALLOWED);
    assertThat(map.key(ALICE)).isEmpty();
  }

  @Test
  void whatLetsOneNodeInLetsNoOtherIn() {
    map.apply(entry("net_a", 3, 80, 80));
    live();
    var bob = new Knock("node_bob", 3, Protocol.PROTOCOL_STREAM, 80);
    assertThat(map.decide(bob)).isEqualTo(Verdict.NOT_ALLOWED);
    assertThat(map.admits("node_bob")).isFalse();
    map.apply(
        WatchAccessResponse.newBuilder()
            .setRemoved(RemovedAccess.newBuilder().setNetwork("net_a").setSourceNode("node_bob"))
            .build());
    assertThat(decide(3, 80)).isEqualTo(Verdict.ALLOWED);
  }

  @Test
  void laterEntryTakesThePlaceOfTheEarlier() {
    map.apply(entry("net_a", 3, 80, 80));
    map.apply(entry("net_a", 3, 81, 81));
    live();
    assertThat(decide(3, 80)).isEqualTo(Verdict.NOT_ALLOWED);
    assertThat(decide(3, 81)).isEqualTo(Verdict.ALLOWED);
  }

  @Test
  void withoutAWordFromTheHubForAMinuteNobodyIsLetIn() {
    map.apply(entry("net_a", 3, 80, 80));
    live();
    now = now.plus(AccessMap.LEASE);
    assertThat(decide(3, 80)).isEqualTo(Verdict.STALE);
    map.apply(
        WatchAccessResponse.newBuilder().setCheckpoint(Checkpoint.getDefaultInstance()).build());
    assertThat(decide(3, 80)).isEqualTo(Verdict.ALLOWED);
  }

  @Test
  void whoKnocksTooOftenIsRefusedAndToldOfOnce() {
    map.apply(entry("net_a", 3, 80, 80));
    live();
    List<Verdict> refused = new ArrayList<>();
    var gate = new Gate(map, clock, (_, verdict) -> refused.add(verdict));
    var knock = new Knock(ALICE, 3, Protocol.PROTOCOL_STREAM, 80);
    for (long i = 0; i < Gate.MOST_OWED.dividedBy(Gate.A_STREAM); i++) {
      assertThat(gate.knock(knock)).isEqualTo(Verdict.ALLOWED);
    }
    assertThat(gate.knock(knock)).isEqualTo(Verdict.LIMITED);
    assertThat(gate.knock(knock)).isEqualTo(Verdict.LIMITED);
    assertThat(refused).containsExactly(Verdict.LIMITED);
    now = now.plusSeconds(1);
    assertThat(gate.knock(knock)).isEqualTo(Verdict.ALLOWED);
  }

  @Test
  void whoIsNotLetInMayKnockLessOften() {
    live();
    List<Verdict> refused = new ArrayList<>();
    var gate = new Gate(map, clock, (_, verdict) -> refused.add(verdict));
    var knock = new Knock(ALICE, 3, Protocol.PROTOCOL_STREAM, 80);
    for (long i = 0; i < Gate.MOST_OWED.dividedBy(Gate.A_REFUSAL); i++) {
      assertThat(gate.knock(knock)).isEqualTo(Verdict.NOT_ALLOWED);
    }
    assertThat(gate.knock(knock)).isEqualTo(Verdict.LIMITED);
    assertThat(refused).endsWith(Verdict.NOT_ALLOWED, Verdict.LIMITED);
  }

  private Verdict decide(int network, int port) {
    return map.decide(new Knock(ALICE, network, Protocol.PROTOCOL_STREAM, port));
  }

  private void live() {
    map.apply(
        WatchAccessResponse.newBuilder().setSnapshotEnd(SnapshotEnd.getDefaultInstance()).build());
  }

  private static WatchAccessResponse openness(boolean open) {
    return WatchAccessResponse.newBuilder()
        .setOpenness(Openness.newBuilder().setIsPublic(open))
        .build();
  }

  private static WatchAccessResponse entry(String network, int number, int first, int last) {
    return WatchAccessResponse.newBuilder()
        .setEntry(
            AccessEntry.newBuilder()
                .setNetwork(network)
                .setNetworkNumber(number)
                .setSourceNode(ALICE)
                .setSourcePublicKey(ByteString.copyFrom(new byte[32]))
                .addPorts(
                    PortRange.newBuilder()
                        .setProtocol(Protocol.PROTOCOL_STREAM)
                        .setFirst(first)
                        .setLast(last)))
        .build();
  }
}
