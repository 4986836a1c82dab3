package io.coterie.registry.relay;

import io.coterie.platform.db.Page;
import io.coterie.platform.db.PageScope;
import io.coterie.platform.db.PageSize;
import io.coterie.platform.db.PageTokens;
import io.coterie.platform.db.Transactions;
import io.coterie.platform.id.Incarnation;
import io.coterie.platform.id.NodeId;
import io.coterie.platform.upkeep.Chore;
import io.coterie.registry.failure.RegistryFailure;
import io.coterie.registry.failure.RegistryReason;
import io.coterie.registry.presence.RelayName;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Which relays are there. */
final class Relays {
  /** How long one that said nothing any more keeps its name from an older start of itself. */
  private static final Duration REMEMBERED = Duration.ofDays(1);

  private final Transactions transactions;
  private final RelayRepository repository;
  private final RelayConfig config;
  private final PageTokens tokens;
  private final Clock clock;

  @Inject
  Relays(
      Transactions transactions,
      RelayRepository repository,
      RelayConfig config,
      PageTokens tokens,
      Clock clock) {
    this.transactions = transactions;
    this.repository = repository;
    this.config = config;
    this.tokens = tokens;
    this.clock = clock;
  }

  /**
   * Begins or renews a relay's lease. There are many of these calls, all by services: none is
   * audited.
   *
   * @param renewal the instance has been answered before
   * @return how long it lasts from now
   * @throws io.coterie.platform.failure.FailureException RELAY_REPLACED
   */
  Duration register(Relay relay, boolean renewal) {
    return transactions.write(tx -> {
      if (!repository.tell(tx.db(), relay, tx.now().plus(config.lease()), renewal)) {
        throw new RegistryFailure.Plain(RegistryReason.RELAY_REPLACED).exception();
      }
      return config.lease();
    });
  }

  /** Takes a relay off the list that says good-bye, unless another has its name by now. */
  void leave(RelayName name, Incarnation instance) {
    transactions.write(tx -> {
      repository.forget(tx.db(), name, instance);
      return name;
    });
  }

  Page<Relay> list(PageSize size, String token) {
    var list = PageScope.ofCall();
    var after = tokens.after(list, token);
    var rows = transactions.read(db -> repository.page(db, clock.instant(), after, size.limit()));
    return tokens.page(list, size, rows, RelayRepository::key);
  }

  /**
   * The relay that a node asks for, or the hub's choice.
   *
   * @throws io.coterie.platform.failure.FailureException RELAY_NOT_FOUND, NO_RELAY
   */
  Relay pick(Optional<RelayName> wanted, NodeId node) {
    return wanted.map(this::named).orElseGet(() -> chosen(node));
  }

  private Relay named(RelayName name) {
    return transactions
        .read(db -> repository.find(db, name, clock.instant()))
        .filter(relay -> !relay.isDraining())
        .orElseThrow(() -> new RegistryFailure.Plain(RegistryReason.RELAY_NOT_FOUND).exception());
  }

  private Relay chosen(NodeId node) {
    var open = transactions.read(db -> repository.open(db, clock.instant()));
    return Choice.of(open, node)
        .orElseThrow(() -> new RegistryFailure.Plain(RegistryReason.NO_RELAY).exception());
  }

  /** Forgets names that nobody has used for long. */
  Chore forgetting() {
    return new Chore() {
      @Override
      public String name() {
        return "forget relays that are gone";
      }

      @Override
      public void run() {
        transactions.write(tx -> repository.forgetBefore(tx.db(), tx.now().minus(REMEMBERED)));
      }
    };
  }
}
