package io.coterie.registry.enrolment;

import io.coterie.platform.id.AccountId;
import io.coterie.platform.identity.Caller.NetworkBinding;
import java.util.List;

/**
 * What a credential that is bound to a network makes of the node that is registered with it.
 *
 * @param account whom the node belongs to
 * @param network where it joins, on the strength of that account's membership
 * @param tags what it gets there if it is new there
 * @param ephemeral it is deregistered some time after its last heartbeat
 */
public record Enrolment(
    AccountId account, NetworkBinding network, List<String> tags, boolean ephemeral) {
  public Enrolment {
    tags = List.copyOf(tags);
  }
}
