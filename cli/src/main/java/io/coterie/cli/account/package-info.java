/** Accounts and sessions: register, login, logout, whoami, passwd. */
@NullMarked
package io.coterie.cli.account;

import org.jspecify.annotations.NullMarked;
