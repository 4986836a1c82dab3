package io.coterie.platform.db;

import io.coterie.platform.call.Bytes32;
import io.coterie.platform.call.Call;
import io.coterie.platform.call.RequestKey;
import io.coterie.platform.id.AccountId;
import io.coterie.platform.id.TokenId;
import io.coterie.platform.identity.Caller;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;

/** Calls to be serving, for tests of what depends on one. */
final class Calls {
  private Calls() {}

  static Caller.AccountCaller account() {
    return new Caller.AccountCaller(AccountId.random(), false, TokenId.random(), Optional.empty());
  }

  static Call by(Caller caller) {
    return new Call(
        "call-1", "CreateThing", caller, "192.0.2.1", "", Optional.empty(), Optional.empty());
  }

  static Call repeatable(Caller caller, UUID id, String body) {
    var hash = Bytes32.sha256(body.getBytes(StandardCharsets.UTF_8));
    return by(caller).with(new RequestKey(id, hash));
  }

  static <T> T serving(Call call, Callable<T> work) {
    try {
      return call.inContext().call(work);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
