package io.coterie.network.quota;

import io.coterie.platform.id.AccountId;

/**
 * What is known of an account.
 *
 * @param plan the name of its plan
 * @param unlimited it is a system admin
 * @param disabled nobody is let in as it, or by what it vouches for
 */
record Standing(AccountId account, String plan, boolean unlimited, boolean disabled) {}
