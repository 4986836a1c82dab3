/**
 * How much the plans of auth-service allow, kept here as its feed tells it, and counted under the
 * lock of whoever it is counted for.
 */
@NullMarked
package io.coterie.network.quota;

import org.jspecify.annotations.NullMarked;
