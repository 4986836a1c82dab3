/** Turns credentials into identities and signs them, under keys that all replicas share. */
@NullMarked
package io.coterie.auth.identity;

import org.jspecify.annotations.NullMarked;
