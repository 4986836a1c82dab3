package io.coterie.relay.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What every port does, whatever it is made of. */
final class PacketPortTest {
  private static final int SOCKET_BUFFER = 4 << 20;

  static Stream<Ports.Choice> ports() {
    return Stream.of(Ports.Choice.LINUX, Ports.Choice.NETTY);
  }

  private static PacketPort open(Ports.Choice choice, String... addresses) {
    return open(choice, 1, addresses);
  }

  private static PacketPort open(Ports.Choice choice, int shards, String... addresses) {
    var listening = Stream.of(addresses).map(host -> new InetSocketAddress(host, 0)).toList();
    return Ports.open(choice, new PortSettings(listening, shards, SOCKET_BUFFER, 16));
  }

  private static void send(PacketPort port, byte[] bytes, InetSocketAddress to) {
    sendAll(port, List.of(bytes), to);
  }

  /** In one batch, by the port's way for other threads. */
  private static void sendAll(PacketPort port, List<byte[]> datagrams, InetSocketAddress to) {
    var endpoint = Endpoint.of(to);
    try (var arena = Arena.ofShared();
        var sender = port.sender()) {
      for (var bytes : datagrams) {
        var memory = arena.allocate(Math.max(1, bytes.length));
        MemorySegment.copy(bytes, 0, memory, ValueLayout.JAVA_BYTE, 0, bytes.length);
        sender.send(memory, 0, bytes.length, endpoint.high(), endpoint.low(), endpoint.port());
      }
      sender.flush();
    }
  }

