package io.coterie.systemtests.lab;

/** How a router treats UDP, as RFC 4787 tells such apart; TCP goes out everywhere. */
public enum Nat {
  /** No translation: the site has a public address, and everybody may send to it. */
  OPEN,
  /**
   * One mapping a port, whoever is sent to; everybody may send back (endpoint-independent mapping
   * and filtering).
   */
  FULL_CONE,
  /** One mapping a port; those may send back, from any port, whose address was sent to. */
  ADDRESS_RESTRICTED,
  /** One mapping a port; those may send back whose address and port were sent to. */
  PORT_RESTRICTED,
  /** A mapping for each address and port that is sent to, which alone may send back. */
  SYMMETRIC,
  /** Behind two of {@link #PORT_RESTRICTED}. */
  DOUBLE,
  /** No UDP at all. */
  UDP_BLOCKED,
  /** Like {@link #PORT_RESTRICTED}, and every fifth packet that comes in is lost. */
  LOSSY;

  /** Ports that a site's programs may be reached at where ports are kept. */
  static final String PORTS = "1024-65535";

  /**
   * What nobody inside asked for ends here. If it were let in to the router itself, the kernel
   * would keep its port for that, and give the next one who sends there another.
   */
  private static final String UNASKED =
      chain("unasked", "filter hook input priority 0", "iifname \"out\" meta l4proto udp drop");

  /**
   * The rules of a router.
   *
   * @param inside the site's address
   * @param outside the router's on the public side, on the interface {@code out}
   */
  String rules(String inside, String outside) {
    return switch (this) {
      case OPEN -> "";
      case FULL_CONE -> table(source(outside) + anybody(inside));
      case ADDRESS_RESTRICTED -> table(source(outside) + anybody(inside) + contacted());
      case PORT_RESTRICTED, DOUBLE -> table(source(outside));
      case SYMMETRIC ->
          table(
              chain(
                  "post",
                  "nat hook postrouting priority 100",
                  "oifname \"out\" masquerade fully-random"));
      case UDP_BLOCKED ->
          table(
              source(outside)
                  + chain("gate", "filter hook forward priority 0", "meta l4proto udp drop"));
      case LOSSY ->
          table(
              source(outside)
                  + chain(
                      "gate",
                      "filter hook forward priority 0",
                      "iifname \"out\" meta l4proto udp numgen random mod 100 < 20 drop"));
    };
  }

  private static String table(String content) {
    return "table ip lab {\n" + content + UNASKED + "}\n";
  }

  private static String chain(String name, String hook, String... rules) {
    return "chain " + name + " {\n type " + hook + ";\n " + String.join("\n ", rules) + "\n}\n";
  }

  /** Linux keeps the port where it can: one mapping for all that is sent to. */
  private static String source(String outside) {
    return chain("post", "nat hook postrouting priority 100", "oifname \"out\" snat to " + outside);
  }

  private static String anybody(String inside) {
    return chain(
        "pre",
        "nat hook prerouting priority -100",
        "iifname \"out\" udp dport " + PORTS + " dnat to " + inside);
  }

  private static String contacted() {
    return "set contacted { type ipv4_addr; flags dynamic,timeout; timeout 60s; }\n"
        + chain(
            "gate",
            "filter hook forward priority 0",
            "iifname \"in\" update @contacted { ip daddr }",
            "iifname \"out\" meta l4proto udp ip saddr != @contacted drop");
  }
}
