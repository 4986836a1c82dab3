package io.coterie.policy;

/** Whom a rule speaks of. */
public sealed interface Selector {
  /** As policies have it. */
  String text();

  /** One that says by itself whom it selects, now and later. */
  sealed interface Bound extends Selector {}

  /** Every member. */
  record Everyone() implements Bound {
    @Override
    public String text() {
      return "*";
    }
  }

  /** Every member with the tag. */
  record Tagged(Tag tag) implements Bound {
    @Override
    public String text() {
      return "tag:" + tag;
    }
  }

  /** Every member with exactly this role: the owner is no admin. */
  record WithRole(NodeRole role) implements Bound {
    @Override
    public String text() {
      return "role:" + role.text();
    }
  }

  /** The member that is this node. */
  record TheNode(SubjectId node) implements Bound {
    @Override
    public String text() {
      return "node:" + node;
    }
  }

  /** The node that had the name when the policy was stored, whatever it is called now. */
  record FixedHost(Hostname host, SubjectId node) implements Bound {
    @Override
    public String text() {
      return "host:" + host;
    }
  }

  /** The node that has the name: to be fixed before anything is decided by it. */
  record Host(Hostname host) implements Selector {
    @Override
    public String text() {
      return "host:" + host;
    }
  }
}
