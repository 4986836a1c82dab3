package io.coterie.platform.rpc;

import io.grpc.Context;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** The id of the call being served, which the outermost interceptor chose. */
final class CallIds {
  static final Context.Key<String> KEY = Context.key("coterie-call-id");
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9-]{1,64}");

  private CallIds() {}

  static String current() {
    return Optional.ofNullable(KEY.get()).orElseGet(CallIds::fresh);
  }

  static String fresh() {
    return UUID.randomUUID().toString();
  }

  static boolean isWellFormed(String id) {
    return FORM.matcher(id).matches();
  }
}
