/**
 * The PostgreSQL server of a one-machine Coterie: real server binaries, unpacked, started, watched
 * and stopped as a process of our own. Data is durable; nothing but loopback reaches it, and nobody
 * without the password.
 */
@NullMarked
package io.coterie.standalone.postgres;

import org.jspecify.annotations.NullMarked;
