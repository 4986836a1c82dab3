package io.coterie.standalone.matrix;

import java.util.Arrays;

/** A kind of caller: a column of the table. */
enum Kind {
  NONE("none"),
  OUTSIDER("out"),
  VIEWER("view"),
  MEMBER("memb"),
  ADMIN("admn"),
  OWNER("ownr"),
  SYSTEM_ADMIN("sadm"),
  SYSTEM_ADMIN_AS_VIEWER("sadv"),
  OPERATOR("oper"),
  INVITEE("invi"),
  NETWORK_TOKEN("ntok"),
  NETWORK_TOKEN_ELSEWHERE("ntk2"),
  SETUP_TOKEN("stok"),
  NODE("node"),
  NODE_OF_NOBODY("lnod"),
  NODE_ELSEWHERE("nod2"),
  EXPIRED("expd"),
  REVOKED("revd"),
  DISABLED("disd");

  private final String column;

  Kind(String column) {
    this.column = column;
  }

  String column() {
    return column;
  }

  static Kind of(String column) {
    return Arrays.stream(values())
        .filter(kind -> kind.column.equals(column))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no kind of caller: " + column));
  }
}
