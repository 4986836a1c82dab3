/** What an agent asks of a hub, in as many small questions; and the answers by a hub's API. */
@NullMarked
package io.coterie.sdk.agent.control;

import org.jspecify.annotations.NullMarked;
