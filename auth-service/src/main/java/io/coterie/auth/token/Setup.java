package io.coterie.auth.token;

import java.util.List;

/**
 * What a setup token does to the nodes that it registers.
 *
 * @param reusable it registers any number of nodes; else one
 * @param ephemeral they are deregistered some time after their last heartbeat
 * @param tags the tags they get in the network
 */
record Setup(boolean reusable, boolean ephemeral, List<String> tags) {
  Setup {
    tags = List.copyOf(tags);
  }
}
