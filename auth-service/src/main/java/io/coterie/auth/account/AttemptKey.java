package io.coterie.auth.account;

import io.coterie.platform.call.Bytes32;
import java.nio.charset.StandardCharsets;

/** Whose attempts are counted together. The name is kept as a digest only. */
record AttemptKey(Bytes32 nameHash, String address) {
  static AttemptKey of(String name, String address) {
    return new AttemptKey(nameHash(name), address);
  }

  static Bytes32 nameHash(String name) {
    return Bytes32.sha256(AccountName.fold(name).getBytes(StandardCharsets.UTF_8));
  }
}
