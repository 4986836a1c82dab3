/** Tests of auth-service through its RPCs: real chain, real PostgreSQL, other services faked. */
@NullMarked
package io.coterie.auth;

import org.jspecify.annotations.NullMarked;
