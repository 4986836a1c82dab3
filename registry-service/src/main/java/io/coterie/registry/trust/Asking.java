package io.coterie.registry.trust;

import com.google.protobuf.Message;
import io.coterie.platform.audit.AuditEntry;
import io.coterie.platform.db.Answer;
import io.coterie.platform.db.Transactions;
import io.coterie.platform.db.Tx;
import io.coterie.platform.id.NodeId;
import io.coterie.platform.identity.Caller;
import io.coterie.registry.failure.RegistryFailure;
import io.coterie.registry.failure.RegistryReason;
import io.coterie.registry.node.Node;
import io.coterie.registry.node.NodeDirectory;
import io.coterie.registry.node.NodeRef;
import io.coterie.registry.node.OwnNodes;
import io.coterie.registry.trust.TrustRequest.Addressee;
import jakarta.inject.Inject;
import java.util.Optional;

/**
 * Asks for trust. A request to nobody, or to a node whose inbox is full, is kept like any other and
 * reaches nobody, after the same work: whoever asks can't tell the difference.
 */
final class Asking {
  private static final int MOST_SENT = 100;
  private static final int MOST_WAITING = 100;

  private final Transactions transactions;
  private final OwnNodes own;
  private final NodeDirectory directory;
  private final TrustRepository trust;
  private final TrustRequestRepository requests;
  private final TrustWriter writer;

  @Inject
  Asking(
      Transactions transactions,
      OwnNodes own,
      NodeDirectory directory,
      TrustRepository trust,
      TrustRequestRepository requests,
      TrustWriter writer) {
    this.transactions = transactions;
    this.own = own;
    this.directory = directory;
    this.trust = trust;
    this.requests = requests;
    this.writer = writer;
  }

  /**
   * Who is asked for trust, and why.
   *
   * @param typed the target as whoever asks typed it
   */
  record Question(NodeRef target, String typed, String justification) {}

  /** What came of it. */
  sealed interface Outcome {
    /** It waits, as far as whoever asks is told. */
    record Waiting(TrustRequest request) implements Outcome {}

    /** The two trust each other. */
    record Trusting(Trust trust) implements Outcome {}
  }

  <R extends Message> R ask(
      Caller caller, NodeRef self, Question question, Answer<Outcome, R> answer) {
    var source = onBackbone(own.find(caller, self)).id();
    // what is not there can't be asked there, and looks like nobody
    var target = directory.find(question.target()).filter(Node::isOnBackbone).map(Node::id);
    if (target.equals(Optional.of(source))) {
      throw new RegistryFailure.Plain(RegistryReason.TRUST_SELF).exception();
    }
    // for nobody the same is done as for somebody, with an id that nobody has
    var asked = target.orElseGet(NodeId::random);
    return transactions.mutate(answer, tx -> ask(tx, caller, source, asked, question));
  }

  private Outcome ask(Tx tx, Caller caller, NodeId source, NodeId target, Question question) {
    var pair = Pair.of(source, target);
    var nodes = directory.lock(tx, pair.both());
    OwnNodes.require(caller, Optional.ofNullable(nodes.get(source)).map(Asking::onBackbone));
    var asked = Optional.ofNullable(nodes.get(target)).filter(Node::isOnBackbone);
    var since = trust.since(tx.db(), pair);
    requests.prune(tx.db(), source, tx.now());
    var mutual = requests.between(tx.db(), target, source, tx.now());
    if (asked.isPresent() && since.isPresent()) {
      tx.unaudited("the two trust each other already");
      return new Outcome.Trusting(Trust.of(asked.get(), since.get()));
    }
    tx.audit(AuditEntry.of(source.text()).with("target", question.typed()));
    if (asked.isPresent() && !mutual.isEmpty()) {
      writer.begin(tx, pair);
      return new Outcome.Trusting(Trust.of(asked.get(), tx.now()));
    }
    return new Outcome.Waiting(wait(tx, source, target, asked.isPresent(), question));
  }

  private static Node onBackbone(Node source) {
    if (!source.isOnBackbone()) {
      throw new RegistryFailure.Plain(RegistryReason.NOT_ON_BACKBONE).exception();
    }
    return source;
  }

  private TrustRequest wait(
      Tx tx, NodeId source, NodeId target, boolean isThere, Question question) {
    var addressee = addressee(tx, source, target, isThere, question.typed());
    var before = requests.find(tx.db(), source, question.typed(), tx.now());
    if (before.isPresent()) {
      var again = before.get().again(addressee, question.justification());
      requests.update(tx.db(), again);
      return again;
    }
    if (requests.countSent(tx.db(), source, tx.now()) >= MOST_SENT) {
      throw new RegistryFailure.PendingTrustLimit(MOST_SENT).exception();
    }
    var request =
        TrustRequest.begin(source, question.typed(), addressee, question.justification(), tx.now());
    requests.insert(tx.db(), request);
    return request;
  }

  /** Nobody gets what was declined, or is one more request of the same node by another name. */
  private Addressee addressee(Tx tx, NodeId source, NodeId target, boolean isThere, String typed) {
    var earlier = requests.between(tx.db(), source, target, tx.now());
    boolean hasRoom = requests.countWaiting(tx.db(), target, tx.now()) < MOST_WAITING;
    boolean isFirst = earlier.stream().allMatch(one -> one.delivery() == Delivery.NOWHERE);
    var delivery = isThere && isFirst && hasRoom ? Delivery.INBOX : Delivery.NOWHERE;
    return new Addressee(
        isThere ? Optional.of(target) : Optional.empty(),
        earlier.stream()
            .filter(one -> one.typed().equals(typed) && one.delivery() != Delivery.NOWHERE)
            .map(TrustRequest::delivery)
            .findFirst()
            .orElse(delivery));
  }
}
