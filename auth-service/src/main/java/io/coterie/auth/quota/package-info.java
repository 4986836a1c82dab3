/** What an account may have by its plan, and the one quota that is counted here: its tokens. */
@NullMarked
package io.coterie.auth.quota;

import org.jspecify.annotations.NullMarked;
