/**
 * A small typed client over the contracts in {@code proto/}: where a hub is, how to speak to it,
 * with which credential, and what a refusal says. Everything blocks the calling thread, which is
 * best a virtual one.
 */
@NullMarked
package io.coterie.sdk;

import org.jspecify.annotations.NullMarked;
