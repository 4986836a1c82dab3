/** auth-service: proves who is calling. Start reading at {@link io.coterie.auth.AuthService}. */
@NullMarked
package io.coterie.auth;

import org.jspecify.annotations.NullMarked;
