/** What a datagram costs a relay, beside a forwarder in C that can nothing else. */
@NullMarked
package io.coterie.bench.relay;

import org.jspecify.annotations.NullMarked;
