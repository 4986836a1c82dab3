package io.coterie.gateway.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.net.InetAddresses;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourceAddressesTest {
  private final SourceAddresses behindProxies = sources("10.0.0.0/8", "2001:db8::/32");

  @Test
  void strangerIsTakenForItselfWhateverItClaims() {
    assertThat(source(behindProxies, "203.0.113.1", "10.1.1.1")).isEqualTo("203.0.113.1");
  }

  @Test
  void proxyIsTakenForItsClient() {
    assertThat(source(behindProxies, "10.1.1.1", "203.0.113.1")).isEqualTo("203.0.113.1");
    assertThat(source(behindProxies, "2001:db8::7", "203.0.113.1")).isEqualTo("203.0.113.1");
  }

  @Test
  void chainOfProxiesIsFollowedToTheFirstStranger() {
    assertThat(source(behindProxies, "10.1.1.1", "1.1.1.1, 203.0.113.1, 10.2.2.2"))
        .isEqualTo("203.0.113.1");
  }

  @Test
  void severalHeadersAreOneList() {
    assertThat(source(behindProxies, "10.1.1.1", "1.1.1.1", "203.0.113.1"))
        .isEqualTo("203.0.113.1");
  }

  @Test
  void proxyThatNamesNobodyIsTakenForItself() {
    assertThat(source(behindProxies, "10.1.1.1")).isEqualTo("10.1.1.1");
    assertThat(source(behindProxies, "10.1.1.1", "nobody")).isEqualTo("10.1.1.1");
    assertThat(source(behindProxies, "10.1.1.1", " , ")).isEqualTo("10.1.1.1");
  }

  @Test
  void singleAddressIsABlock() {
    var sources = sources("192.0.2.1");
    assertThat(source(sources, "192.0.2.1", "203.0.113.1")).isEqualTo("203.0.113.1");
    assertThat(source(sources, "192.0.2.2", "203.0.113.1")).isEqualTo("192.0.2.2");
  }

  @Test
  void blockMayEndWithinAByte() {
    var sources = sources("172.16.0.0/12");
    assertThat(source(sources, "172.31.255.255", "203.0.113.1")).isEqualTo("203.0.113.1");
    assertThat(source(sources, "172.32.0.0", "203.0.113.1")).isEqualTo("172.32.0.0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "hub.example", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/x", "1.2.3"})
  void whatIsNoBlockIsRefused(String text) {
    assertThatThrownBy(() -> AddressBlock.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  private static SourceAddresses sources(String... proxies) {
    return new SourceAddresses(
        new TrustedProxies(Arrays.stream(proxies).map(AddressBlock::parse).toList()));
  }

  private static String source(SourceAddresses sources, String peer, String... forwardedFor) {
    return InetAddresses.toAddrString(
        sources.named(InetAddresses.forString(peer), List.of(forwardedFor)));
  }
}
