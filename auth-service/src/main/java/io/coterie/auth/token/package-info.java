/** Tokens and sessions: what a client shows to prove who it is. Only their digests are stored. */
@NullMarked
package io.coterie.auth.token;

import org.jspecify.annotations.NullMarked;
