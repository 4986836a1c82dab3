/** What has ended, for as long as grants and credentials live that rest on it. */
@NullMarked
package io.coterie.relay.revocation;

import org.jspecify.annotations.NullMarked;
