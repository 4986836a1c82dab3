package io.coterie.network.policy;

import com.google.protobuf.Message;
import io.coterie.network.access.Gate;
import io.coterie.network.access.NetworkFinder;
import io.coterie.network.access.NetworkScope;
import io.coterie.network.access.Permission;
import io.coterie.network.failure.NetworkReason;
import io.coterie.platform.audit.AuditEntry;
import io.coterie.platform.call.Call;
import io.coterie.platform.db.Answer;
import io.coterie.platform.db.Page;
import io.coterie.platform.db.PageScope;
import io.coterie.platform.db.PageSize;
import io.coterie.platform.db.PageTokens;
import io.coterie.platform.db.Transactions;
import io.coterie.platform.failure.PlatformFailure;
import io.coterie.platform.failure.PlatformReason;
import io.coterie.platform.id.NetworkId;
import io.coterie.platform.identity.Caller;
import io.coterie.platform.identity.Caller.NetworkBinding;
import jakarta.inject.Inject;
import java.util.Optional;
import org.jooq.DSLContext;

/** The policies of a network: looking at them, and putting another in force. */
final class Policies {
  /** How many versions of a network are kept. */
  private static final int KEPT = 100;

  private final Transactions transactions;
  private final NetworkFinder finder;
  private final Gate gate;
  private final PolicyRepository repository;
  private final PageTokens pageTokens;

  /** A version of a network's policy; none: there never was one. */
  record Shown(NetworkId network, Optional<PolicyVersion> policy) {}

  @Inject
  Policies(
      Transactions transactions,
      NetworkFinder finder,
      Gate gate,
      PolicyRepository repository,
      PageTokens pageTokens) {
    this.transactions = transactions;
    this.finder = finder;
    this.gate = gate;
    this.repository = repository;
    this.pageTokens = pageTokens;
  }

  /**
   * One of them.
   *
   * @param version 0: the one in force
   */
  Shown get(Caller caller, String ref, long version) {
    NetworkId id = effective(caller, ref);
    return transactions.read(db -> {
      var network = gate.view(db, caller, id, Permission.VIEW);
      return version == 0
          ? new Shown(id, present(db, network))
          : new Shown(id, Optional.of(find(db, network, version)));
    });
  }

  PolicyVersion find(DSLContext db, NetworkScope network, long version) {
    return repository
        .find(db, network, version)
        .orElseThrow(NetworkReason.POLICY_VERSION_NOT_FOUND::exception);
  }

  /** Newest first, without their texts. */
  Page<Shown> page(Caller caller, String ref, PageSize size, String pageToken) {
    NetworkId id = effective(caller, ref);
    var list = PageScope.ofCall(id);
    return transactions.read(db -> {
      var network = gate.view(db, caller, id, Permission.VIEW);
      var rows = repository.page(db, network, pageTokens.after(list, pageToken), size.limit());
      return pageTokens
          .page(list, size, rows, PolicyRepository::key)
          .map(policy -> new Shown(id, Optional.of(policy)));
    });
  }

  /**
   * Puts a policy in force.
   *
   * @param source empty: none from now on
   * @param etag what must still be in force; empty: whatever is
   */
  <R extends Message> R set(
      Caller caller, String ref, String source, String etag, Answer<Shown, R> answer) {
    NetworkId id = finder.find(caller, ref);
    transactions.read(db -> gate.view(db, caller, id, Permission.SET_POLICY));
    var draft = Draft.of(source);
    return transactions.mutate(
        answer,
        tx -> {
          var network = gate.lock(tx, caller, id, Permission.SET_POLICY);
          var before = present(tx.db(), network);
          long number = before.map(PolicyVersion::number).orElse(0L);
          if (!etag.isEmpty() && !etag.equals(PolicyVersion.etag(number))) {
            throw new PlatformFailure.Plain(PlatformReason.ETAG_MISMATCH).exception();
          }
          if (draft.isNone() && before.filter(policy -> !policy.source().isEmpty()).isEmpty()) {
            tx.unaudited("there was no policy to take away");
            return new Shown(id, before);
          }
          var bound = draft.accepted(tx.db(), network, repository);
          var policy =
              new PolicyVersion(
                  number + 1,
                  draft.source(),
                  network.member().orElseThrow(),
                  Call.current().reason().orElse(""),
                  tx.now());
          repository.insert(tx.db(), network, policy, bound);
          repository.prune(tx.db(), network, policy.number(), KEPT);
          tx.publish(PolicyFeed.entry(id, policy.number()));
          tx.audit(AuditEntry.of(id.text()).in(id).with("version", Long.toString(policy.number())));
          return new Shown(id, Optional.of(policy));
        });
  }

  /** The version in force. */
  Optional<PolicyVersion> present(DSLContext db, NetworkScope network) {
    long version = repository.present(db, network);
    return version == 0 ? Optional.empty() : repository.find(db, network, version);
  }

  /** A credential that is bound to a network looks there, whatever it names. */
  private NetworkId effective(Caller caller, String ref) {
    return caller
        .boundNetwork()
        .map(NetworkBinding::network)
        .orElseGet(() -> finder.find(caller, ref));
  }
}