  private static byte[] bytes(int length, int seed) {
    var bytes = new byte[length];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  @ParameterizedTest
  @MethodSource("ports")
  void whatComesGoesBack(Ports.Choice choice) {
    for (var host : List.of("127.0.0.1", "::1")) {
      try (var server = open(choice, host);
          var client = open(choice, host)) {
        var returned = Collected.silent();
        server.start(Collected::echoing);
        client.start(() -> returned);

        send(client, bytes(100, 1), server.addresses().getFirst());

        var datagram = returned.await(1).getFirst();
        assertThat(datagram.bytes()).isEqualTo(bytes(100, 1));
        assertThat(datagram.source()).isEqualTo(Endpoint.of(server.addresses().getFirst()));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("ports")
  void whatComesByOneFamilyLeavesByTheOther(Ports.Choice choice) {
    try (var relay = open(choice, "127.0.0.1", "::1");
        var ipv4 = open(choice, "127.0.0.1");
        var ipv6 = open(choice, "::1")) {
      var arrived = Collected.silent();
      var target = Endpoint.of(ipv6.addresses().getFirst());
      relay.start(() -> new SendingOn(target));
      ipv6.start(() -> arrived);

      send(ipv4, bytes(300, 2), relay.addresses().getFirst());

      var datagram = arrived.await(1).getFirst();
      assertThat(datagram.bytes()).isEqualTo(bytes(300, 2));
      assertThat(datagram.source().port()).isEqualTo(relay.addresses().getLast().getPort());
    }
  }

  @ParameterizedTest
  @MethodSource("ports")
  void bothFamiliesShareOnePort(Ports.Choice choice) {
    try (var port = open(choice, "127.0.0.1", "::1")) {
      assertThat(port.addresses()).hasSize(2);
      assertThat(port.addresses().getFirst().getPort())
          .isPositive()
          .isEqualTo(port.addresses().getLast().getPort());
    }
  }

  /** Trains that the system joins on the way lose neither a datagram nor its length. */
  @ParameterizedTest
  @MethodSource("ports")
  void trainsKeepTheLengthsOfTheirDatagrams(Ports.Choice choice) {
    try (var server = open(choice, "127.0.0.1");
        var client = open(Ports.Choice.AUTO, "127.0.0.1")) {
      var arrived = Collected.silent();
      server.start(() -> arrived);
      var sent = new ArrayList<byte[]>();
      for (int train = 0; train < 5; train++) {
        int length = 200 + 300 * train;
        int last = train;
        IntStream.range(0, 20).forEach(i -> sent.add(bytes(length, i + 100 * last)));
        sent.add(bytes(77 + train, train));
      }

      sendAll(client, sent, server.addresses().getFirst());

      var lengths = sent.stream().map(bytes -> bytes.length).toList();
      assertThat(arrived.lengths(sent.size())).isEqualTo(lengths);
      assertThat(arrived.await(sent.size()).stream().map(Collected.Datagram::bytes).toList())
          .containsExactlyElementsOf(sent);
    }
  }

  @ParameterizedTest
  @MethodSource("ports")
  void aTrainThatIsSentOnStaysWhatItWas(Ports.Choice choice) {
    try (var relay = open(choice, "127.0.0.1");
        var client = open(Ports.Choice.AUTO, "127.0.0.1")) {
      var returned = Collected.silent();
      relay.start(Collected::echoing);
      client.start(() -> returned);
      var sent = IntStream.range(0, 150).mapToObj(i -> bytes(1_200 - i % 3 * 400, i)).toList();

      sendAll(client, sent, relay.addresses().getFirst());

      assertThat(returned.await(sent.size()).stream().map(Collected.Datagram::bytes).toList())
          .containsExactlyElementsOf(sent);
    }
  }

  @ParameterizedTest
  @MethodSource("ports")
  void anEmptyDatagramIsNone(Ports.Choice choice) {
    try (var server = open(choice, "127.0.0.1");
        var client = open(choice, "127.0.0.1")) {
      var arrived = Collected.silent();
      server.start(() -> arrived);

      send(client, new byte[0], server.addresses().getFirst());
      send(client, bytes(5, 3), server.addresses().getFirst());

      assertThat(arrived.lengths(1)).containsExactly(5);
    }
  }

  @ParameterizedTest
  @MethodSource("ports")
  void whatCannotBeSentIsCounted(Ports.Choice choice) {
    try (var port = open(choice, "127.0.0.1")) {
      port.start(Collected::silent);

      send(port, bytes(5, 3), new InetSocketAddress(InetAddress.ofLiteral("::1"), 9));

      assertThat(port.statistics().unsent()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @MethodSource("ports")
  void aPortThatIsTakenIsRefused(Ports.Choice choice) {
    try (var port = open(choice, "127.0.0.1")) {
      var taken = new PortSettings(List.of(port.addresses().getFirst()), 1, SOCKET_BUFFER, 16);

      assertThatExceptionOfType(PortException.class).isThrownBy(() -> Ports.open(choice, taken));
    }
  }

  @ParameterizedTest
  @MethodSource("ports")
  void aPortThatHearsNothingCloses(Ports.Choice choice) {
    var port = open(choice, "127.0.0.1", "::1");
    port.start(Collected::silent);

    port.close();

    try (var again = Ports.open(choice, new PortSettings(port.addresses(), 1, SOCKET_BUFFER, 16))) {
      assertThat(again.addresses()).isEqualTo(port.addresses());
    }
  }

  @ParameterizedTest
  @EnumSource(names = "LINUX")
  void severalSocketsShareWhatComes(Ports.Choice choice) {
    try (var server = open(choice, 3, "127.0.0.1")) {
      var arrived = Collected.silent();
      server.start(() -> arrived);

      for (int i = 0; i < 32; i++) {
        try (var client = open(choice, "127.0.0.1")) {
          send(client, bytes(10 + i, i), server.addresses().getFirst());
        }
      }

      assertThat(arrived.lengths(32))
          .containsExactlyInAnyOrderElementsOf(IntStream.range(10, 42).boxed().toList());
    }
  }

  /** Sends all to one. */
  private record SendingOn(Endpoint to) implements PacketHandler {
    @Override
    public void begin() {
      // nothing to prepare
    }

    @Override
    public void datagram(Packet packet, PacketSender out) {
      out.send(packet.memory(), packet.offset(), packet.length(), to.high(), to.low(), to.port());
    }

    @Override
    public void end() {
      // nothing to finish
    }
  }
}
