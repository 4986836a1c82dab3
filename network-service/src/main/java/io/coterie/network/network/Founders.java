package io.coterie.network.network;

import static java.util.stream.Collectors.joining;

import io.coterie.network.access.Owner;
import io.coterie.network.directory.OwnNodes;
import io.coterie.network.member.Newcomer;
import io.coterie.network.member.Newcomers;
import io.coterie.network.network.CreationConfig.Creator;
import io.coterie.platform.failure.PlatformFailure.CallerNotAllowed;
import io.coterie.platform.failure.PlatformFailure.FieldsInvalid;
import io.coterie.platform.id.PrincipalId;
import io.coterie.platform.identity.Caller;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds out who owns a new network, and who is in it from the start. */
final class Founders {
  private final Newcomers newcomers;
  private final OwnNodes nodes;
  private final CreationConfig config;

  /**
   * The owner and the first members.
   *
   * @param members the owner, unless it is the operator; and the node that made the network for its
   *     account
   * @param holder whose networks are counted; none: nobody's, since the operator makes it
   */
  record Founder(Owner owner, List<Newcomer> members, Optional<PrincipalId> holder) {
    Founder uncounted() {
      return new Founder(owner, members, Optional.empty());
    }

    Map<PrincipalId, String> names() {
      var names = new HashMap<PrincipalId, String>();
      for (var member : members) {
        switch (member) {
          case Newcomer.OfAccount(var id, var name) -> names.put(id, name);
          case Newcomer.OfNode(var facts) ->
              facts.hostname().ifPresent(hostname -> names.put(facts.id(), hostname.text()));
        }
      }
      return names;
    }
  }

  @Inject
  Founders(Newcomers newcomers, OwnNodes nodes, CreationConfig config) {
    this.newcomers = newcomers;
    this.nodes = nodes;
    this.config = config;
  }

  /**
   * The caller; of a node its account; for the operator the node that it names.
   *
   * @throws io.coterie.platform.failure.FailureException CALLER_NOT_ALLOWED, NODE_NOT_FOUND,
   *     FIELD_INVALID
   */
  Founder of(Caller caller, String ownerNode) {
    if (!config.allows(caller)) {
      throw new CallerNotAllowed(words()).exception();
    }
    if (caller instanceof Caller.OperatorCaller) {
      return ownerNode.isEmpty()
          ? new Founder(Owner.OPERATOR, List.of(), Optional.empty())
          : owning(new Newcomer.OfNode(nodes.findAny(ownerNode))).uncounted();
    }
    if (!ownerNode.isEmpty()) {
      throw FieldsInvalid.of("owner_node", "is for the operator").exception();
    }
    var self = newcomers.of(caller.principal().orElseThrow());
    var account = self.account().filter(id -> !id.equals(self.id()));
    if (account.isEmpty()) {
      return owning(self);
    }
    var owner = owning(newcomers.of(account.get()));
    var members = new ArrayList<>(owner.members());
    members.add(self);
    return new Founder(owner.owner(), List.copyOf(members), owner.holder());
  }

  private String words() {
    return config.creators().isEmpty()
        ? "nobody on this hub"
        : config.creators().stream().map(Creator::words).collect(joining(" and ")) + " on this hub";
  }

  private static Founder owning(Newcomer newcomer) {
    PrincipalId holder = newcomer.account().<PrincipalId>map(a -> a).orElse(newcomer.id());
    return new Founder(Owner.of(newcomer.id()), List.of(newcomer), Optional.of(holder));
  }
}
