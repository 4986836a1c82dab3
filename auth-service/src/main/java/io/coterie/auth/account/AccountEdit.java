package io.coterie.auth.account;

import java.util.Optional;

/** What an account shall be; what is empty stays. */
record AccountEdit(Optional<AccountName> name, Optional<Boolean> systemAdmin) {
  Account applied(Account account) {
    var named = name.map(account::withName).orElse(account);
    return systemAdmin.map(named::withSystemAdmin).orElse(named);
  }
}
