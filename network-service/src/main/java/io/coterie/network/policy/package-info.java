/** Policies of networks: storing them, trying them, explaining what they decide. */
@NullMarked
package io.coterie.network.policy;

import org.jspecify.annotations.NullMarked;
