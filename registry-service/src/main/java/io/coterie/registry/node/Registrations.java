package io.coterie.registry.node;

import com.google.protobuf.Message;
import io.coterie.platform.audit.AuditEntry;
import io.coterie.platform.db.Answer;
import io.coterie.platform.db.Transactions;
import io.coterie.platform.db.Tx;
import io.coterie.platform.failure.PlatformFailure;
import io.coterie.platform.failure.PlatformReason;
import io.coterie.platform.id.AccountId;
import io.coterie.platform.id.Hostname;
import io.coterie.platform.id.NodeId;
import io.coterie.platform.id.NodeNumber;
import io.coterie.platform.identity.Caller;
import io.coterie.registry.enrolment.Enrolment;
import io.coterie.registry.failure.RegistryFailure;
import io.coterie.registry.failure.RegistryFailure.NetworkNeeded;
import io.coterie.registry.failure.RegistryReason;
import io.coterie.registry.proof.Challenges;
import jakarta.inject.Inject;
import java.util.Optional;

/** Begins and ends the lives of nodes. */
final class Registrations {
  private final Transactions transactions;
  private final Challenges challenges;
  private final NodeRepository repository;
  private final NodeWriter writer;
  private final OwnNodes own;
  private final Renames renames;
  private final Evictions evictions;
  private final Enrolments enrolments;
  private final Suspensions suspensions;
  private final NodeNumber first;

  @Inject
  Registrations(
      Transactions transactions,
      Challenges challenges,
      NodeRepository repository,
      NodeWriter writer,
      OwnNodes own,
      Renames renames,
      Evictions evictions,
      Enrolments enrolments,
      Suspensions suspensions,
      NumberConfig numbers) {
    this.transactions = transactions;
    this.challenges = challenges;
    this.repository = repository;
    this.writer = writer;
    this.own = own;
    this.renames = renames;
    this.evictions = evictions;
    this.enrolments = enrolments;
    this.suspensions = suspensions;
    this.first = new NodeNumber(numbers.firstNodeNumber());
  }

  /** The key's node: always the same one, however often and from how many places at once. */
  <R extends Message> R register(
      Caller caller, Registration registration, Answer<Registered, R> answer) {
    requireOwnAccount(caller, registration.profile().account());
    registration.profile().hostname().ifPresent(NodeUpdates::requireFree);
    challenges.requireProof(registration.key(), registration.proof());
    var enrolment = enrolments.of(caller, registration);
    evictions.complete(registration.key());
    if (enrolment.isEmpty() && registration.entries().isEmpty()) {
      return transactions.mutate(answer, tx -> alone(register(tx, registration, false)));
    }
    var wanted = enrolment.map(by -> registration.of(by.account())).orElse(registration);
    boolean ephemeral = enrolment.filter(Enrolment::ephemeral).isPresent();
    var registered = transactions.write(tx -> register(tx, wanted, ephemeral));
    return enrolments.finish(caller, registered, enrolment, registration.entries(), answer);
  }

  /** What names no network can't wait for one to let it in. */
  private static Registered alone(Registered registered) {
    if (registered.node().life().isEntering()) {
      throw registered.created()
          ? new NetworkNeeded().exception()
          : new PlatformFailure.Plain(PlatformReason.CONCURRENT_CHANGE).exception();
    }
    return registered;
  }

  private static void requireOwnAccount(Caller caller, Optional<AccountId> account) {
    if (account.isPresent() && !account.equals(caller.accountId())) {
      throw PlatformFailure.FieldsInvalid.of(
              "account", "must be the account whose token is sent, or empty")
          .exception();
    }
    if (account.isEmpty()
        && caller instanceof Caller.AccountCaller
        && caller.boundNetwork().isPresent()) {
      throw PlatformFailure.FieldsInvalid.of(
              "account", "must be the account of the network token that is sent")
          .exception();
    }
  }

