package io.coterie.standalone.hub;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An external PostgreSQL, as JDBC names it ({@code jdbc:postgresql://host:port/database}) or as
 * everybody else does ({@code postgresql://user:password@host:port/database}). User and password
 * can be left out and come from {@code database.user} and {@code database.password} (or their
 * environment variables) instead, which keeps them off the command line.
 */
public record DatabaseUrl(String text) {
  private static final String JDBC = "jdbc:";

  public DatabaseUrl {
    if (!text.matches("(jdbc:postgresql|postgres|postgresql)://.+")) {
      throw new IllegalArgumentException(
          "a database URL looks like postgresql://user@host:5432/database");
    }
  }

  /** As configuration values. */
  Map<String, String> values() {
    if (text.startsWith(JDBC)) {
      return Map.of("database.url", text);
    }
    var uri = URI.create(text);
    var values = new LinkedHashMap<String, String>();
    var query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    values.put("database.url", JDBC + "postgresql://" + host(uri) + uri.getRawPath() + query);
    if (uri.getUserInfo() != null) {
      int colon = uri.getUserInfo().indexOf(':');
      values.put(
          "database.user", colon < 0 ? uri.getUserInfo() : uri.getUserInfo().substring(0, colon));
      if (colon >= 0) {
        values.put("database.password", uri.getUserInfo().substring(colon + 1));
      }
    }
    return values;
  }

  private static String host(URI uri) {
    return uri.getPort() < 0 ? uri.getHost() : uri.getHost() + ":" + uri.getPort();
  }

  @Override
  public String toString() {
    return text.replaceFirst(":[^:@/]*@", ":…@");
  }
}
