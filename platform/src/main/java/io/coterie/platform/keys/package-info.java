/**
 * Keys that services sign with: shared by all replicas through the database, each published before
 * it signs and for as long as something that it signed may live.
 */
@NullMarked
package io.coterie.platform.keys;

import org.jspecify.annotations.NullMarked;
