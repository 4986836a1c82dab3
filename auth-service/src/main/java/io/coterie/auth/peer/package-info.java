/** What auth-service asks of the services that own nodes and memberships. */
@NullMarked
package io.coterie.auth.peer;

import org.jspecify.annotations.NullMarked;
