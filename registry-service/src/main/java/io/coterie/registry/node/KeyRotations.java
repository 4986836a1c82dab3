package io.coterie.registry.node;

import com.google.protobuf.Message;
import io.coterie.platform.audit.AuditEntry;
import io.coterie.platform.db.Answer;
import io.coterie.platform.db.Transactions;
import io.coterie.platform.db.Tx;
import io.coterie.platform.id.NodeId;
import io.coterie.platform.identity.Caller;
import io.coterie.registry.failure.RegistryFailure;
import io.coterie.registry.failure.RegistryReason;
import io.coterie.registry.proof.Challenges;
import jakarta.inject.Inject;
import java.time.Instant;

/** Replaces nodes' keys. */
final class KeyRotations {
  private final Transactions transactions;
  private final Challenges challenges;
  private final OwnNodes own;
  private final Renames renames;
  private final NodeRepository repository;
  private final NodeWriter writer;
  private final KeyConfig config;

  @Inject
  KeyRotations(
      Transactions transactions,
      Challenges challenges,
      OwnNodes own,
      Renames renames,
      NodeRepository repository,
      NodeWriter writer,
      KeyConfig config) {
    this.transactions = transactions;
    this.challenges = challenges;
    this.own = own;
    this.renames = renames;
    this.repository = repository;
    this.writer = writer;
    this.config = config;
  }

  /** Replaces the node's key for ever. */
  <R extends Message> R rotate(
      Caller caller, NodeId node, KeyRotation rotation, Answer<Node, R> answer) {
    var _ = own.find(caller, new NodeRef.ById(node));
    challenges.requireProof(rotation.replacement().key(), rotation.proof());
    renames.settle(node);
    return transactions.mutate(answer, tx -> rotate(tx, own.lock(tx, caller, node), rotation));
  }

  private Node rotate(Tx tx, Node node, KeyRotation rotation) {
    renames.requireNone(tx, node.id());
    rotation.replacement().expiry().ifPresent(end -> requireSensible(end, tx.now()));
    var old = node.credential().key();
    if (!old.signed(rotation.proof().signed(), rotation.oldKeySignature())) {
      throw failure(RegistryReason.PROOF_INVALID);
    }
    if (!repository.claimKey(tx.db(), rotation.replacement().key(), node.id(), tx.now())) {
      throw failure(
          repository.isRetired(tx.db(), rotation.replacement().key())
              ? RegistryReason.KEY_RETIRED
              : RegistryReason.KEY_IN_USE);
    }
    repository.retireKey(tx.db(), old);
    tx.audit(AuditEntry.of(node.id().text()));
    return writer.rekey(tx, node.with(rotation.replacement()));
  }

  private void requireSensible(Instant end, Instant now) {
    if (!end.isAfter(now) || end.isAfter(now.plus(config.longestLife()))) {
      throw new RegistryFailure.KeyExpiryInvalid(config.longestLife()).exception();
    }
  }

  private static RuntimeException failure(RegistryReason reason) {
    return new RegistryFailure.Plain(reason).exception();
  }
}
