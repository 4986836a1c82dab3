/** Sessions of accounts: where they were started, which there are, ending them. */
@NullMarked
package io.coterie.auth.session;

import org.jspecify.annotations.NullMarked;
