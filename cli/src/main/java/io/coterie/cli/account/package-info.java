/** One's account, sessions and password. */
@NullMarked
package io.coterie.cli.account;

import org.jspecify.annotations.NullMarked;
