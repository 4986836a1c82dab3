package io.coterie.network.member;

/** Which members a list holds. */
enum MemberKind {
  ANY,
  ACCOUNT,
  NODE
}
