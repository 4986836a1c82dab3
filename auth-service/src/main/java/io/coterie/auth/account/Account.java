package io.coterie.auth.account;

import io.coterie.platform.id.AccountId;
import java.time.Instant;

/** A person or automation that logs in. */
record Account(AccountId id, AccountName name, boolean systemAdmin, Instant created) {}
