/** Accounts: registering, logging in, passwords. */
@NullMarked
package io.coterie.auth.account;

import org.jspecify.annotations.NullMarked;
