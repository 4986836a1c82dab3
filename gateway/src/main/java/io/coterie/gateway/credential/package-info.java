/** What the edge tells a service about a call: whom it comes from, and from where. */
@NullMarked
package io.coterie.gateway.credential;

import org.jspecify.annotations.NullMarked;