  /** Ends a node's life; again changes nothing. */
  <R extends Message> R deregister(Caller caller, NodeRef ref, Answer<Node, R> answer) {
    var id = own.findDeregisteredToo(caller, ref).id();
    var reply = transactions.mutate(answer, tx -> deregister(tx, caller, id));
    evictions.attempt(id);
    return reply;
  }

  private Registered register(Tx tx, Registration registration, boolean ephemeral) {
    var life = life(tx, registration, ephemeral);
    var id = NodeId.random();
    if (repository.claimKey(tx.db(), registration.key(), id, tx.now())) {
      return created(tx, registration, id, life);
    }
    var node =
        repository
            .lock(tx.db(), registration.key())
            .orElseThrow(() -> new RegistryFailure.Plain(RegistryReason.KEY_RETIRED).exception());
    return node.life().registered()
        ? again(tx, node, registration)
        : revived(tx, node, registration, life);
  }

  private Node.Life life(Tx tx, Registration registration, boolean ephemeral) {
    var account = registration.profile().account();
    return Node.Life.begin(
        ephemeral ? Optional.of(tx.now()) : Optional.empty(),
        registration.profile().footing() == Footing.NETWORKS
            ? Optional.of(tx.now().plus(UnfinishedEntries.HOLD))
            : Optional.empty(),
        account.filter(owner -> suspensions.isDisabled(tx, owner)).isPresent());
  }

  /** A number on the backbone, the key's own if it ever had one, for those that are there. */
  private Optional<NodeNumber> number(Tx tx, Registration registration, Optional<NodeNumber> kept) {
    return kept.or(() ->
        registration.profile().footing() == Footing.BACKBONE
            ? Optional.of(repository.nextNumber(tx.db(), first))
            : Optional.empty());
  }

  private Registered created(Tx tx, Registration registration, NodeId id, Node.Life life) {
    var node =
        new Node(
            id,
            number(tx, registration, Optional.empty()),
            tx.now(),
            new Node.Credential(registration.key(), Optional.empty()),
            registration.profile(),
            life,
            Node.Stamp.FIRST,
            Optional.empty());
    tx.audit(audit(node));
    return new Registered(writer.create(tx, node), true);
  }

  private Registered revived(Tx tx, Node node, Registration registration, Node.Life life) {
    if (node.life().evictionDue()) {
      // it ended once more since we looked
      throw new PlatformFailure.Plain(PlatformReason.CONCURRENT_CHANGE).exception();
    }
    var revived =
        node.revived(registration.profile(), life, number(tx, registration, node.keptNumber()));
    tx.audit(audit(revived));
    return new Registered(writer.revive(tx, revived), true);
  }

  private static Registered again(Tx tx, Node node, Registration registration) {
    var account = registration.profile().account();
    if (account.isPresent() && !account.equals(node.profile().account())) {
      throw new RegistryFailure.Plain(RegistryReason.NODE_BELONGS_ELSEWHERE).exception();
    }
    if (registration.contradicts(node)) {
      throw new RegistryFailure.Plain(RegistryReason.BACKBONE_CHOICE_FIXED).exception();
    }
    tx.unaudited("it is registered already, and stays as it is");
    return new Registered(node, false);
  }

  private Node deregister(Tx tx, Caller caller, NodeId id) {
    var node =
        repository
            .lock(tx.db(), id)
            .filter(found -> OwnNodes.isOwn(caller, found))
            .orElseThrow(() -> RegistryFailure.nodeNotFound().exception());
    if (!node.life().registered()) {
      tx.unaudited("it is deregistered already");
      return node;
    }
    renames.drop(tx, id);
    tx.audit(audit(node));
    return writer.end(tx, node.deregistered());
  }

  private static AuditEntry audit(Node node) {
    return AuditEntry.of(node.id().text())
        .with("number", node.number().map(NodeNumber::toString).orElse(""))
        .with("hostname", node.profile().hostname().map(Hostname::text).orElse(""));
  }
}
