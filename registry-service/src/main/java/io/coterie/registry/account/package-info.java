/** What becomes of nodes when their accounts change: disabled ones are suspended with them. */
@NullMarked
package io.coterie.registry.account;

import org.jspecify.annotations.NullMarked;
