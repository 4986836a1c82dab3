/** Policies and members of chance, and what the words of the domain say of them. */
@NullMarked
package io.coterie.policy.random;

import org.jspecify.annotations.NullMarked;
