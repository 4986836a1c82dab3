package io.coterie.registry.node;

import com.google.protobuf.Message;
import io.coterie.platform.db.Answer;
import io.coterie.platform.db.Transactions;
import io.coterie.platform.failure.FailureException;
import io.coterie.platform.id.AccountId;
import io.coterie.platform.identity.Caller;
import io.coterie.registry.enrolment.Enrolment;
import io.coterie.registry.enrolment.EnrolmentConfig;
import io.coterie.registry.enrolment.SetupTokens;
import io.coterie.registry.entry.Entries;
import io.coterie.registry.entry.Entry;
import io.coterie.registry.entry.EntryResult;
import io.coterie.registry.entry.NetworksRefused;
import io.coterie.registry.failure.RegistryFailure;
import io.coterie.registry.failure.RegistryReason;
import io.coterie.registry.membership.Memberships;
import io.coterie.registry.membership.PeerRefusal;
import io.grpc.StatusRuntimeException;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/**
 * Decides who may register a node, and brings the nodes of callers that are bound to a network into
 * it. Every step can be repeated: what a failure leaves half-way, the same call finishes.
 */
final class Enrolments {
  private final Transactions transactions;
  private final NodeQueries queries;
  private final NodeRepository repository;
  private final UnfinishedEntries unfinished;
  private final SetupTokens setupTokens;
  private final Memberships memberships;
  private final Entries entries;
  private final EnrolmentConfig config;

  @Inject
  Enrolments(
      Transactions transactions,
      NodeQueries queries,
      NodeRepository repository,
      UnfinishedEntries unfinished,
      SetupTokens setupTokens,
      Memberships memberships,
      Entries entries,
      EnrolmentConfig config) {
    this.transactions = transactions;
    this.queries = queries;
    this.repository = repository;
    this.unfinished = unfinished;
    this.setupTokens = setupTokens;
    this.memberships = memberships;
    this.entries = entries;
    this.config = config;
  }

  /**
   * Where the caller's credential takes the node; nowhere if it is not bound to a network.
   *
   * @throws io.coterie.platform.failure.FailureException ENROLMENT_RESTRICTED,
   *     NODE_BELONGS_ELSEWHERE, CREDENTIAL_INVALID
   */
  Optional<Enrolment> of(Caller caller, Registration wanted) {
    return switch (caller) {
      case Caller.SetupCaller setup -> {
        requireFor(setup.account(), wanted);
        yield Optional.of(setupTokens.use(setup.token(), wanted.key()));
      }
      case Caller.AccountCaller account ->
          account
              .network()
              .map(network -> new Enrolment(account.account(), network, List.of(), false));
      case Caller.Anonymous _ -> {
        requireOpen(caller, wanted);
        yield Optional.empty();
      }
      case Caller.NodeCaller _, Caller.OperatorCaller _, Caller.ServiceCaller _ -> Optional.empty();
    };
  }

  /** Brings a registered node into its networks, and answers after that. */
  <R extends Message> R finish(
      Caller caller,
      Registered registered,
      Optional<Enrolment> enrolment,
      List<Entry> wanted,
      Answer<Registered, R> answer) {
    var entered = entered(caller, registered, enrolment, wanted);
    return transactions.mutate(
        answer,
        tx -> {
          tx.unaudited("registering and joining are in the trail already");
          unfinished.settle(tx, registered.node());
          return entered;
        });
  }

  /** A node that is to exist in networks only never was, if that fails for whatever reason. */
  private Registered entered(
      Caller caller, Registered registered, Optional<Enrolment> enrolment, List<Entry> wanted) {
    if (!registered.node().life().isEntering()) {
      return enter(caller, registered, enrolment, wanted);
    }
    try {
      return enter(caller, registered, enrolment, wanted);
    } catch (RuntimeException e) {
      unfinished.takeBack(registered);
      throw e;
    }
  }

  private Registered enter(
      Caller caller, Registered registered, Optional<Enrolment> enrolment, List<Entry> wanted) {
    var enrolled = enrolment.map(by -> enrolled(registered, by)).orElse(registered);
    var results = entries.enter(registered.entrant(), wanted);
    boolean nowhere = results.stream().noneMatch(EntryResult.Entered.class::isInstance);
    if (registered.created() && needsInvite(caller) && nowhere) {
      unfinished.takeBack(registered);
      throw restricted();
    }
    if (registered.node().life().isEntering() && enrolment.isEmpty() && nowhere) {
      throw NetworksRefused.of(results).exception();
    }
    return enrolled.after(results);
  }

  private Registered enrolled(Registered registered, Enrolment enrolment) {
    try {
      memberships.enrol(registered.node().id(), enrolment);
    } catch (StatusRuntimeException e) {
      if (registered.created() && PeerRefusal.of(e).isPresent()) {
        unfinished.takeBack(registered);
      }
      throw e;
    }
    return registered.in(enrolment.network().network());
  }

  /** Before a token is used up: that the key can be a node of the account. */
  private void requireFor(AccountId account, Registration wanted) {
    var reason =
        transactions.read(db -> {
          if (repository.isRetired(db, wanted.key())) {
            return Optional.of(RegistryReason.KEY_RETIRED);
          }
          return queries
              .byKeyDeregisteredToo(db, wanted.key())
              .filter(node -> node.life().registered())
              .flatMap(node -> obstacle(node, account, wanted));
        });
    reason.ifPresent(why -> {
      throw new RegistryFailure.Plain(why).exception();
    });
  }

  private static Optional<RegistryReason> obstacle(
      Node node, AccountId account, Registration wanted) {
    if (!node.profile().account().equals(Optional.of(account))) {
      return Optional.of(RegistryReason.NODE_BELONGS_ELSEWHERE);
    }
    return wanted.contradicts(node)
        ? Optional.of(RegistryReason.BACKBONE_CHOICE_FIXED)
        : Optional.empty();
  }

  /** A node that is registered already may always say so again: nothing is enrolled by that. */
  private void requireOpen(Caller caller, Registration wanted) {
    if (needsInvite(caller)
        && transactions
            .read(db -> queries.byKeyDeregisteredToo(db, wanted.key()))
            .filter(node -> node.life().registered())
            .isEmpty()
        && !entries.isInvited(wanted.entries())) {
      throw restricted();
    }
  }

  private boolean needsInvite(Caller caller) {
    return config.mode() == EnrolmentConfig.Mode.RESTRICTED && caller instanceof Caller.Anonymous;
  }

  private static FailureException restricted() {
    return new RegistryFailure.Plain(RegistryReason.ENROLMENT_RESTRICTED).exception();
  }
}
