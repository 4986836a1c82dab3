package io.coterie.gateway.connection;

import com.google.common.net.InetAddresses;
import java.net.InetAddress;

/**
 * A network in CIDR notation, such as {@code 10.0.0.0/8}, or a single address. The unused bits of
 * the address don't matter.
 */
public final class AddressBlock {
  private final byte[] network;
  private final int bits;

  private AddressBlock(byte[] network, int bits) {
    this.network = network;
    this.bits = bits;
  }

  /**
   * Reads the written form.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static AddressBlock parse(String text) {
    int slash = text.indexOf('/');
    var host = slash < 0 ? text : text.substring(0, slash);
    if (!InetAddresses.isInetAddress(host)) {
      throw new IllegalArgumentException("an address or network such as 10.0.0.0/8");
    }
    var network = InetAddresses.forString(host).getAddress();
    int most = network.length * Byte.SIZE;
    int bits = slash < 0 ? most : Integer.parseInt(text.substring(slash + 1));
    if (bits < 0 || bits > most) {
      throw new IllegalArgumentException("a prefix of 0 to " + most + " bits");
    }
    return new AddressBlock(network, bits);
  }

  boolean contains(InetAddress address) {
    var other = address.getAddress();
    if (other.length != network.length) {
      return false;
    }
    for (int bit = 0; bit < bits; bit++) {
      int mask = 0x80 >>> (bit % Byte.SIZE);
      if (((other[bit / Byte.SIZE] ^ network[bit / Byte.SIZE]) & mask) != 0) {
        return false;
      }
    }
    return true;
  }
}
