package io.coterie.gateway.connection;

import com.google.common.net.InetAddresses;
import java.net.InetAddress;

/**
 * A network in CIDR notation, such as {@code 10.0.0.0/8}, or a single address.
 *
 * @param network any address in it
 * @param bits how many leading bits the network's addresses have in common
 */
public record AddressBlock(InetAddress network, int bits) {
  public AddressBlock {
    int most = network.getAddress().length * Byte.SIZE;
    if (bits < 0 || bits > most) {
      throw new IllegalArgumentException("a prefix of 0 to " + most + " bits");
    }
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
    var network = InetAddresses.forString(host);
    return new AddressBlock(
        network,
        slash < 0
            ? network.getAddress().length * Byte.SIZE
            : Integer.parseInt(text.substring(slash + 1)));
  }

  boolean contains(InetAddress address) {
    var ours = network.getAddress();
    var other = address.getAddress();
    if (other.length != ours.length) {
      return false;
    }
    for (int bit = 0; bit < bits; bit++) {
      int mask = 0x80 >>> (bit % Byte.SIZE);
      if (((other[bit / Byte.SIZE] ^ ours[bit / Byte.SIZE]) & mask) != 0) {
        return false;
      }
    }
    return true;
  }
}
