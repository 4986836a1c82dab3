package io.coterie.network.member;

import io.coterie.network.directory.NodeFacts;
import io.coterie.platform.id.AccountId;
import io.coterie.platform.id.NetworkNumber;
import io.coterie.platform.id.PrincipalId;
import java.util.Optional;

/** Who is about to become a member, with what other services say about it. */
public sealed interface Newcomer {
  PrincipalId id();

  /** The account, or the one that the node belongs to. */
  Optional<AccountId> account();

  /** How it looks as a member, to itself. */
  MemberView view(Member member, NetworkNumber number);

  /** An account, and its name. */
  record OfAccount(AccountId id, String name) implements Newcomer {
    @Override
    public Optional<AccountId> account() {
      return Optional.of(id);
    }

    @Override
    public MemberView view(Member member, NetworkNumber number) {
      return MemberView.bare(member, number).named(name);
    }
  }

  /** A registered node. */
  record OfNode(NodeFacts facts) implements Newcomer {
    @Override
    public PrincipalId id() {
      return facts.id();
    }

    @Override
    public Optional<AccountId> account() {
      return facts.account();
    }

    @Override
    public MemberView view(Member member, NetworkNumber number) {
      return MemberView.bare(member, number).present(facts.online(), facts.endpoints());
    }
  }
}
