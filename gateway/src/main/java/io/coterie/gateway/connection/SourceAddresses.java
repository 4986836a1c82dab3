package io.coterie.gateway.connection;

import com.google.common.base.Splitter;
import com.google.common.net.InetAddresses;
import com.linecorp.armeria.server.ServiceRequestContext;
import java.net.InetAddress;
import java.util.List;

/**
 * Where calls come from: the peer of the connection, unless it is a trusted proxy; then whom that
 * proxy names. Of {@code X-Forwarded-For} only the entries that trusted proxies added count: the
 * rightmost ones; a client can write anything left of them.
 */
public final class SourceAddresses {
  private static final String FORWARDED_FOR = "x-forwarded-for";
  private static final Splitter ENTRIES = Splitter.on(',').trimResults().omitEmptyStrings();

  private final TrustedProxies proxies;

  public SourceAddresses(TrustedProxies proxies) {
    this.proxies = proxies;
  }

  /** The client's address, without port. */
  public String of(ServiceRequestContext context) {
    return InetAddresses.toAddrString(address(context));
  }

  /** The client's address. */
  public InetAddress address(ServiceRequestContext context) {
    return named(
        context.remoteAddress().getAddress(), context.request().headers().getAll(FORWARDED_FOR));
  }

  InetAddress named(InetAddress peer, List<String> forwardedFor) {
    var entries = ENTRIES.splitToList(String.join(",", forwardedFor)).reversed().iterator();
    var address = peer;
    while (proxies.contains(address) && entries.hasNext()) {
      var entry = entries.next();
      if (!InetAddresses.isInetAddress(entry)) {
        break;
      }
      address = InetAddresses.forString(entry);
    }
    return address;
  }
}
