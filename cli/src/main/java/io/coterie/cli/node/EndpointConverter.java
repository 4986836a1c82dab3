package io.coterie.cli.node;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** {@code IP:PORT}, an IPv6 address in brackets. Names are not looked up. */
final class EndpointConverter implements ITypeConverter<InetSocketAddress> {
  @Override
  public InetSocketAddress convert(String text) {
    int colon = text.lastIndexOf(':');
    try {
      return new InetSocketAddress(
          InetAddress.ofLiteral(text.substring(0, Math.max(colon, 0))),
          Integer.parseInt(text.substring(colon + 1)));
    } catch (IllegalArgumentException _) {
      throw new TypeConversionException("'" + text + "' is not like 192.0.2.7:4242");
    }
  }
}
